import { useCallback, type FocusEvent, type KeyboardEvent } from 'react';

const figuresIn = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-cited]'),
];

/** The figure of a row that stands nearest to a place across. */
function nearestIn(row: Element, across: number): HTMLElement | undefined {
  const distance = (figure: HTMLElement): number =>
    Math.abs(figure.getBoundingClientRect().left - across);
  return figuresIn(row).toSorted((a, b) => distance(a) - distance(b))[0];
}

function target(table: HTMLTableElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const row = from.closest('tr');
  if (row === null) return undefined;
  const inRow = figuresIn(row);
  const at = inRow.indexOf(from);
  const rows = [...table.rows].filter((each) => figuresIn(each).length > 0);
  const across = from.getBoundingClientRect().left;
  switch (key) {
    case 'ArrowRight':
      return inRow[at + 1];
    case 'ArrowLeft':
      return inRow[at - 1];
    case 'Home':
      return inRow[0];
    case 'End':
      return inRow.at(-1);
    case 'ArrowDown':
    case 'ArrowUp': {
      const next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
      return next === undefined ? undefined : nearestIn(next, across);
    }
    default:
      return undefined;
  }
}

/** One tab stop for the figures of a table; the arrow keys go from one to the next. */
export function useCitedWalk(): {
  readonly ref: (table: HTMLTableElement | null) => void;
  readonly onFocus: (event: FocusEvent<HTMLTableElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
} {
  const ref = useCallback((table: HTMLTableElement | null) => {
    if (table === null) return;
    for (const [at, figure] of figuresIn(table).entries()) figure.tabIndex = at === 0 ? 0 : -1;
  }, []);
  const onFocus = useCallback((event: FocusEvent<HTMLTableElement>) => {
    if (!event.target.matches('[data-cited]')) return;
    for (const figure of figuresIn(event.currentTarget)) {
      figure.tabIndex = figure === event.target ? 0 : -1;
    }
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-cited]')) return;
    const next = target(event.currentTarget, event.target, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, []);
  return { ref, onFocus, onKeyDown };
}
