import { useMemo } from 'react';
import type { ScenarioRow, ScenarioState } from '../../../shared/contract/library';
import { commandOf, useCommands, useOffered, type Command } from '../../stores/commands';
import type { LibraryDialog } from './LibraryDialogs';
import { MOST_BESIDE } from './SideBySide';
import type { LibraryActions } from './use-library';

type LibraryCommandsContext = {
  readonly shelf: ScenarioState;
  /** The chosen rows, or the one with the cursor. */
  readonly concerned: readonly ScenarioRow[];
  readonly actions: LibraryActions;
  readonly setDialog: (dialog: LibraryDialog) => void;
  readonly setRenaming: (id: string) => void;
  readonly open: (row: ScenarioRow) => void;
};

const NONE = 'Choose a scenario first.';

function shelfCommands({
  shelf,
  concerned,
  actions,
  setDialog,
}: LibraryCommandsContext): Command[] {
  const disabled = concerned.length === 0 ? NONE : undefined;
  const restore = commandOf('library.restore', () => actions.move(concerned, 'active'), {
    disabled,
  });
  if (shelf === 'trash') {
    const forever = (): void => setDialog({ kind: 'delete-forever', rows: concerned });
    return [restore, commandOf('library.delete-forever', forever, { disabled })];
  }
  const archive = commandOf('library.archive', () => actions.move(concerned, 'archived'), {
    disabled,
  });
  return [
    shelf === 'active' ? archive : restore,
    commandOf('library.trash', () => actions.move(concerned, 'trash'), { disabled }),
  ];
}

function whyNotBeside(count: number): string | undefined {
  if (count < 2) return 'Choose two to five scenarios.';
  return count > MOST_BESIDE
    ? `At most ${MOST_BESIDE} fit side by side; ${count} are chosen.`
    : undefined;
}

const whyNotOne = (count: number): string | undefined =>
  count === 1 ? undefined : 'Choose one scenario.';

function openCommands({ concerned, actions, open }: LibraryCommandsContext): Command[] {
  const [first] = concerned;
  const openFirst = (): void => first && open(first);
  return [
    commandOf('library.open', openFirst, { disabled: whyNotOne(concerned.length) }),
    commandOf('library.beside', openFirst, { disabled: whyNotBeside(concerned.length) }),
    commandOf('library.duplicate', () => actions.duplicate(concerned), {
      disabled: first === undefined ? NONE : undefined,
    }),
  ];
}

function labelCommands(context: LibraryCommandsContext): Command[] {
  const { concerned, actions, setDialog, setRenaming } = context;
  const [first] = concerned;
  const disabled = whyNotOne(concerned.length);
  return [
    commandOf('library.rename', () => first && setRenaming(first.id), { disabled }),
    commandOf('library.tags', () => first && setDialog({ kind: 'tags', row: first }), { disabled }),
    commandOf('library.newest-book', () => actions.updateBook(concerned), {
      disabled: concerned.some((row) => row.newerVersion !== null)
        ? undefined
        : 'The price book is the newest.',
    }),
  ];
}

/** What can be done with the chosen rows, for the bar, the context menu, the palette and keys. */
export function useLibraryCommands(context: LibraryCommandsContext): readonly Command[] {
  const { shelf, concerned, actions, setDialog, setRenaming, open } = context;
  const commands = useMemo((): readonly Command[] => {
    const whole = { shelf, concerned, actions, setDialog, setRenaming, open };
    const here = shelf === 'trash' ? [] : [...openCommands(whole), ...labelCommands(whole)];
    const importing = commandOf('file.import-scenario', () => setDialog({ kind: 'import' }));
    return [...here, ...shelfCommands(whole), importing];
  }, [shelf, concerned, actions, setDialog, setRenaming, open]);
  const offered = useOffered(commands);
  useCommands('library', offered);
  return offered;
}
