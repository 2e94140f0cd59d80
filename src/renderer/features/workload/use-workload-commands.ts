import { useMemo } from 'react';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { useCommands, type Command } from '../../stores/commands';
import type { BlockActions } from './use-blocks';
import type { Work } from './use-work';

type WorkloadCommandsContext = {
  readonly work: Work | undefined;
  readonly cursor: GridCursor;
  readonly blocks: BlockActions;
  readonly setPanel: (panel: string | undefined) => void;
  readonly addCatalog: () => void;
};

type Actions = Pick<BlockActions, 'deleteRows' | 'moveRow' | 'fillDown' | 'clear'>;

const addCommands = (addLine: () => void, addCatalog: () => void): readonly Command[] => [
  {
    id: 'workload.add-line',
    title: 'Add line',
    group: 'Scenario',
    keys: ['Mod+Shift+Enter'],
    aliases: ['new line', 'operation'],
    run: addLine,
  },
  {
    id: 'workload.add-catalog',
    title: 'Add catalog…',
    group: 'Scenario',
    keys: ['Mod+Shift+A'],
    aliases: ['records', 'preset', 'collection'],
    run: addCatalog,
  },
];

function rowCommands(
  disabled: string | undefined,
  { deleteRows, moveRow, fillDown, clear }: Actions,
): readonly Command[] {
  const edit = { group: 'Edit', disabled } as const;
  return [
    {
      ...edit,
      id: 'workload.delete-rows',
      title: 'Delete rows',
      keys: ['Mod+Delete', 'Mod+Backspace'],
      run: deleteRows,
    },
    { ...edit, id: 'workload.clear', title: 'Clear cells', keys: ['Delete'], run: clear },
    { ...edit, id: 'workload.fill-down', title: 'Fill down', keys: ['Mod+D'], run: fillDown },
    {
      ...edit,
      id: 'workload.move-up',
      title: 'Move row up',
      keys: ['Alt+ArrowUp'],
      run: () => moveRow(-1),
    },
    {
      ...edit,
      id: 'workload.move-down',
      title: 'Move row down',
      keys: ['Alt+ArrowDown'],
      run: () => moveRow(1),
    },
  ];
}

const panelCommands = (
  disabled: string | undefined,
  setPanel: (panel: string) => void,
): readonly Command[] => [
  {
    id: 'workload.details',
    title: 'Details of the row',
    group: 'View',
    keys: ['Alt+Enter'],
    aliases: ['schedule', 'season', 'mix', 'range'],
    disabled,
    run: () => setPanel('row'),
  },
  {
    id: 'workload.choices',
    title: 'Choices of the scenario',
    group: 'View',
    keys: ['Mod+Shift+C'],
    aliases: [
      'packs',
      'auto top-up',
      'overage',
      'seats',
      'needs',
      'changes',
      'account',
      'assumptions',
      'months',
      'start',
    ],
    run: () => setPanel('choices'),
  },
];

/** What can be done with rows and cells, for the bar, the context menu, the palette and keys. */
export function useWorkloadCommands(context: WorkloadCommandsContext): readonly Command[] {
  const { work, cursor, blocks, setPanel, addCatalog } = context;
  const rowCount = work?.rows.length ?? 0;
  const kind = work?.rows[cursor.cursor.at.row]?.kind;
  const { focus } = cursor;
  const { deleteRows, moveRow, fillDown, clear } = blocks;
  const commands = useMemo((): readonly Command[] => {
    const noRow = kind === undefined || kind === 'new' ? 'Go to a row first.' : undefined;
    return [
      ...addCommands(() => focus({ row: rowCount - 1, col: 1 }), addCatalog),
      ...rowCommands(noRow, { deleteRows, moveRow, fillDown, clear }),
      ...panelCommands(noRow, setPanel),
    ];
  }, [kind, rowCount, focus, addCatalog, deleteRows, moveRow, fillDown, clear, setPanel]);
  useCommands('workload', commands);
  return commands;
}
