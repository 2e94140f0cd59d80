import { useCallback, useMemo, useRef, useState } from 'react';
import { placeCursor, type Cursor, type Place } from './cursor';

export type GridCursor = {
  readonly cursor: Cursor;
  /** Selects without taking the focus. */
  readonly set: (next: Cursor) => void;
  /** Goes to a cell and takes the focus there once it is drawn. */
  readonly focus: (at: Place, anchor?: Place) => void;
  /** Whether the cell is still waited for after `focus`. */
  readonly isWanted: () => boolean;
  readonly arrived: () => void;
};

/** The cursor of one grid; whoever moves it from outside makes one and hands it in. */
export function useGridCursor(): GridCursor {
  const [cursor, set] = useState<Cursor>(() => placeCursor({ row: 0, col: 0 }));
  const wanted = useRef(false);
  const focus = useCallback((at: Place, anchor: Place = at) => {
    wanted.current = true;
    set({ at, anchor });
  }, []);
  const isWanted = useCallback(() => wanted.current, []);
  const arrived = useCallback(() => {
    wanted.current = false;
  }, []);
  return useMemo(
    () => ({ cursor, set, focus, isWanted, arrived }),
    [cursor, focus, isWanted, arrived],
  );
}
