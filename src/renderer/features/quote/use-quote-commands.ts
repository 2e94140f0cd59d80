import { useMemo } from 'react';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import type { Edition } from '../../../shared/contract/quote-sheet';
import { useCommands, type Command } from '../../stores/commands';
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
      {
        id: 'edit.undo',
        title: back === undefined ? 'Undo' : `Undo ${back}`,
        group: 'Edit',
        keys: ['Mod+Z'],
        disabled: back === undefined ? 'There is nothing to undo in this quote.' : undefined,
        run: quoteDraft.undo,
      },
      {
        id: 'edit.redo',
        title: again === undefined ? 'Redo' : `Redo ${again}`,
        group: 'Edit',
        keys: ['Mod+Shift+Z', 'Mod+Y'],
        disabled: again === undefined ? 'There is nothing to redo in this quote.' : undefined,
        run: quoteDraft.redo,
      },
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
      {
        id: 'quote.new',
        title: 'New quote',
        group: 'File',
        aliases: ['offer', 'proposal'],
        run: onNew,
      },
      ...FORMATS.map(([format, label]): Command => ({
        id: `quote.export-${format}`,
        title: `Export quote: ${label}`,
        group: 'File',
        aliases: ['save', 'print', format],
        disabled: hash === undefined ? 'There is no quote to export.' : undefined,
        run: () => void actions.exportAs(format, edition, hash),
      })),
      {
        id: 'scenario.share',
        title: 'Save scenario as .tierwise file',
        group: 'File',
        aliases: ['export', 'send', 'share'],
        run: () => void actions.share(),
      },
    ],
    [actions, edition, hash, onNew],
  );
  useCommands('quote-undo', useUndoCommands());
  useCommands('quote', exports);
}
