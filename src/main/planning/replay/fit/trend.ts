import type { Schedule } from '../../../../shared/contract/scenario-work';
import { byMonth, isWhole, seasonOf, shareByDay, type Series } from './series';

/** Growth by month and seasons by calendar month, as a schedule sees them. */
export type Trend = {
  /** Per month, compounding: 0.05 is +5 %. */
  readonly growth: number;
  /** January to December around 1; null where they cannot be told. */
  readonly seasons: readonly number[] | null;
  /** Quantity of the first month, not rounded. */
  readonly level: number;
};

/** Days below which a growth would only be noise. */
export const GROWTH_DAYS = 84;
/** Months of which seasons take two of each. */
export const SEASON_MONTHS = 24;
/** A slope counts when it is so many times its standard error. */
const PLAIN = 2.5;
/** Less than this over the whole series is no growth. */
const LEAST_GROWTH = 0.02;
/** Seasons count when they explain so much of what the growth leaves. */
const SEASONS_EXPLAIN = 0.3;

export function trendOf(series: Series, schedule: Schedule): Trend {
  const shares = shareByDay(series, schedule);
  const calendar = seasonOf(series, schedule);
  let growth = growthOf(series, shares);
  const wholeMonths = series.horizon.monthStarts
    .slice(1)
    .filter((_, month) => isWhole(series, month)).length;
  let seasons: readonly number[] | null = null;
  if (wholeMonths >= SEASON_MONTHS) {
    // Growth first sees the seasons, so each is looked at again without the other.
    for (let turn = 0; turn < 3; turn += 1) {
      seasons = seasonsOf(series, shares, calendar, growth);
      growth = growthOf(
        series,
        shares.map((share, day) => share * seasonAt(seasons, calendar, day)),
      );
    }
    if (!explains(series, shares, calendar, growth, seasons)) {
      seasons = null;
      growth = growthOf(series, shares);
    }
  }
  const expected = sumOf(series, (day) =>
    expectedShare(series, shares, calendar, growth, seasons, day),
  );
  return { growth, seasons, level: expected === 0 ? 0 : series.total / expected };
}

const seasonAt = (seasons: readonly number[] | null, calendar: Int32Array, day: number): number =>
  seasons?.[calendar[day] as number] ?? 1;

function expectedShare(
  series: Series,
  shares: Float64Array,
  calendar: Int32Array,
  growth: number,
  seasons: readonly number[] | null,
  day: number,
): number {
  return (
    (shares[day] as number) *
    (1 + growth) ** (series.monthOf[day] as number) *
    seasonAt(seasons, calendar, day)
  );
}

function sumOf({ units }: Series, value: (day: number) => number): number {
  let sum = 0;
  for (let day = 0; day < units.length; day += 1) sum += value(day);
  return sum;
}

/** Line through the logarithms of the months' levels, months with more shares counting more; 0 where it is not plain. */
function growthOf(series: Series, shares: Float64Array): number {
  if (series.units.length < GROWTH_DAYS) return 0;
  const real = byMonth(series, series.units);
  const weights = byMonth(series, shares);
  const most = Math.max(...weights);
  const points = real.flatMap((units, month) => {
    const weight = weights[month] as number;
    // A few days of a month say too little about it.
    return units > 0 && weight > most / 4
      ? [{ month, level: Math.log(units / weight), weight }]
      : [];
  });
  if (points.length < 3) return 0;
  const mass = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point) => sum + point.weight * of(point), 0) / mass;
  const month = mean((point) => point.month);
  const level = mean((point) => point.level);
  const spread = mean((point) => (point.month - month) ** 2);
  const slope = mean((point) => (point.month - month) * (point.level - level)) / spread;
  const left = mean((point) => (point.level - level - slope * (point.month - month)) ** 2);
  const error = Math.sqrt(left / spread / (points.length - 2));
  const plain = Math.abs(slope) > PLAIN * error && Math.abs(slope) * points.length > LEAST_GROWTH;
  return plain ? Math.exp(slope) - 1 : 0;
}

/** Units of each calendar month against what level and growth alone would give, their mean being 1. */
function seasonsOf(
  series: Series,
  shares: Float64Array,
  calendar: Int32Array,
  growth: number,
): number[] {
  const real = Array.from({ length: 12 }, () => 0);
  const expected = Array.from({ length: 12 }, () => 0);
  for (let day = 0; day < series.units.length; day += 1) {
    const at = calendar[day] as number;
    real[at] = (real[at] as number) + (series.units[day] as number);
    expected[at] =
      (expected[at] as number) + expectedShare(series, shares, calendar, growth, null, day);
  }
  const factors = real.map((units, at) => units / ((expected[at] as number) || 1));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 12;
  return mean === 0 ? factors.map(() => 1) : factors.map((factor) => factor / mean);
}

function explains(
  series: Series,
  shares: Float64Array,
  calendar: Int32Array,
  growth: number,
  seasons: readonly number[] | null,
): boolean {
  const left = (used: readonly number[] | null): number => {
    const real = byMonth(series, series.units);
    const expected = byMonth(
      series,
      Array.from(series.units, (_, day) =>
        expectedShare(series, shares, calendar, growth, used, day),
      ),
    );
    const level = series.total / (expected.reduce((sum, share) => sum + share, 0) || 1);
    return real.reduce(
      (sum, units, month) => sum + (units - level * (expected[month] as number)) ** 2,
      0,
    );
  };
  return left(seasons) < (1 - SEASONS_EXPLAIN) * left(null);
}
