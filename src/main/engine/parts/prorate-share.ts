import type { Fault } from '../../../shared/errors';
import { ratio, type Ratio } from '../amount/ratio';
import { civilOf } from '../time/day';
import { DAY_MS, dayOfInstant, type Instant, type InstantForm } from './instant';

/** How a vendor counts (rulebook 8, "proration"). */
export type Dialect = {
  readonly unit: 'day' | 'second';
  readonly changeDay: 'counted' | 'not-counted';
  readonly month: 'real' | 'fixed-30';
};

export type Period = { readonly from: Instant; readonly to: Instant };

/** part / whole in days, or in milliseconds where the unit is the second. */
export type Share = {
  readonly part: number;
  readonly whole: number;
  readonly unit: Dialect['unit'];
};

export const shareRatio = ({ part, whole }: Share): Ratio => ratio(part, whole);

/** Days as they are; time in seconds, or in milliseconds where seconds would not be whole. */
export function shareWritten({ part, whole, unit }: Share): { part: number; whole: number } {
  const step = unit === 'second' && part % 1000 === 0 && whole % 1000 === 0 ? 1000 : 1;
  return { part: part / step, whole: whole / step };
}

export function readPeriod(
  period: { readonly from: string; readonly to: string },
  unit: Dialect['unit'],
  form: InstantForm,
): Period | Fault {
  const from = form.read(period.from);
  const to = form.read(period.to);
  if (to > from && (unit === 'second' || dayOfInstant(to) > dayOfInstant(from)))
    return { from, to };
  return {
    code: to > from ? 'period_without_days' : 'period_empty',
    path: 'period.to',
    found: `${period.from} to ${period.to}`,
    allowed:
      to > from
        ? 'a period of at least one calendar day, or unit "second"'
        : 'a period [from, to) with from before to',
    remedy: to > from ? 'Lengthen the period or prorate by second.' : 'Move to behind from.',
  };
}

export function outsidePeriod(
  at: string,
  path: string,
  period: { readonly from: string; readonly to: string },
): Fault {
  return {
    code: 'change_outside_period',
    path,
    found: at,
    allowed: `an instant from ${period.from} to ${period.to}`,
    remedy: 'Give the period that the change falls into.',
  };
}

/** The day on which what remains begins, by the dialect. */
export function firstDayLeft(at: Instant, { changeDay }: Dialect): number {
  return dayOfInstant(at) + (changeDay === 'counted' ? 0 : 1);
}

/** Months of a period by the calendar, at least one: what a fixed month of 30 days is multiplied by. */
function monthsOf({ from, to }: Period): number {
  const first = civilOf(dayOfInstant(from));
  const last = civilOf(dayOfInstant(to));
  return Math.max(1, (last.year - first.year) * 12 + last.month - first.month);
}

/**
 * What remains of a period at `at`. By day: calendar days whatever the time of day, the day of the
 * change counted or not. By second: elapsed time. A fixed month has 30 days for each month of the
 * period: what remains is never more than that, and all of it before any of the period has passed,
 * however short its month. `pricing/prorate.ts` is the same rule for whole
 * cycles of a simulation; a test holds the two together.
 */
export function remainingOf(period: Period, at: Instant, dialect: Dialect): Share {
  const { unit, month } = dialect;
  const byDay = unit === 'day';
  const real = byDay
    ? dayOfInstant(period.to) - dayOfInstant(period.from)
    : period.to - period.from;
  const left = Math.max(
    0,
    byDay ? dayOfInstant(period.to) - firstDayLeft(at, dialect) : period.to - at,
  );
  if (month === 'real') return { part: left, whole: real, unit };
  const whole = 30 * monthsOf(period) * (byDay ? 1 : DAY_MS);
  return { part: left >= real ? whole : Math.min(left, whole), whole, unit };
}
