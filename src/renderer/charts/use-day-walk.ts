import { useState, type KeyboardEvent } from 'react';
import { walkedDay } from './day-window';

/** The day that is pointed at in a chart of days, by pointer or by the keys that walk along it; Escape leaves. */
export function useDayWalk(days: readonly string[], onPoint: (day: number | undefined) => void) {
  const [at, setAt] = useState<number>();
  const point = (next: number | undefined): void => {
    setAt(next);
    onPoint(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return point(undefined);
    const start = days[0];
    if (start === undefined) return;
    const next = walkedDay(event.key, at ?? -1, {
      start,
      days: days.length,
      dates: (day) => days[Math.max(0, day)] ?? start,
    });
    if (next === undefined) return;
    event.preventDefault();
    point(next);
  };
  return { at, point, onKeyDown };
}
