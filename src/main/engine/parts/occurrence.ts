import type { Duration, Interval } from '../../../shared/contract/parts/primitives';
import { monthsUntil, recurrence } from '../time/cycle';
import { DAY_MS, dayOfInstant, type Instant } from './instant';

/** Occurrences at anchor + k × step, for every whole k. */
export type Series = {
  readonly anchor: Instant;
  readonly interval: Interval;
  readonly intervalCount: number;
};

const MONTHS: Record<Interval, number> = { day: 0, week: 0, month: 1, year: 12 };
const DAYS: Record<Interval, number> = { day: 1, week: 7, month: 0, year: 0 };

/**
 * The kth occurrence, computed from the anchor itself: a month end clamps to the last day of a
 * short month and comes back in the next long one (rulebook 2, Cycles). The time of day is kept.
 */
export function occurrence({ anchor, interval, intervalCount }: Series, k: number): Instant {
  if (MONTHS[interval] === 0) return anchor + k * intervalCount * DAYS[interval] * DAY_MS;
  const day = dayOfInstant(anchor);
  return recurrence(day, k * intervalCount * MONTHS[interval]) * DAY_MS + (anchor - day * DAY_MS);
}

/** The largest k whose occurrence is at or before `at`. */
export function indexAt(series: Series, at: Instant): number {
  const { anchor, interval, intervalCount } = series;
  if (MONTHS[interval] === 0)
    return Math.floor((at - anchor) / (intervalCount * DAYS[interval] * DAY_MS));
  const anchorDay = dayOfInstant(anchor);
  let months = monthsUntil(anchorDay, dayOfInstant(at));
  if (recurrence(anchorDay, months) * DAY_MS + (anchor - anchorDay * DAY_MS) > at) months -= 1;
  return Math.floor(months / (intervalCount * MONTHS[interval]));
}

/** The smallest k whose occurrence is at or after `at`. */
export function indexFrom(series: Series, at: Instant): number {
  const k = indexAt(series, at);
  return occurrence(series, k) === at ? k : k + 1;
}

/** `from` and a length of time: one occurrence further, by the same rule. */
export function after(from: Instant, { interval, intervalCount }: Duration): Instant {
  return occurrence({ anchor: from, interval, intervalCount }, 1);
}
