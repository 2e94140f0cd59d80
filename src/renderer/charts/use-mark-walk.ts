import { useState, type KeyboardEvent } from 'react';
import { walkedMark } from './mark-walk';

export type MarkWalk = {
  readonly at: number | undefined;
  readonly point: (at: number | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Which mark is pointed at: arrows walk, Escape leaves, Enter opens. `page` marks are one page. */
export function useMarkWalk(
  count: number,
  page: number,
  onPoint: (at: number | undefined) => void,
  onOpen?: (at: number) => void,
): MarkWalk {
  const [at, setAt] = useState<number>();
  const point = (next: number | undefined): void => {
    setAt(next);
    onPoint(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return point(undefined);
    if (event.key === 'Enter' && at !== undefined) return onOpen?.(at);
    const next = walkedMark(event.key, at, count, page);
    if (next === undefined) return;
    event.preventDefault();
    point(next);
  };
  return { at: at !== undefined && at < count ? at : undefined, point, onKeyDown };
}
