import { useCallback, useEffect, useMemo, type KeyboardEvent } from 'react';
import { DataTable, type CellFacts } from '../../components/data-table/DataTable';
import { isSinglePlace, type Place } from '../../components/data-table/cursor';
import type { GridColumn } from '../../components/data-table/grid-column';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import type { MenuPoint } from '../../components/ContextMenu';
import { useDraft } from '../../stores/draft';
import { CellEditor } from './CellEditor';
import type { BlockActions } from './use-blocks';
import { useCellEditing, type CellEditing } from './use-cell-editing';
import { isEmpty, type Work } from './use-work';
import type { WorkColumn } from '../../work/work-column';
import type { WorkRow } from '../../work/work-rows';
import { cellKey, useWorkState } from './work-state';
import { WorkCell } from './WorkCell';
import './work-grid.css';

type WorkGridProps = {
  readonly work: Work;
  readonly cursor: GridCursor;
  readonly blocks: BlockActions;
  readonly onDetails: () => void;
  readonly onMenu: (point: MenuPoint) => void;
};

/** The workload as a sheet: what is processed, which operations run on it, how much and when. */
export function WorkGrid({ work, cursor, blocks, onDetails, onMenu }: WorkGridProps) {
  const { rows, columns } = work;
  const editing = useCellEditing(work, cursor, blocks.fill);
  const gridColumns = useGridColumns(work, editing);
  const bad = useWorkState((state) => state.bad);
  const editingAt = useWorkState((state) => state.editing?.at);
  useRevisit(work, cursor);
  const onCellKey = (event: KeyboardEvent<HTMLElement>, at: Place): boolean => {
    if (at.row < 0) return false;
    return takeKey(event, at, { editing, cursor, blocks, columns, onDetails });
  };
  const cellFacts = useCallback(
    (at: Place): CellFacts | undefined => {
      const [row, column] = [rows[at.row], columns[at.col]];
      if (row === undefined || column === undefined) return undefined;
      const isEditing = editingAt?.row === at.row && editingAt.col === at.col;
      const invalid = bad.has(cellKey(row.key, column.id));
      return { invalid, className: isEditing ? 'is-editing' : undefined };
    },
    [rows, columns, bad, editingAt],
  );
  return (
    <DataTable
      label="Workload"
      columns={gridColumns}
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      rowKey={(row) => row.key}
      rowClass={(row) => `work-row work-row--${row.kind}`}
      freezesFirst
      selectsCells
      // Without work the sheet is its one row, and what follows it teaches.
      maxRows={isEmpty(work) ? 1 : undefined}
      cursor={cursor}
      cellFacts={cellFacts}
      onCellKey={onCellKey}
      onCellDoubleClick={(at) => {
        if (!editing.begin(at) && columns[at.col]?.opensDetails === true) onDetails();
      }}
      onPaste={blocks.paste}
      onContextMenu={(_place, point) => onMenu(point)}
    />
  );
}

type KeyContext = {
  readonly editing: CellEditing;
  readonly cursor: GridCursor;
  readonly blocks: BlockActions;
  readonly columns: readonly WorkColumn[];
  readonly onDetails: () => void;
};

const isField = (target: EventTarget): boolean => target instanceof HTMLInputElement;

/** A sheet's keys; the grid itself has those that move. */
function takeKey(event: KeyboardEvent<HTMLElement>, at: Place, context: KeyContext): boolean {
  if (isField(event.target)) return false;
  const { editing, cursor, blocks, columns, onDetails } = context;
  const ctrl = event.ctrlKey || event.metaKey;
  const typed = event.key.length === 1 && !ctrl && !event.altKey && event.key !== ' ';
  if (typed) return editing.begin(at, event.key);
  switch (event.key) {
    case 'F2':
      if (!editing.begin(at) && columns[at.col]?.opensDetails === true) onDetails();
      return true;
    case 'Enter':
      if (event.altKey) onDetails();
      else cursor.focus({ row: Math.max(0, at.row + (event.shiftKey ? -1 : 1)), col: at.col });
      return true;
    case 'Delete':
    case 'Backspace':
      if (ctrl) return false;
      blocks.clear();
      return true;
    case ' ':
      if (!event.shiftKey) return false;
      cursor.focus({ row: at.row, col: columns.length - 1 }, { row: at.row, col: 0 });
      return true;
    case 'Escape':
      if (isSinglePlace(cursor.cursor)) return false;
      cursor.focus(at);
      return true;
    default:
      return false;
  }
}

/** Undo and redo bring the focus to the cell that they changed. */
function useRevisit({ rows, columns }: Work, { focus }: GridCursor): void {
  const revisited = useDraft((state) => state.revisited);
  useEffect(() => {
    const target =
      revisited?.step.place?.view === 'workload' ? revisited.step.place.target : undefined;
    if (target === undefined) return;
    const [rowKey = '', columnId = ''] = target.split('|');
    const row = rows.findIndex(({ key }) => key === rowKey);
    const col = columns.findIndex(({ id }) => id === columnId);
    if (row >= 0) focus({ row, col: Math.max(0, col) });
    // Only a new undo or redo moves the focus, not every change of the rows.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, [revisited]);
}

function branchOf(
  row: WorkRow,
  column: WorkColumn,
): 'catalog' | 'entry' | 'last-entry' | undefined {
  if (column.id !== 'work') return undefined;
  if (row.kind === 'catalog') return 'catalog';
  if (row.kind === 'entry') return row.last ? 'last-entry' : 'entry';
  return undefined;
}

function says(row: WorkRow, column: WorkColumn, { context }: Work): string {
  const face = column.face(row, context);
  if (face === undefined) return `${column.head}: not applicable`;
  const tones = {
    assumed: ', assumed',
    missing: '',
    inherited: ', as its catalog',
    quiet: '',
  } as const;
  const tone = face.tone === undefined ? '' : tones[face.tone];
  return `${column.head}: ${face.shown === '' ? 'empty' : face.shown}${tone}`;
}

function useGridColumns(work: Work, editing: CellEditing): readonly GridColumn<WorkRow>[] {
  const { columns, context } = work;
  return useMemo(
    () =>
      columns.map((column, col): GridColumn<WorkRow> => ({
        id: column.id,
        head: column.head,
        name: column.head,
        width: column.width,
        align: column.align ?? 'start',
        ...(column.grows === true ? { grows: true } : {}),
        cell: (row, index) => (
          <EditableCell
            work={work}
            row={row}
            column={column}
            at={{ row: index, col }}
            editing={editing}
          />
        ),
        copies: (row) => {
          const face = column.face(row, context);
          return face === undefined || row.kind === 'new'
            ? ''
            : face.text || (face.tone === 'quiet' ? '' : face.shown);
        },
        says: (row) => says(row, column, work),
      })),
    [columns, context, work, editing],
  );
}

type EditableCellProps = {
  readonly work: Work;
  readonly row: WorkRow;
  readonly column: WorkColumn;
  readonly at: Place;
  readonly editing: CellEditing;
};

function EditableCell({ work, row, column, at, editing }: EditableCellProps) {
  const { context } = work;
  const typing = useWorkState((state) =>
    state.editing?.at.row === at.row && state.editing.at.col === at.col ? state.editing : undefined,
  );
  const bad = useWorkState((state) => state.bad.get(cellKey(row.key, column.id)));
  if (typing === undefined) {
    return (
      <WorkCell
        face={column.face(row, context)}
        bad={bad}
        branch={branchOf(row, column)}
        blank={row.kind === 'new'}
      />
    );
  }
  return (
    <CellEditor
      label={column.head}
      text={typing.text}
      replaced={typing.replaced}
      align={column.align ?? 'start'}
      options={column.options?.(row, context)}
      change={column.write?.(row, typing.text, context)}
      onText={editing.type}
      onCommit={editing.commit}
      onCancel={editing.cancel}
      onBlur={editing.blur}
    />
  );
}
