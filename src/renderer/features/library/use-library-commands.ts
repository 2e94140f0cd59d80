import { useMemo } from 'react';
import type { ScenarioRow, ScenarioState } from '../../../shared/contract/library';
import { useCommands, type Command } from '../../stores/commands';
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
  const none = concerned.length === 0 ? NONE : undefined;
  const restore: Command = {
    id: 'library.restore',
    title: 'Bring back',
    group: 'Scenario',
    keys: ['Mod+Shift+R'],
    aliases: ['restore', 'unarchive'],
    disabled: none,
    run: () => actions.move(concerned, 'active'),
  };
  if (shelf === 'trash') {
    return [
      restore,
      {
        id: 'library.delete-forever',
        title: 'Delete forever…',
        group: 'Scenario',
        disabled: none,
        run: () => setDialog({ kind: 'delete-forever', rows: concerned }),
      },
    ];
  }
  const archive: Command = {
    id: 'library.archive',
    title: 'Archive',
    group: 'Scenario',
    keys: ['Mod+E'],
    disabled: none,
    run: () => actions.move(concerned, 'archived'),
  };
  return [
    ...(shelf === 'active' ? [archive] : [restore]),
    {
      id: 'library.trash',
      title: 'Move to trash',
      group: 'Scenario',
      keys: ['Delete', 'Backspace'],
      aliases: ['delete', 'remove'],
      disabled: none,
      run: () => actions.move(concerned, 'trash'),
    },
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
  return [
    {
      id: 'library.open',
      title: 'Open',
      group: 'Scenario',
      disabled: whyNotOne(concerned.length),
      run: () => first && open(first),
    },
    {
      id: 'library.beside',
      title: 'Lay side by side',
      group: 'Scenario',
      aliases: ['compare scenarios'],
      disabled: whyNotBeside(concerned.length),
      run: () => first && open(first),
    },
    {
      id: 'library.duplicate',
      title: 'Duplicate',
      group: 'Scenario',
      keys: ['Mod+D'],
      aliases: ['copy'],
      disabled: first === undefined ? NONE : undefined,
      run: () => actions.duplicate(concerned),
    },
  ];
}

function labelCommands(context: LibraryCommandsContext): Command[] {
  const { concerned, actions, setDialog, setRenaming } = context;
  const [first] = concerned;
  const single = whyNotOne(concerned.length);
  return [
    {
      id: 'library.rename',
      title: 'Rename',
      group: 'Scenario',
      keys: ['F2'],
      disabled: single,
      run: () => first && setRenaming(first.id),
    },
    {
      id: 'library.tags',
      title: 'Tags…',
      group: 'Scenario',
      keys: ['Mod+Shift+T'],
      aliases: ['label'],
      disabled: single,
      run: () => first && setDialog({ kind: 'tags', row: first }),
    },
    {
      id: 'library.newest-book',
      title: 'Update to newest price book',
      group: 'Scenario',
      disabled: concerned.some((row) => row.newerVersion !== null)
        ? undefined
        : 'The price book is the newest.',
      run: () => actions.updateBook(concerned),
    },
  ];
}

/** What can be done with the chosen rows, for the bar, the context menu, the palette and keys. */
export function useLibraryCommands(context: LibraryCommandsContext): readonly Command[] {
  const { shelf, concerned, actions, setDialog, setRenaming, open } = context;
  const commands = useMemo((): readonly Command[] => {
    const whole = { shelf, concerned, actions, setDialog, setRenaming, open };
    const here = shelf === 'trash' ? [] : [...openCommands(whole), ...labelCommands(whole)];
    const importing: Command = {
      id: 'file.import-scenario',
      title: 'Import a scenario file…',
      group: 'File',
      keys: ['Mod+O'],
      aliases: ['open file', 'json'],
      run: () => setDialog({ kind: 'import' }),
    };
    return [...here, ...shelfCommands(whole), importing];
  }, [shelf, concerned, actions, setDialog, setRenaming, open]);
  useCommands('library', commands);
  return commands;
}
