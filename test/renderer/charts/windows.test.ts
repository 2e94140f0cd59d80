import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  monthStarts,
} from '../../../src/renderer/charts/calendar';

import {
  clampWindow,
  panWindow,
  walkedDay,
  windowAround,
  zoomWindow,
} from '../../../src/renderer/charts/day-window';
import { dragged } from '../../../src/renderer/charts/use-brush-drag';
import { walkedMark } from '../../../src/renderer/charts/mark-walk';
import { timeTicks } from '../../../src/renderer/charts/TimeAxis';

describe('calendar', () => {
  test('short months clamp and leap days count', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-03-31', -1)).toBe('2028-02-29');
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2026-03-29', '2026-03-30')).toBe(1);
  });

  test('month starts in a period are those of the calendar', () => {
    expect(monthStarts('2026-01-15', '2026-04-01')).toEqual([
      { at: 17, on: '2026-02-01' },
      { at: 45, on: '2026-03-01' },
    ]);
  });
});

describe('the part in view', () => {
  test('stays within the horizon and is never narrower than a week', () => {
    expect(clampWindow({ from: -5, to: 20 }, 100)).toEqual({ from: 0, to: 25 });
    expect(clampWindow({ from: 98, to: 99 }, 100)).toEqual({ from: 93, to: 100 });
    expect(clampWindow({ from: 0, to: 2 }, 3)).toEqual({ from: 0, to: 3 });
  });

  test('zooming keeps the day under the cursor where it is', () => {
    expect(zoomWindow({ from: 0, to: 100 }, 50, 0.5, 100)).toEqual({ from: 25, to: 75 });
    expect(zoomWindow({ from: 25, to: 75 }, 50, 2, 100)).toEqual({ from: 0, to: 100 });
  });

  test('panning stops at the ends and brings a day into view by as little as it takes', () => {
    expect(panWindow({ from: 10, to: 40 }, 90, 100)).toEqual({ from: 70, to: 100 });
    expect(windowAround({ from: 10, to: 40 }, 45, 100)).toEqual({ from: 16, to: 46 });
    expect(windowAround({ from: 10, to: 40 }, 20, 100)).toEqual({ from: 10, to: 40 });
  });

  test('dragging an edge, the middle and a new part', () => {
    const view = { from: 20, to: 60 };
    expect(dragged({ kind: 'from', day: 20, view }, 30, 100)).toEqual({ from: 30, to: 60 });
    expect(dragged({ kind: 'from', day: 20, view }, 90, 100)).toEqual({ from: 53, to: 60 });
    expect(dragged({ kind: 'move', day: 30, view }, 35, 100)).toEqual({ from: 25, to: 65 });
    expect(dragged({ kind: 'new', day: 80, view }, 70, 100)).toEqual({ from: 70, to: 80 });
  });
});

describe('keys', () => {
  const start = '2026-01-31';
  const walk = { start, days: 90, dates: (at: number) => addDays(start, at) };

  test('arrows go by day, pages by month, Home and End to the ends', () => {
    expect(walkedDay('ArrowRight', 0, walk)).toBe(1);
    expect(walkedDay('ArrowLeft', 0, walk)).toBe(0);
    expect(walkedDay('PageDown', 0, walk)).toBe(28);
    expect(walkedDay('PageUp', 28, walk)).toBe(0);
    expect([walkedDay('Home', 50, walk), walkedDay('End', 50, walk)]).toEqual([0, 89]);
    expect(walkedDay('x', 50, walk)).toBeUndefined();
  });

  test('marks are walked from either end', () => {
    expect(walkedMark('ArrowRight', undefined, 5, 3)).toBe(0);
    expect(walkedMark('ArrowLeft', undefined, 5, 3)).toBe(4);
    expect(walkedMark('PageDown', 3, 5, 3)).toBe(4);
    expect(walkedMark('ArrowRight', 0, 0, 3)).toBeUndefined();
  });
});

describe('time axis', () => {
  test('names days where few are in view and months where many are', () => {
    const near = timeTicks({ from: 0, to: 31 }, '2026-03-01', 1000);
    expect(near).toHaveLength(31);
    expect(near.filter(({ named }) => named).length).toBeLessThanOrEqual(21);
    const far = timeTicks({ from: 0, to: 365 }, '2026-03-01', 1000);
    expect(far[0]).toEqual({ at: 0, on: '2026-03-01', named: true });
    expect(far).toHaveLength(12);
  });
});
