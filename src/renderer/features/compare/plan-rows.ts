import type { Comparison, MonthSum, PlanSummary } from '../../../shared/contract/result';
import { multiply, parseDecimal, formatUnits } from '../../../shared/decimal';
import type { Bar, Part } from '../../charts/stack';
import { differenceOf, isZero, quotientOf, sumOf } from '../../format/exact';
import { percentOf } from '../../format/percent';

/** What the figures of a comparison are measured by. */
export const MEASURES = ['total', 'month', 'unit', 'credit'] as const;
export type Measure = (typeof MEASURES)[number];

/** Places of a price for one unit of work, or for one credit. */
const UNIT_PLACES = 6;

export type MoneyKind = 'subscription' | 'packs' | 'overage' | 'other';
export const MONEY_KINDS: readonly MoneyKind[] = ['subscription', 'packs', 'overage', 'other'];

/** One plan of a comparison with what the screen derives from it. */
export type PlanRow = {
  /** Names the plan among all price books compared. */
  readonly key: string;
  readonly summary: PlanSummary;
  /** Total in the comparison's currency; null where unknown or no rate is entered. */
  readonly total: string | null;
  /** total / months, rounded half up to the minor unit. */
  readonly average: string | null;
  /** Money invoiced in the first month, in the comparison's currency. */
  readonly firstMonth: string | null;
  /** total / units served, to six places; null where nothing is served. */
  readonly perUnit: string | null;
  /** total / credits used, to six places; null where none is used, or those of several meters. */
  readonly perCredit: string | null;
};

export const rowKey = ({ priceBook, plan }: { priceBook: string; plan: string }): string =>
  `${priceBook}:${plan}`;

/** An amount of the plan's own currency in the comparison's, exact and unrounded. */
function convert(amount: string, { converted }: PlanSummary): string {
  if (converted === undefined) return amount;
  const { units, scale } = multiply(parseDecimal(amount), parseDecimal(converted.rate));
  return formatUnits(units, scale);
}

function totalOf(summary: PlanSummary, currency: string): string | null {
  if (summary.converted !== undefined) return summary.converted.total;
  return summary.currency === currency ? summary.total : null;
}

/** Credits that the work takes; "0" where credits of several meters cannot be added up. */
function usedOf({ usedCredits = [] }: PlanSummary): string {
  const used = usedCredits.filter(({ credits }) => !isZero(credits));
  return used.length === 1 ? (used[0]?.credits ?? '0') : '0';
}

/** Rows in the order of the comparison. `places` are those of its currency's minor unit. */
export function planRows(comparison: Comparison, places: number): PlanRow[] {
  return comparison.plans.map((summary) => {
    const total = totalOf(summary, comparison.currency);
    const [first] = summary.months;
    const known = total !== null && first !== undefined;
    return {
      key: rowKey(summary),
      summary,
      total,
      average:
        total === null ? null : (quotientOf(total, String(comparison.months), places) ?? null),
      firstMonth: known ? (quotientOf(convert(first.total, summary), '1', places) ?? null) : null,
      perUnit:
        total === null
          ? null
          : (quotientOf(total, String(summary.servedUnits), UNIT_PLACES) ?? null),
      perCredit: total === null ? null : (quotientOf(total, usedOf(summary), UNIT_PLACES) ?? null),
    };
  });
}

const MEASURED = {
  total: 'total',
  month: 'average',
  unit: 'perUnit',
  credit: 'perCredit',
} as const satisfies Record<Measure, keyof PlanRow>;

/** The figure a row is compared by. */
function measuredOf(row: PlanRow, measure: Measure): string | null {
  return row[MEASURED[measure]];
}

export type Delta = {
  readonly amount: string;
  readonly base: string;
  readonly percent: string | undefined;
};

/** Difference to a reference by the same measure; null where either is unknown or both are the same row. */
export function deltaOf(
  row: PlanRow,
  reference: PlanRow | undefined,
  measure: Measure,
): Delta | null {
  if (reference === undefined || reference.key === row.key) return null;
  const amount = measuredOf(row, measure);
  const base = measuredOf(reference, measure);
  if (amount === null || base === null) return null;
  const difference = differenceOf(amount, base);
  return { amount: difference, base, percent: percentOf(difference, base) };
}

/** Sums of the months by kind, in the plan's own currency. */
export function sumByKind(months: readonly MonthSum[]): Readonly<Record<MoneyKind, string>> {
  const sum = (kind: MoneyKind): string =>
    sumOf(
      months.map((month) => month[kind]),
      0,
    );
  return {
    subscription: sum('subscription'),
    packs: sum('packs'),
    overage: sum('overage'),
    other: sum('other'),
  };
}

const partsOf = (months: readonly MonthSum[], into: (amount: string) => string): Part[] => {
  const sums = sumByKind(months);
  return MONEY_KINDS.map((kind) => ({ key: kind, label: kind, value: into(sums[kind]) }));
};

/** How a row is measured: over how many months, and to how many places its currency goes. */
export type Measuring = {
  readonly measure: Measure;
  readonly months: number;
  readonly minor: number;
};

/** A plan's bar by kind of money, in the comparison's currency, by the measure. */
export function kindBar(row: PlanRow, { measure, months, minor }: Measuring): Bar {
  const { summary } = row;
  const divisors: Readonly<Record<Measure, string>> = {
    total: '1',
    month: String(months),
    unit: String(summary.servedUnits),
    credit: usedOf(summary),
  };
  const divisor = divisors[measure];
  const places = measure === 'unit' || measure === 'credit' ? UNIT_PLACES : minor;
  const into = (amount: string): string =>
    quotientOf(convert(amount, summary), divisor, places) ?? '0';
  return {
    key: row.key,
    label: summary.label,
    parts: partsOf(summary.months, into),
    net: measuredOf(row, measure),
  };
}

/** A plan's months, one column each, in the plan's own currency. */
export function monthBars(summary: PlanSummary, monthLabel: (from: string) => string): Bar[] {
  return summary.months.map((month) => ({
    key: month.from,
    label: monthLabel(month.from),
    parts: partsOf([month], (amount) => amount),
    net: summary.total === null ? null : month.total,
  }));
}
