import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { useRowHeight } from '../../stores/preferences';
import type { Place } from './cursor';

/** Rows drawn beyond the visible ones, above and below. */
const OVERSCAN = 8;

type GridRowsProps = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowCount: number;
  readonly at: Place;
  readonly onVisible: ((first: number, last: number) => void) | undefined;
};

export type GridRows = ReturnType<typeof useGridRows>;

/** The text size of the system, so that rows grow with it. */
function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}

/** Which rows are drawn, and where; the row with the cursor always is, so that it keeps the focus. */
export function useGridRows({ scroller, rowCount, at, onVisible }: GridRowsProps) {
  'use no memo';
  const [scale] = useState(textScale);
  const height = useRowHeight() * scale;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      const { row } = at;
      if (row < 0 || row >= range.count || drawn.includes(row)) return drawn;
      return [...drawn, row].toSorted((a, b) => a - b);
    },
    [at],
  );
  // oxlint-disable-next-line react/incompatible-library -- said by "use no memo" above; the React compiler is not used
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    rangeExtractor,
    useFlushSync: false,
  });
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (rowCount > 0) onVisible?.(first, Math.min(last, rowCount - 1));
  }, [first, last, rowCount, onVisible]);
  const page = Math.max(
    1,
    Math.floor((scroller.current?.clientHeight ?? height * 11) / height) - 2,
  );
  return { virtualizer, height, page };
}
