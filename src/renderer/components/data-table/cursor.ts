/** The cell that has the focus, and the other corner of what is selected. Row −1 is the head. */

export type Place = { readonly row: number; readonly col: number };
export type Cursor = { readonly at: Place; readonly anchor: Place };

export type Extent = {
  readonly rows: number;
  readonly cols: number;
  /** Rows of one page up or down. */
  readonly page: number;
};

export type Rectangle = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export const placeCursor = (at: Place): Cursor => ({ at, anchor: at });

export const HEAD_ROW = -1;

const between = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

function clampPlace(place: Place, extent: Extent): Place {
  return {
    row: between(place.row, HEAD_ROW, Math.max(HEAD_ROW, extent.rows - 1)),
    col: between(place.col, 0, Math.max(0, extent.cols - 1)),
  };
}

/** What is selected: inclusive corners; the head is never part of it. */
export function selectedRectangle({ at, anchor }: Cursor): Rectangle {
  return {
    top: Math.max(0, Math.min(at.row, anchor.row)),
    left: Math.min(at.col, anchor.col),
    bottom: Math.max(at.row, anchor.row),
    right: Math.max(at.col, anchor.col),
  };
}

export function isInside({ row, col }: Place, rectangle: Rectangle): boolean {
  return (
    row >= rectangle.top &&
    row <= rectangle.bottom &&
    col >= rectangle.left &&
    col <= rectangle.right
  );
}

export const isSinglePlace = ({ at, anchor }: Cursor): boolean =>
  at.row === anchor.row && at.col === anchor.col;

/** Keys that move within a grid (ARIA grid pattern); undefined for every other key. */
export function movedPlace(
  key: { readonly key: string; readonly ctrl: boolean },
  at: Place,
  extent: Extent,
): Place | undefined {
  const lastRow = extent.rows - 1;
  const lastCol = extent.cols - 1;
  const to = (row: number, col: number): Place => clampPlace({ row, col }, extent);
  switch (key.key) {
    case 'ArrowUp':
      return key.ctrl ? to(0, at.col) : to(at.row - 1, at.col);
    case 'ArrowDown':
      return key.ctrl ? to(lastRow, at.col) : to(at.row + 1, at.col);
    case 'ArrowLeft':
      return key.ctrl ? to(at.row, 0) : to(at.row, at.col - 1);
    case 'ArrowRight':
      return key.ctrl ? to(at.row, lastCol) : to(at.row, at.col + 1);
    case 'Home':
      return key.ctrl ? to(0, 0) : to(at.row, 0);
    case 'End':
      return key.ctrl ? to(lastRow, lastCol) : to(at.row, lastCol);
    case 'PageUp':
      return to(Math.max(0, at.row - extent.page), at.col);
    case 'PageDown':
      return to(at.row + extent.page, at.col);
    default:
      return undefined;
  }
}
