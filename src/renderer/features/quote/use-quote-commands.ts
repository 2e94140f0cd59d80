import { useMemo } from 'react';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import type { Edition } from '../../../shared/contract/quote-sheet';
import { commandOf, useCommands, type Command } from '../../stores/commands';
import { quoteDraft, useQuoteDraft } from './quote-draft';
import { FORMATS } from './QuoteTools';
import type { QuoteActions } from './use-quote-actions';

/** Undo of the quote's own edits stands before the scenario's while a draft is open. */
function useUndoCommands(): readonly Command[] {
  const isDraft = useQuoteDraft((state) => state.head?.status === 'draft');
  const back = useQuoteDraft((state) => state.history.past.at(-1)?.name);
  const again = useQuoteDraft((state) => state.history.future[0]?.name);
  return useMemo((): readonly Command[] => {
    if (!isDraft) return [];
    return [
      commandOf('edit.undo', quoteDraft.undo, {
        title: back === undefined ? 'Undo' : `Undo ${back}`,
        disabled: back === undefined ? 'There is nothing to undo in this quote.' : undefined,
      }),
      commandOf('edit.redo', quoteDraft.redo, {
        title: again === undefined ? 'Redo' : `Redo ${again}`,
        disabled: again === undefined ? 'There is nothing to redo in this quote.' : undefined,
      }),
    ];
  }, [isDraft, back, again]);
}

/** What menu, palette and keys can do with the open quote. */
export function useQuoteCommands(
  actions: QuoteActions,
  edition: Edition,
  view: QuoteView | undefined,
  onNew: () => void,
): void {
  const hash = view?.figures.hash;
  const exports = useMemo(
    (): readonly Command[] => [
      commandOf('quote.new', onNew),
      ...FORMATS.map(([format]) =>
        commandOf(`quote.export-${format}`, () => void actions.exportAs(format, edition, hash), {
          disabled: hash === undefined ? 'There is no quote to export.' : undefined,
        }),
      ),
      commandOf('scenario.share', () => void actions.share()),
    ],
    [actions, edition, hash, onNew],
  );
  useCommands('quote-undo', useUndoCommands());
  useCommands('quote', exports);
}
