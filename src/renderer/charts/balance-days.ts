import type { BalanceSeries } from '../../shared/contract/result';
import { compareAmounts, differenceOf } from '../format/exact';
import { addDays } from './calendar';

/** One day of one meter's balance; amounts are decimal strings. */
export type BalanceDay = {
  /** Days since the first one. */
  readonly at: number;
  readonly on: string;
  /** Before the day's work: after grants, refill and changes. */
  readonly start: string;
  readonly end: string;
  readonly used: string;
};

/** `start` is the first day of the horizon. */
export function balanceDays(series: BalanceSeries, start: string): BalanceDay[] {
  return series.end.map((end, at) => ({
    at,
    on: addDays(start, at),
    start: series.start[at] ?? end,
    end,
    used: series.used[at] ?? '0',
  }));
}

/** The day that ends lowest, the first of several. */
export function lowestDay(days: readonly BalanceDay[]): BalanceDay | undefined {
  return days.reduce<BalanceDay | undefined>(
    (low, day) => (low === undefined || compareAmounts(day.end, low.end) < 0 ? day : low),
    undefined,
  );
}

/** By how much the balance changed over a day: its end against the end of the day before. */
export function changeOf(days: readonly BalanceDay[], at: number): string | undefined {
  const day = days[at];
  const before = days[at - 1];
  if (day === undefined) return undefined;
  return differenceOf(day.end, before?.end ?? day.start);
}

/** Lowest and highest balance in [from, to), as amounts; the whole where it is empty. */
export function balanceExtent(days: readonly BalanceDay[]): {
  readonly low: string;
  readonly high: string;
} {
  let low = '0';
  let high = '0';
  for (const { start, end } of days) {
    if (compareAmounts(end, low) < 0) low = end;
    if (compareAmounts(start, high) > 0) high = start;
    if (compareAmounts(end, high) > 0) high = end;
  }
  return { low, high };
}
