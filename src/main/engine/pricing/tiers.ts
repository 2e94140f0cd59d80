import type { TierTable } from '../../../shared/contract/policy';
import { compareRatios, plusRatio, ratio, ratioOf, timesRatio, type Ratio } from '../amount/ratio';

const ZERO = ratio(0);

const minus = (a: Ratio, b: Ratio): Ratio => plusRatio(a, { ...b, numerator: -b.numerator });

/**
 * Price of a quantity by volume, exact (rulebook 8, "volume"). Graduated: each slice at its own
 * tier's price, a tier's flat fee once it is entered. Volume: the whole quantity at the price of
 * the tier it reaches. A quantity exactly at a bound belongs to the tier below.
 */
export function rateByTiers(table: TierTable, quantity: Ratio): Ratio {
  if (compareRatios(quantity, ZERO) <= 0) return ZERO;
  let total = ZERO;
  let from = ZERO;
  for (const tier of table.tiers) {
    const unit = ratioOf(tier.unitPrice);
    const flat = tier.flat === undefined ? ZERO : ratioOf(tier.flat);
    const reached = tier.upTo === 'unlimited' || compareRatios(quantity, ratioOf(tier.upTo)) <= 0;
    if (table.mode === 'volume') {
      if (reached) return plusRatio(timesRatio(unit, quantity), flat);
      continue;
    }
    const top = reached || tier.upTo === 'unlimited' ? quantity : ratioOf(tier.upTo);
    total = plusRatio(total, plusRatio(timesRatio(unit, minus(top, from)), flat));
    if (reached) return total;
    from = top;
  }
  const last = table.tiers[table.tiers.length - 1];
  const unit = last === undefined ? ZERO : ratioOf(last.unitPrice);
  // Beyond the last bound its price goes on; the contract asks for an unlimited last tier.
  return table.mode === 'volume'
    ? timesRatio(unit, quantity)
    : plusRatio(total, timesRatio(unit, minus(quantity, from)));
}
