import { useMemo } from 'react';
import type { Place } from '../../components/data-table/cursor';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { previewDraft } from '../../stores/draft';
import type { WorkColumn } from '../../work/work-column';
import type { WorkRow } from '../../work/work-rows';
import type { Leaving } from './CellEditor';
import { commitCell, leaveUnsure, previewCell, type Committed } from './edit-cell';
import type { Work } from './use-work';
import { cellKey, setEditing, useWorkState } from './work-state';

export type CellEditing = {
  /** Opens the editor: with typed text instead of the value, or with the value to change it. */
  readonly begin: (at: Place, typed?: string) => boolean;
  readonly type: (text: string) => void;
  readonly commit: (text: string, leaving: Leaving) => void;
  readonly cancel: () => void;
  readonly blur: (text: string) => void;
};

const STEPS: Readonly<Record<Leaving, Place>> = {
  down: { row: 1, col: 0 },
  up: { row: -1, col: 0 },
  right: { row: 0, col: 1 },
  left: { row: 0, col: -1 },
  stay: { row: 0, col: 0 },
  fill: { row: 0, col: 0 },
};

type Cell = { readonly row: WorkRow; readonly column: WorkColumn };

function cellAt({ rows, columns }: Work, at: Place | undefined): Cell | undefined {
  const [row, column] = [rows[at?.row ?? -1], columns[at?.col ?? -1]];
  return row === undefined || column === undefined ? undefined : { row, column };
}

const editingNow = () => useWorkState.getState().editing;
const isBad = ({ row, column }: Cell): boolean =>
  useWorkState.getState().bad.has(cellKey(row.key, column.id));

function begin(work: Work, at: Place, typed: string | undefined): boolean {
  const cell = cellAt(work, at);
  const face = cell?.column.face(cell.row, work.context);
  if (cell === undefined || face === undefined) return false;
  // Reading the value back tells whether this cell of the column can be written at all.
  if (cell.column.write?.(cell.row, face.text, work.context) === undefined) return false;
  const bad = useWorkState.getState().bad.get(cellKey(cell.row.key, cell.column.id));
  const from = bad?.text ?? face.text;
  setEditing({ at, from, text: typed ?? from, replaced: typed !== undefined });
  if (typed !== undefined) previewCell(cell.column.write(cell.row, typed, work.context));
  return true;
}

/** Where the focus goes after a cell was kept; a line just made is followed by the next new one. */
function nextPlace(
  { rows, columns }: Work,
  at: Place,
  leaving: Leaving,
  committed: Committed,
): Place {
  const step = STEPS[leaving];
  const made = committed === 'created';
  const lastRow = rows.length - (made ? 0 : 1);
  return {
    row: Math.max(0, Math.min(at.row + step.row, lastRow)),
    col:
      made && leaving === 'down' ? 1 : Math.max(0, Math.min(at.col + step.col, columns.length - 1)),
  };
}

function commit(work: Work, focus: GridCursor['focus'], text: string, leaving: Leaving): void {
  const editing = editingNow();
  const cell = cellAt(work, editing?.at);
  if (editing === undefined || cell === undefined) return;
  const unchanged = text === editing.from && !isBad(cell);
  const committed = unchanged ? 'kept' : commitCell(cell.row, cell.column, text, work.context);
  if (committed === 'asked') return;
  setEditing(undefined);
  if (unchanged) previewDraft(undefined);
  focus(nextPlace(work, editing.at, leaving, committed));
}

function blur(work: Work, text: string): void {
  const editing = editingNow();
  if (editing === undefined) return;
  const cell = cellAt(work, editing.at);
  setEditing(undefined);
  previewDraft(undefined);
  if (cell === undefined || text === editing.from) return;
  const change = cell.column.write?.(cell.row, text, work.context);
  if (change?.kind === 'unsure') leaveUnsure(cell.row, cell.column, text, change);
  else commitCell(cell.row, cell.column, text, work.context);
}

/** Typing in cells: figures follow every keystroke, the scenario changes when the typing is over. */
export function useCellEditing(
  work: Work,
  { focus }: GridCursor,
  fill: (text: string) => void,
): CellEditing {
  return useMemo(
    () => ({
      begin: (at, typed) => begin(work, at, typed),
      type: (text) => {
        const editing = editingNow();
        const cell = cellAt(work, editing?.at);
        if (editing === undefined || cell === undefined) return;
        setEditing({ ...editing, text });
        previewCell(cell.column.write?.(cell.row, text, work.context));
      },
      commit: (text, leaving) => {
        if (leaving !== 'fill') return commit(work, focus, text, leaving);
        setEditing(undefined);
        return fill(text);
      },
      cancel: () => {
        const editing = editingNow();
        setEditing(undefined);
        previewDraft(undefined);
        if (editing !== undefined) focus(editing.at);
      },
      blur: (text) => blur(work, text),
    }),
    [work, focus, fill],
  );
}
