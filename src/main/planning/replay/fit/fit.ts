import type { Quantity } from '../../../../shared/contract/primitives';
import type { Fit, FittedOperation, ReplayQuery } from '../../../../shared/contract/replay';
import type { Scenario } from '../../../../shared/contract/scenario';
import type { Line } from '../../../../shared/contract/scenario-work';
import {
  counted,
  add,
  formatTrimmed,
  multiply,
  parseDecimal,
  type Decimal,
} from '../../../../shared/decimal';
import { monthsUntil } from '../../../engine/time/cycle';
import { formatDay, parseDay, weekdayOf, type Day } from '../../../engine/time/day';
import { freeId } from '../replayed-scenario';
import type { ReplayedUsage, ReplayedWork } from '../resolve';
import { bestPattern, shapeOf, type Pattern, type PatternLine } from './pattern';
import { byMonth, isWhole, seriesOf, type Series } from './series';
import { GROWTH_DAYS, SEASON_MONTHS } from './trend';
import { patternSentence } from './words';

/** Whole months that a range of likely quantities needs. */
const RANGE_MONTHS = 6;
const MONTH_DAYS = 30;

/**
 * A workload that describes the usage: for each kind of work the lines that come closest, as they
 * would stand in a scenario that begins on `start` (the day after the usage where the query names none).
 */
export function fitUsage(usage: ReplayedUsage, scenario: Scenario, query: ReplayQuery): Fit {
  const start = query.start === undefined ? usage.until : parseDay(query.start);
  const ids = new Set<string>();
  const operations = usage.work
    .filter(
      (work) => work.served.some((units) => units > 0) || work.failed.some((units) => units > 0),
    )
    .map((work) => fitWork(work, usage.from, start, scenario, ids));
  return { start: formatDay(start), operations, notes: notesOf(usage) };
}

function notesOf({ from, until }: ReplayedUsage): string[] {
  const days = until - from;
  const months = monthsUntil(from, until);
  return [
    ...(days < GROWTH_DAYS
      ? [`With ${counted(days, 'day')} of usage no growth can be told; twelve weeks are the least.`]
      : []),
    ...(months < SEASON_MONTHS
      ? ['Seasons are not told apart from growth before two years are known.']
      : []),
    ...(months < RANGE_MONTHS
      ? ['Ranges of the quantities are given from six whole months on.']
      : []),
  ];
}

function fitWork(
  work: ReplayedWork,
  from: Day,
  start: Day,
  scenario: Scenario,
  ids: Set<string>,
): FittedOperation {
  const all = work.served.map((units, day) => units + (work.failed[day] as number));
  const series = seriesOf(from, all, start);
  const pattern = bestPattern(series);
  const failed = work.failed.reduce((sum, units) => sum + units, 0);
  const success = successOf(series.total, failed);
  const range = rangeOf(series, pattern);
  const lines = pattern.lines.map((line) =>
    lineOf(line, work, { months: series.monthsBefore, success, range, scenario, ids }),
  );
  const real = byMonth(series, series.units);
  const fitted = byMonth(series, pattern.fitted);
  return {
    operation: work.operation.id,
    label: work.operation.label,
    lines,
    sentence: patternSentence(pattern, work.operation),
    units: series.total,
    failed,
    fittedUnits: pattern.fitted.reduce((sum, units) => sum + units, 0),
    firstLevel: levelOf(series.units.subarray(0, MONTH_DAYS)),
    lastLevel: levelOf(series.units.subarray(-MONTH_DAYS)),
    growth: pattern.lines[0]?.growth ?? '0',
    weekdays: weekdaysOf(series),
    seasons: pattern.lines[0]?.seasons?.map(Number) ?? null,
    months: real.map((units, month) => ({
      from: series.horizon.monthDates[month] ?? '',
      real: units,
      fitted: fitted[month] ?? 0,
    })),
    errorByDay: percentOff(series.units, pattern.fitted),
    errorByMonth: percentOff(real, fitted),
  };
}

type About = {
  /** From the first month of the pattern to that of the scenario. */
  readonly months: number;
  readonly success: string;
  readonly range: Range | null;
  readonly scenario: Scenario;
  readonly ids: Set<string>;
};

function lineOf(
  line: PatternLine,
  work: ReplayedWork,
  { months, success, range, scenario, ids }: About,
): Line {
  const seconds = scenario.lines.find((one) => one.operation === work.operation.id)?.secondsPerUnit;
  const day = line.schedule.kind === 'weekly' ? `.${line.schedule.on}` : '';
  const likely = grown(line, months);
  return {
    id: freeId(`${work.operation.id.slice(0, 50)}${day}`, ids),
    operation: work.operation.id,
    quantity: quantityOf(likely, range),
    parameters: { ...work.parameters },
    success,
    ...shapeOf(line),
    ...(work.case === undefined ? {} : { case: work.case }),
    ...(seconds === undefined ? {} : { secondsPerUnit: seconds }),
  };
}

/** The quantity so many months later, as the engine would have grown it; fewer than none before. */
function grown({ quantity, growth }: PatternLine, months: number): number {
  const step = add({ units: 1n, scale: 0 }, parseDecimal(growth));
  if (months <= 0 || growth === '0') return quantity;
  let value: Decimal = { units: BigInt(quantity), scale: 0 };
  for (let month = 0; month < months; month += 1) value = shortened(multiply(value, step));
  return rounded(value);
}

/** Digits far behind the point are dropped: they decide nothing of a whole number. */
function shortened({ units, scale }: Decimal): Decimal {
  return scale <= 30 ? { units, scale } : { units: units / 10n ** BigInt(scale - 30), scale: 30 };
}

function rounded({ units, scale }: Decimal): number {
  const unit = 10n ** BigInt(scale);
  return Number((2n * units + unit) / (2n * unit));
}

/** How far whole months lie from the pattern: one in ten below, one in ten above. */
type Range = { readonly low: number; readonly high: number };

function rangeOf(series: Series, pattern: Pattern): Range | null {
  const real = byMonth(series, series.units);
  const fitted = byMonth(series, pattern.fitted);
  const ratios = real
    .flatMap((units, month) =>
      isWhole(series, month) && (fitted[month] as number) > 0
        ? [units / (fitted[month] as number)]
        : [],
    )
    .toSorted((a, b) => a - b);
  if (ratios.length < RANGE_MONTHS) return null;
  const at = (share: number): number =>
    ratios[
      Math.min(ratios.length - 1, Math.max(0, Math.ceil(share * ratios.length) - 1))
    ] as number;
  return { low: Math.min(1, at(0.1)), high: Math.max(1, at(0.9)) };
}

function quantityOf(likely: number, range: Range | null): Quantity {
  if (range === null) return likely;
  const min = Math.round(likely * range.low);
  const max = Math.round(likely * range.high);
  return min === max ? likely : { min, likely, max };
}

/** Share of units that succeeded, to four places. */
function successOf(units: number, failed: number): string {
  if (failed === 0 || units === 0) return '1';
  const share = (BigInt(units - failed) * 20_000n + BigInt(units)) / (2n * BigInt(units));
  return formatTrimmed(share, 4);
}

/** Average of a weekday against the average day, over whole weeks; even where there are less than two. */
function weekdaysOf({ from, units }: Series): number[] {
  const weeks = Math.floor(units.length / 7);
  const total = units.subarray(0, weeks * 7).reduce((sum, count) => sum + count, 0);
  const sums = Array.from({ length: 7 }, () => 0);
  if (weeks < 2 || total === 0) return sums.fill(1);
  for (let day = 0; day < weeks * 7; day += 1) {
    const at = weekdayOf(from + day);
    sums[at] = (sums[at] as number) + (units[day] as number);
  }
  return sums.map((sum) => rounded3((sum * 7) / total));
}

const rounded3 = (value: number): number => Math.round(value * 1_000) / 1_000;

function levelOf(units: Float64Array): number {
  return rounded3(units.reduce((sum, count) => sum + count, 0) / Math.max(1, units.length));
}

function percentOff(real: ArrayLike<number>, fitted: ArrayLike<number>): number {
  let off = 0;
  let total = 0;
  for (let at = 0; at < real.length; at += 1) {
    off += Math.abs((real[at] as number) - (fitted[at] as number));
    total += real[at] as number;
  }
  return total === 0 ? 0 : Math.round((1_000 * off) / total) / 10;
}
