import { addMonths, daysBetween } from './calendar';

/** Part of a horizon in view: days since its start, half-open. */
export type DayWindow = { readonly from: number; readonly to: number };

/** Fewest days in view. */
const LEAST = 7;

export const wholeWindow = (days: number): DayWindow => ({ from: 0, to: Math.max(1, days) });

/** Within [0, days), at least a week wide where there is one, its width kept where it can be. */
export function clampWindow({ from, to }: DayWindow, days: number): DayWindow {
  const width = Math.min(days, Math.max(Math.min(LEAST, days), Math.round(to - from)));
  const start = Math.max(0, Math.min(Math.round(from), days - width));
  return { from: start, to: start + width };
}

/** Narrower or wider by `factor` around a day, which stays where it is. */
export function zoomWindow(
  { from, to }: DayWindow,
  around: number,
  factor: number,
  days: number,
): DayWindow {
  const width = (to - from) * factor;
  const share = (around - from) / Math.max(1, to - from);
  return clampWindow({ from: around - share * width, to: around + (1 - share) * width }, days);
}

export const panWindow = ({ from, to }: DayWindow, by: number, days: number): DayWindow =>
  clampWindow({ from: from + by, to: to + by }, days);

/** Moved by as little as brings the day into view. */
export function windowAround(view: DayWindow, day: number, days: number): DayWindow {
  if (day < view.from) return panWindow(view, day - view.from, days);
  if (day >= view.to) return panWindow(view, day - view.to + 1, days);
  return view;
}

type Walk = {
  readonly start: string;
  readonly days: number;
  readonly dates: (at: number) => string;
};

/** Keys of the day cursor: arrows a day, pages a month, Home and End; undefined for every other key. */
export function walkedDay(
  key: string,
  at: number,
  { start, days, dates }: Walk,
): number | undefined {
  const to = (day: number): number => Math.max(0, Math.min(days - 1, day));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(at + 1);
    case 'PageUp':
      return to(daysBetween(start, addMonths(dates(at), -1)));
    case 'PageDown':
      return to(daysBetween(start, addMonths(dates(at), 1)));
    case 'Home':
      return 0;
    case 'End':
      return to(days - 1);
    default:
      return undefined;
  }
}
