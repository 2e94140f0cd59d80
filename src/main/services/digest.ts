import type { ComparisonDigest } from '../../shared/contract/library';
import type { Comparison } from '../../shared/contract/result';
import { atScale, formatUnits, parseDecimal } from '../../shared/decimal';
import type { PricedInput } from './scenario-input';

/** What the library's list shows of a comparison. */
export function digestOf(comparison: Comparison, { book }: PricedInput): ComparisonDigest {
  const { plans, months, currency } = comparison;
  const best = plans.find(
    (row) => row.plan === comparison.cheapest && row.priceBook === comparison.cheapestPriceBook,
  );
  const total = best?.converted?.total ?? best?.total ?? null;
  return {
    kind: 'priced',
    currency,
    months,
    best:
      best === undefined || total === null
        ? null
        : { plan: best.plan, label: best.label, priceBook: best.priceBook, total },
    yearly: total === null ? null : yearlyOf(total, months, book.minorUnitPlaces),
    planCount: plans.length,
    feasibleCount: plans.filter((row) => row.feasible).length,
  };
}

/** total × 12 / months, to the minor unit, half up. */
function yearlyOf(total: string, months: number, places: number): string {
  const minor = atScale(parseDecimal(total), places) * 12n;
  const divisor = BigInt(months);
  const doubled = 2n * minor + divisor;
  // Floor division, so that half up holds for credits below zero as well.
  const remainder = ((doubled % (2n * divisor)) + 2n * divisor) % (2n * divisor);
  return formatUnits((doubled - remainder) / (2n * divisor), places);
}
