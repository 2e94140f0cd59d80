import { useCallback, useMemo } from 'react';
import type { Place } from '../../components/data-table/cursor';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { previewDraft } from '../../stores/draft';
import type { Leaving } from './CellEditor';
import { commitCell, leaveUnsure, previewCell } from './edit-cell';
import type { Work } from './use-work';
import { cellKey, setEditing, useWorkState } from './work-state';

export type CellEditing = {
  /** Opens the editor: with typed text instead of the value, or with the value to change it. */
  readonly begin: (at: Place, typed?: string) => boolean;
  readonly type: (text: string) => void;
  /** False while something is asked. */
  readonly commit: (text: string, leaving: Leaving) => boolean;
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

/** Typing in cells: figures follow every keystroke, the scenario changes when the typing is over. */
export function useCellEditing(work: Work, cursor: GridCursor, fill: (text: string) => void): CellEditing {
  const { rows, columns, context } = work;
  const { focus } = cursor;
  const begin = useCallback(
    (at: Place, typed?: string): boolean => {
      const [row, column] = [rows[at.row], columns[at.col]];
      if (row === undefined || column?.write === undefined) return false;
      const face = column.face(row, context);
      const writable = face !== undefined && column.write(row, face.text, context) !== undefined;
      if (!writable) return false;
      const bad = useWorkState.getState().bad.get(cellKey(row.key, column.id));
      const from = bad?.text ?? face.text;
      setEditing({ at, from, text: typed ?? from, replaced: typed !== undefined });
      return true;
    },
    [rows, columns, context],
  );
  const type = useCallback(
    (text: string) => {
      const { editing } = useWorkState.getState();
      if (editing === undefined) return;
      setEditing({ ...editing, text });
      const [row, column] = [rows[editing.at.row], columns[editing.at.col]];
      if (row !== undefined && column !== undefined) previewCell(column.write?.(row, text, context));
    },
    [rows, columns, context],
  );
  const cancel = useCallback(() => {
    const { editing } = useWorkState.getState();
    setEditing(undefined);
    previewDraft(undefined);
    if (editing !== undefined) focus(editing.at);
  }, [focus]);
  const commit = useCallback(
    (text: string, leaving: Leaving): boolean => {
      const { editing } = useWorkState.getState();
      if (editing === undefined) return true;
      const { at, from } = editing;
      const [row, column] = [rows[at.row], columns[at.col]];
      if (row === undefined || column === undefined) return true;
      if (leaving === 'fill') {
        setEditing(undefined);
        fill(text);
        return true;
      }
      const unchanged = text === from && !useWorkState.getState().bad.has(cellKey(row.key, column.id));
      const committed = unchanged ? 'kept' : commitCell(row, column, text, context);
      if (committed === 'asked') return false;
      setEditing(undefined);
      if (unchanged) previewDraft(undefined);
      const step = STEPS[leaving];
      const lastCol = columns.length - 1;
      const back = committed === 'created' && leaving === 'down';
      focus({
        row: Math.max(0, Math.min(at.row + step.row, rows.length - (committed === 'created' ? 0 : 1))),
        col: back ? 1 : Math.max(0, Math.min(at.col + step.col, lastCol)),
      });
      return true;
    },
    [rows, columns, context, focus, fill],
  );
  const blur = useCallback(
    (text: string) => {
      const { editing } = useWorkState.getState();
      if (editing === undefined) return;
      const [row, column] = [rows[editing.at.row], columns[editing.at.col]];
      setEditing(undefined);
      previewDraft(undefined);
      if (row === undefined || column === undefined || text === editing.from) return;
      const change = column.write?.(row, text, context);
      if (change?.kind === 'unsure') leaveUnsure(row, column, text, change);
      else commitCell(row, column, text, context);
    },
    [rows, columns, context],
  );
  return useMemo(() => ({ begin, type, commit, cancel, blur }), [begin, type, commit, cancel, blur]);
}
