import { useCallback, useEffect, useRef } from 'react';
import { useKeptWidths, type Widths } from '../../stores/column-widths';

/** How long a column rests before its width is kept. */
const REST_MS = 300;

/** Takes over the widths as they were left, until somebody changes one; then keeps those. */
export function useRestingWidths(
  grid: string | undefined,
  now: Widths,
  put: (widths: Widths) => void,
): () => void {
  const { kept, keep } = useKeptWidths(grid);
  const touched = useRef(false);
  const applied = useRef<Widths>(undefined);
  const waiting = useRef<Widths>(undefined);
  useEffect(() => {
    if (touched.current || applied.current === kept) return;
    applied.current = kept;
    if (Object.keys(kept).length > 0) put(kept);
  }, [kept, put]);
  useEffect(() => {
    if (!touched.current) return undefined;
    waiting.current = now;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      keep(now);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [now, keep]);
  useEffect(
    () => () => {
      if (waiting.current !== undefined) keep(waiting.current);
    },
    [keep],
  );
  return useCallback(() => {
    touched.current = true;
  }, []);
}
