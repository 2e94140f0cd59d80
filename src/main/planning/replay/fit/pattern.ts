import type { Schedule } from '../../../../shared/contract/scenario-work';
import { civilOf, daysInMonth, weekdayOf } from '../../../engine/time/day';
import { spreadOver, type Series } from './series';
import { trendOf, type Trend } from './trend';

/** One line of a pattern: the scenario's own terms, so that what is told is what will be simulated. */
export type PatternLine = {
  readonly schedule: Schedule;
  readonly quantity: number;
  readonly growth: string;
  readonly seasons: readonly string[] | null;
};

export type Pattern = {
  readonly lines: readonly PatternLine[];
  /** Units by day of the lines together. */
  readonly fitted: Float64Array;
  /** Sum of the squared differences by day. */
  readonly error: number;
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days that a level for each weekday needs. */
const WEEKDAY_DAYS = 28;
/** A pattern of seven lines must leave so much less than the best of one. */
const SEVEN_LINES_LEAVE = 0.8;
/** Differences so small decide nothing: the earlier candidate stays. */
const CLEARLY_LESS = 0.99;

/** The pattern that leaves least, a simple one before a finer one that is hardly better. */
export function bestPattern(series: Series): Pattern {
  const single = candidates(series).map((schedule) => fitLine(series, schedule));
  const best = single.reduce((least, one) =>
    one.error < least.error * CLEARLY_LESS ? one : least,
  );
  if (series.units.length < WEEKDAY_DAYS) return best;
  const seven = fitWeekdays(series);
  return seven.error < best.error * SEVEN_LINES_LEAVE ? seven : best;
}

function candidates(series: Series): Schedule[] {
  return [
    { kind: 'daily' },
    { kind: 'weekdays' },
    { kind: 'weekly', on: busiestWeekday(series) },
    { kind: 'monthly', day: busiestDate(series) },
    { kind: 'per-month', spread: 'even' },
  ];
}

function busiestWeekday({ from, units }: Series): (typeof WEEKDAYS)[number] {
  const sums = WEEKDAYS.map(() => 0);
  for (const [day, count] of units.entries()) {
    const at = weekdayOf(from + day);
    sums[at] = (sums[at] as number) + count;
  }
  return WEEKDAYS[sums.indexOf(Math.max(...sums))] ?? 'mon';
}

/** The day of the month with most units; the last days of short months count for the days they lack. */
function busiestDate({ from, units }: Series): number {
  const sums = Array.from({ length: 31 }, () => 0);
  for (const [day, count] of units.entries()) {
    const { year, month, day: date } = civilOf(from + day);
    const last = daysInMonth(year, month);
    for (let at = date; at <= (date === last ? 31 : date); at += 1)
      sums[at - 1] = (sums[at - 1] as number) + count;
  }
  return sums.indexOf(Math.max(...sums)) + 1;
}

function fitLine(series: Series, schedule: Schedule): Pattern {
  return settle(series, schedule, trendOf(series, schedule));
}

/** A level for each weekday; growth and seasons are those of the days together. */
function fitWeekdays(series: Series): Pattern {
  const trend = trendOf(series, { kind: 'daily' });
  const parts = WEEKDAYS.map((on, at) => {
    const units = series.units.map((count, day) =>
      weekdayOf(series.from + day) === at ? count : 0,
    );
    const total = units.reduce((sum, count) => sum + count, 0);
    const own: Series = { ...series, units, total };
    const schedule: Schedule = { kind: 'weekly', on };
    const { level } = trendOf(own, schedule);
    return settle(own, schedule, { ...trend, level });
  }).filter(({ lines }) => lines.some(({ quantity }) => quantity > 0));
  const fitted = new Float64Array(series.units.length);
  for (const part of parts)
    for (const [day, count] of part.fitted.entries()) fitted[day] = (fitted[day] as number) + count;
  return { lines: parts.flatMap(({ lines }) => lines), fitted, error: errorOf(series, fitted) };
}

/** Decimal places of a growth, the roundest first. */
const PLACES = [2, 3, 4] as const;
/** A rounder growth may leave so much more than the closest. */
const ROUNDER_LEAVES = 1.02;

/** Whole quantities and round growths, as a person would write them, tried out by the engine's own spreading. */
function settle(series: Series, schedule: Schedule, trend: Trend): Pattern {
  const seasons = trend.seasons?.map((factor) => factor.toFixed(3)) ?? null;
  const growths =
    trend.growth === 0 ? ['0'] : PLACES.map((places) => plainDecimal(trend.growth, places));
  const tried = [...new Set(growths)].map((growth) =>
    settleQuantity(series, { schedule, growth, seasons }, trend.level),
  );
  const least = Math.min(...tried.map(({ error }) => error));
  return tried.find(({ error }) => error <= least * ROUNDER_LEAVES + 1e-9) ?? (tried[0] as Pattern);
}

/** The whole quantity whose sum comes closest; of two as close, the one with the smaller error. */
function settleQuantity(
  series: Series,
  line: Omit<PatternLine, 'quantity'>,
  level: number,
): Pattern {
  const near = Math.round(level);
  let best: { readonly pattern: Pattern; readonly off: number } | null = null;
  for (const quantity of new Set([near, near - 1, near + 1].map((one) => Math.max(0, one)))) {
    const pattern = patternOf(series, { ...line, quantity });
    const off = Math.abs(pattern.fitted.reduce((sum, count) => sum + count, 0) - series.total);
    if (best === null || off < best.off || (off === best.off && pattern.error < best.pattern.error))
      best = { pattern, off };
  }
  return (best as { pattern: Pattern }).pattern;
}

function patternOf(series: Series, line: PatternLine): Pattern {
  const fitted = spreadOver(series, shapeOf(line), line.quantity);
  return { lines: [line], fitted, error: errorOf(series, fitted) };
}

/** The members of a scenario's line that say when. */
export function shapeOf({ schedule, growth, seasons }: PatternLine) {
  return {
    schedule,
    ...(growth === '0' ? {} : { growth }),
    ...(seasons === null ? {} : { seasonality: [...seasons] }),
  };
}

function errorOf({ units }: Series, fitted: Float64Array): number {
  let sum = 0;
  for (const [day, count] of units.entries()) sum += (count - (fitted[day] as number)) ** 2;
  return sum;
}

/** "0.05", "-0.031"; "0" where nothing is left of it. */
function plainDecimal(value: number, places: number): string {
  const text = value.toFixed(places).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
