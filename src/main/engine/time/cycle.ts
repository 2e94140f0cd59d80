import { civilOf, dayOf, daysInMonth, type Day } from './day';

/**
 * The nth recurrence of an anchor by months: the anchor's day of the month, clamped to a short
 * month's last day, and back to the anchor day in the next long one (rulebook 2, Cycles).
 * Each is computed from the anchor, so that it never drifts.
 */
export function recurrence(anchor: Day, months: number): Day {
  const { year, month, day } = civilOf(anchor);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Whole months from the anchor to the recurrence at or before `day`. */
export function monthsUntil(anchor: Day, day: Day): number {
  const from = civilOf(anchor);
  const to = civilOf(day);
  let months = (to.year - from.year) * 12 + (to.month - from.month);
  if (recurrence(anchor, months) > day) months -= 1;
  return months;
}

/** First days of `count` months from the anchor, and the first day after them. */
export function monthGrid(anchor: Day, count: number): Day[] {
  const grid: Day[] = [];
  for (let month = 0; month <= count; month += 1) grid.push(recurrence(anchor, month));
  return grid;
}
