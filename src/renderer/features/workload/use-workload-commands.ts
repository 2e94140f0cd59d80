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
      {
        id: 'workload.add-line',
        title: 'Add line',
        group: 'Scenario',
        keys: ['Mod+Shift+Enter'],
        aliases: ['new line', 'operation'],
        run: () => focus({ row: rowCount - 1, col: 1 }),
      },
      {
        id: 'workload.add-catalog',
        title: 'Add catalog…',
        group: 'Scenario',
        keys: ['Mod+Shift+A'],
        aliases: ['records', 'preset', 'collection'],
        run: addCatalog,
      },
      {
        id: 'workload.delete-rows',
        title: 'Delete rows',
        group: 'Edit',
        keys: ['Mod+Delete', 'Mod+Backspace'],
        disabled: noRow,
        run: deleteRows,
      },
      { id: 'workload.clear', title: 'Clear cells', group: 'Edit', keys: ['Delete'], disabled: noRow, run: clear },
      { id: 'workload.fill-down', title: 'Fill down', group: 'Edit', keys: ['Mod+D'], disabled: noRow, run: fillDown },
      {
        id: 'workload.move-up',
        title: 'Move row up',
        group: 'Edit',
        keys: ['Alt+ArrowUp'],
        disabled: noRow,
        run: () => moveRow(-1),
      },
      {
        id: 'workload.move-down',
        title: 'Move row down',
        group: 'Edit',
        keys: ['Alt+ArrowDown'],
        disabled: noRow,
        run: () => moveRow(1),
      },
      {
        id: 'workload.details',
        title: 'Details of the row',
        group: 'View',
        keys: ['Alt+Enter'],
        aliases: ['schedule', 'season', 'mix', 'range'],
        disabled: noRow,
        run: () => setPanel('row'),
      },
      {
        id: 'workload.choices',
        title: 'Choices of the scenario',
        group: 'View',
        keys: ['Mod+Shift+C'],
        aliases: ['packs', 'auto top-up', 'overage', 'seats', 'needs', 'changes', 'account', 'assumptions', 'months', 'start'],
        run: () => setPanel('choices'),
      },
    ];
  }, [kind, rowCount, focus, addCatalog, deleteRows, moveRow, fillDown, clear, setPanel]);
  useCommands('workload', commands);
  return commands;
}
