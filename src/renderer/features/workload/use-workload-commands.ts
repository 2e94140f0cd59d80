import { useMemo } from 'react';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { commandOf, useCommands, type Command } from '../../stores/commands';
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
  commandOf('workload.add-line', addLine),
  commandOf('workload.add-catalog', addCatalog),
];

const rowCommands = (
  disabled: string | undefined,
  { deleteRows, moveRow, fillDown, clear }: Actions,
): readonly Command[] => [
  commandOf('workload.delete-rows', deleteRows, { disabled }),
  commandOf('workload.clear', clear, { disabled }),
  commandOf('workload.fill-down', fillDown, { disabled }),
  commandOf('workload.move-up', () => moveRow(-1), { disabled }),
  commandOf('workload.move-down', () => moveRow(1), { disabled }),
];

const panelCommands = (
  disabled: string | undefined,
  setPanel: (panel: string) => void,
): readonly Command[] => [
  commandOf('workload.details', () => setPanel('row'), { disabled }),
  commandOf('workload.choices', () => setPanel('choices')),
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
