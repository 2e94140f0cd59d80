import type { Scenario } from '../../../shared/contract/scenario';
import type { Schedule } from '../../../shared/contract/scenario-work';
import type { Quantity } from '../../../shared/contract/primitives';
import {
  floorRatio,
  ratio,
  ratioOf,
  roundRatio,
  timesRatio,
  plusRatio,
  type Ratio,
} from '../amount/ratio';
import { toAmount } from '../amount/checked';
import { civilOf, daysInMonth, formatDay, parseDay, weekdayOf, type Day } from '../time/day';

/** The horizon's days and the months they fall into, counted from the start date by the anchor rule. */
export type Horizon = {
  readonly start: Day;
  readonly end: Day;
  /** First day of each month and the end, as offsets from the start. */
  readonly monthStarts: readonly number[];
  /** The same as dates. */
  readonly monthDates: readonly string[];
};

export type Shape = {
  readonly schedule: Schedule;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly growth?: string | undefined;
  readonly seasonality?: readonly string[] | undefined;
};

/** The number that counts in the plain simulation (rulebook 2, Spreads). */
export function likelyCount(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  if ('value' in quantity) return quantity.value;
  if ('past' in quantity) {
    const sum = quantity.past.reduce((total, value) => total + BigInt(value), 0n);
    return toAmount(roundRatio(ratio(sum, quantity.past.length)));
  }
  if (quantity.likely !== undefined) return quantity.likely;
  return toAmount(roundRatio(ratio(BigInt(quantity.min) + BigInt(quantity.max), 2)));
}

const ONE = ratio(1);

/** Quantity in a given month of the horizon: growth compounds by month, seasons follow the calendar. */
function quantityIn(
  quantity: number,
  growth: Ratio | undefined,
  season: Ratio | undefined,
): number {
  if (growth === undefined && season === undefined) return quantity;
  let exact = ratio(quantity);
  if (growth !== undefined) exact = timesRatio(exact, growth);
  if (season !== undefined) exact = timesRatio(exact, season);
  const value = roundRatio(exact);
  return value < 0n ? 0 : toAmount(value);
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Whether a daily kind of schedule runs on a day. */
function runsOn(schedule: Schedule, day: Day): boolean {
  switch (schedule.kind) {
    case 'daily':
      return true;
    case 'weekdays':
      return weekdayOf(day) < 5;
    case 'weekly':
      return weekdayOf(day) === WEEKDAYS.indexOf(schedule.on);
    case 'monthly': {
      const date = civilOf(day);
      return date.day === Math.min(schedule.day, daysInMonth(date.year, date.month));
    }
    case 'once':
    case 'dates':
    case 'per-month':
    case 'series':
      return false;
    default:
      return schedule satisfies never;
  }
}

/**
 * The quantity of one period: of a month (`day` is −1) where the schedule counts by the month, of a
 * day, by its offset from the start, where it counts by the day.
 */
export type QuantityOf = (month: number, day: number) => number;

/**
 * Writes the units due on each day of the horizon into an array of its length. A quantity per month of n over L days puts the whole part
 * of n·k/L minus that of n·(k−1)/L on day k (rulebook 2, Spreads).
 */
export function spreadInto(
  units: Float64Array,
  shape: Shape,
  quantityOf: QuantityOf,
  horizon: Horizon,
): void {
  const { start, monthStarts } = horizon;
  const { schedule } = shape;
  // An even month writes every day of it; any other schedule leaves days out.
  if (schedule.kind !== 'per-month' || schedule.spread !== 'even') units.fill(0);
  const growthStep = shape.growth === undefined ? undefined : plusRatio(ONE, ratioOf(shape.growth));
  const seasons = shape.seasonality?.map(ratioOf);
  let growth = growthStep === undefined ? undefined : ONE;
  const everyDay = schedule.kind === 'daily' && growth === undefined && seasons === undefined;
  for (let month = 0; month + 1 < monthStarts.length; month += 1) {
    const first = monthStarts[month] ?? 0;
    const after = monthStarts[month + 1] ?? first;
    if (schedule.kind === 'per-month') {
      const season = seasons?.[civilOf(start + first).month - 1];
      const due = quantityIn(quantityOf(month, -1), growth, season);
      if (schedule.spread === 'even') spreadEvenly(units, first, after, due);
      else units[schedule.spread === 'first-day' ? first : after - 1] = due;
    } else if (everyDay) {
      for (let at = first; at < after; at += 1) units[at] = quantityOf(month, at);
    } else {
      for (let at = first; at < after; at += 1) {
        if (!runsOn(schedule, start + at)) continue;
        const season = seasons?.[civilOf(start + at).month - 1];
        units[at] = quantityIn(quantityOf(month, at), growth, season);
      }
    }
    if (growth !== undefined && growthStep !== undefined)
      growth = limit(timesRatio(growth, growthStep));
  }
  if (schedule.kind === 'once') putOn(units, horizon, [schedule.on], quantityOf);
  if (schedule.kind === 'dates') putOn(units, horizon, schedule.on, quantityOf);
  if (schedule.kind === 'series')
    for (const [at, n] of schedule.days.entries()) if (at < units.length) units[at] = n;
  clip(units, shape, start);
}

/** Keeps a long compounding within 60 digits; the dropped tail is far below one unit. */
function limit(value: Ratio): Ratio {
  const digits = value.denominator.toString().length;
  if (digits <= 60) return value;
  const cut = 10n ** BigInt(digits - 60);
  return {
    numerator: floorRatio({ numerator: value.numerator, denominator: cut }),
    denominator: value.denominator / cut,
  };
}

/** Day k of L gets the whole part of n·k/L less that of n·(k−1)/L: the remainders are carried, nothing is divided. */
function spreadEvenly(units: Float64Array, first: number, after: number, due: number): void {
  const length = after - first;
  const rest = due % length;
  const each = (due - rest) / length;
  let carried = 0;
  for (let at = first; at < after; at += 1) {
    carried += rest;
    if (carried >= length) {
      carried -= length;
      units[at] = each + 1;
    } else {
      units[at] = each;
    }
  }
}

function putOn(
  units: Float64Array,
  { start, monthStarts }: Horizon,
  dates: readonly string[],
  quantityOf: QuantityOf,
): void {
  for (const date of dates) {
    const at = parseDay(date) - start;
    if (at < 0 || at >= units.length) continue;
    const month = monthStarts.findLastIndex((first) => first <= at);
    units[at] = (units[at] ?? 0) + quantityOf(month, at);
  }
}

function clip(units: Float64Array, shape: Shape, start: Day): void {
  if (shape.from !== undefined)
    units.fill(0, 0, Math.max(0, Math.min(units.length, parseDay(shape.from) - start)));
  if (shape.until !== undefined)
    units.fill(0, Math.max(0, Math.min(units.length, parseDay(shape.until) - start)));
}

export function horizonOf(
  scenario: Pick<Scenario, 'start' | 'months'>,
  monthStarts: readonly Day[],
): Horizon {
  const start = parseDay(scenario.start);
  const end = monthStarts[monthStarts.length - 1] ?? start;
  return {
    start,
    end,
    monthStarts: monthStarts.map((day) => day - start),
    monthDates: monthStarts.map(formatDay),
  };
}
