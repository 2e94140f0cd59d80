import type { PriceBook } from '../../../shared/contract/price-book';
import type { LedgerGroups } from '../../../shared/contract/ledger-page';
import type { CycleUsage } from '../../../shared/contract/result';
import type { BalanceDay } from '../../charts/balance-days';
import { compareAmounts, differenceOf, isZero, sumOf } from '../../format/exact';
import { percentOf } from '../../format/percent';

/** Usage of one category in one cycle. */
export type UsageRow = {
  readonly key: string;
  readonly label: string;
  readonly units: number;
  /** Credits used, a decimal string. */
  readonly used: string;
  /** Whole percent of what the cycle includes; null where it includes nothing. */
  readonly percent: string | null;
};

/** The cycle that a day lies in: the last that began by then, so that a restarted one counts. */
export function cycleOn(
  cycles: readonly CycleUsage[],
  on: string,
  caseId: string | undefined,
): CycleUsage | undefined {
  const own = cycles.filter((cycle) => cycle.case === caseId);
  return own.findLast(({ from }) => from <= on) ?? own[0];
}

/** Usage of a cycle on one meter by category, most first; an operation without one stands for itself. */
export function usageRows(cycle: CycleUsage, meter: string, book: PriceBook): UsageRow[] {
  const included = cycle.meters.find((row) => row.meter === meter)?.included ?? '0';
  const groups = new Map<string, { label: string; units: number; credits: string[] }>();
  for (const cell of cycle.cells) {
    if (cell.meter !== meter) continue;
    const key = cell.category ?? `operation:${cell.operation}`;
    const group = groups.get(key) ?? { label: labelOf(cell, book), units: 0, credits: [] };
    group.units += cell.units;
    group.credits.push(cell.credits);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { label, units, credits }]) => {
      const used = sumOf(credits, 0);
      return { key, label, units, used, percent: percentOf(used, included) ?? null };
    })
    .toSorted((a, b) => compareAmounts(b.used, a.used));
}

function labelOf(cell: CycleUsage['cells'][number], book: PriceBook): string {
  if (cell.category !== undefined) {
    return book.categories.find(({ id }) => id === cell.category)?.label ?? cell.category;
  }
  return book.operations.find(({ id }) => id === cell.operation)?.label ?? cell.operation;
}

/**
 * Usage up to a day by category, from the ledger's changes by rule: what an operation's own rule
 * charged is its own. Undefined where they do not sum to `used`, the credits used by then, as where
 * tasks hold credits or overage covers some; a part would be taken for the whole.
 */
export function usageSoFar(
  groups: LedgerGroups,
  cycle: CycleUsage,
  meter: string,
  book: PriceBook,
  used: string,
): UsageRow[] | undefined {
  const charged = groups.flatMap(({ key, sums }) => {
    const credits = sums.credits.find((row) => row.meter === meter)?.credits ?? '0';
    return isZero(credits) ? [] : [{ key: key ?? '', credits: differenceOf('0', credits) }];
  });
  const cells = charged.flatMap(({ key, credits }) => {
    const operation = book.operations.find(({ id }) => key === `operations.${id}.costs.${meter}`);
    if (operation === undefined) return [];
    const { id, category } = operation;
    const own = { operation: id, meter, units: 0, credits };
    return [category === undefined ? own : { ...own, category }];
  });
  const sum = sumOf(
    cells.map(({ credits }) => credits),
    0,
  );
  if (cells.length < charged.length || compareAmounts(sum, used) !== 0) return undefined;
  return usageRows({ ...cycle, cells }, meter, book);
}

/** Credits used from the cycle's first day up to and with a day. */
export function usedSoFar(days: readonly BalanceDay[], from: string, on: string): string {
  return sumOf(
    days.filter((day) => day.on >= from && day.on <= on).map(({ used }) => used),
    0,
  );
}

/** The vendor's illustrative monthly ceiling of a plan's reservoir: cap + days × refill; undefined where it names none. */
export function vendorCeiling(book: PriceBook, plan: string, meter: string): string | undefined {
  const own = book.plans.find(({ id }) => id === plan);
  const reservoir = own?.reservoirs.find((row) => row.meter === meter);
  const ceiling = own?.policies?.ceiling ?? book.policies.ceiling;
  if (reservoir === undefined || ceiling === undefined) return undefined;
  const { cap, dailyRefill } = reservoir;
  if (cap === 'unlimited' || dailyRefill === 'unlimited') return 'unlimited';
  return sumOf([cap, ...Array.from({ length: ceiling.days }, () => dailyRefill)], 0);
}
