import { useId, useState, type KeyboardEvent } from 'react';
import { movedPlace, type Place } from '../../components/data-table/cursor';

const PAGE = 8;

/** One tab stop and arrow keys for a small grid whose rows are all drawn. */
export function useGridWalk(rows: number, cols: number) {
  const id = useId();
  const [at, setAt] = useState<Place>({ row: 0, col: 0 });
  const cellId = ({ row, col }: Place): string => `${id}-${row}-${col}`;
  const here = { row: Math.min(at.row, rows - 1), col: at.col };
  const cell = (place: Place) => ({
    id: cellId(place),
    tabIndex: here.row === place.row && here.col === place.col ? 0 : -1,
    'aria-colindex': place.col + 1,
    onFocus: () => setAt(place),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.shiftKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = movedPlace({ key: event.key, ctrl }, here, { rows, cols, page: PAGE });
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    document.getElementById(cellId(to))?.focus();
  };
  return { here, cell, onKeyDown };
}

export type GridWalk = ReturnType<typeof useGridWalk>;
