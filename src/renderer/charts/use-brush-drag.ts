import { useRef, type PointerEvent } from 'react';
import { clampWindow, panWindow, type DayWindow } from './day-window';
import type { LinearScale } from './scale';

/** What is dragged, the day it began on, and what was in view then. */
export type BrushDrag = {
  readonly kind: 'from' | 'to' | 'move' | 'new';
  readonly day: number;
  readonly view: DayWindow;
};

const GRIP = 8;
/** Fewest days that dragging an end leaves. */
const LEAST = 7;

/** What comes into view when a drag that began so has come to the day `now`. */
export function dragged({ kind, day, view }: BrushDrag, now: number, days: number): DayWindow {
  if (kind === 'move') return panWindow(view, now - day, days);
  if (kind === 'from') {
    return clampWindow({ from: Math.min(now, view.to - LEAST), to: view.to }, days);
  }
  if (kind === 'to') {
    const to = Math.min(days, Math.max(now, view.from + LEAST));
    return clampWindow({ from: view.from, to }, days);
  }
  const from = Math.max(0, Math.min(day, now));
  return clampWindow({ from, to: Math.min(days, Math.max(day, now)) }, days);
}

/** Near an end of the view that end is taken, within it the whole of it, elsewhere a new one begins. */
function dragFrom(day: number, view: DayWindow, x: LinearScale, days: number): BrushDrag {
  const near = (edge: number): boolean => Math.abs(x.at(day) - x.at(edge)) <= GRIP;
  if (near(view.from)) return { kind: 'from', day, view };
  if (near(view.to)) return { kind: 'to', day, view };
  const whole = view.to - view.from >= days;
  const within = day > view.from && day < view.to;
  return { kind: within && !whole ? 'move' : 'new', day, view };
}

export function useBrushDrag(
  x: LinearScale,
  days: number,
  view: DayWindow,
  onView: (view: DayWindow) => void,
) {
  const drag = useRef<BrushDrag | undefined>(undefined);
  const dayAt = (event: PointerEvent<SVGSVGElement>): number =>
    x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const end = (): void => {
    drag.current = undefined;
  };
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = dragFrom(dayAt(event), view, x, days);
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>): void => {
      if (drag.current !== undefined) onView(dragged(drag.current, dayAt(event), days));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
