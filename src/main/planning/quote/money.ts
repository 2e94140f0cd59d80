import { atScale, formatUnits, parseDecimal } from '../../../shared/decimal';
import { ratio, ratioOf, roundRatio, timesRatio } from '../../engine/amount/ratio';

/** Money of a quote: whole minor units as bigints, so that no amount is too large to be exact. */
export type Minor = bigint;

/** An amount of the contract in minor units; more places than the currency has are rounded half up. */
export function toMinor(amount: string, places: number): Minor {
  return roundRatio(timesRatio(ratioOf(amount), ratio(10n ** BigInt(places))));
}

export const fromMinor = (minor: Minor, places: number): string => formatUnits(minor, places);

/** `percent` of an amount, rounded half up. */
export function percentOf(minor: Minor, percent: string): Minor {
  return roundRatio(timesRatio(ratio(minor), timesRatio(ratioOf(percent), ratio(1n, 100n))));
}

/** quantity × price, rounded half up to the minor unit. */
export function priceTimes(quantity: string, unitPrice: string, places: number): Minor {
  const product = timesRatio(ratioOf(quantity), ratioOf(unitPrice));
  return roundRatio(timesRatio(product, ratio(10n ** BigInt(places))));
}

export const sumOf = (amounts: readonly Minor[]): Minor =>
  amounts.reduce((sum, amount) => sum + amount, 0n);

export const atLeastZero = (minor: Minor): Minor => (minor > 0n ? minor : 0n);

/**
 * Splits a whole of at least 0 by weights of at least 0 into parts that sum to it, by largest
 * remainder; equal remainders go to the earlier part. Weights that are all 0 get nothing.
 */
export function splitByWeight(whole: Minor, weights: readonly Minor[]): Minor[] {
  const total = sumOf(weights);
  if (total === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (whole * weight) / total);
  const byRemainder = weights
    .map((weight, at) => ({ at, rest: (whole * weight) % total }))
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  let missing = whole - sumOf(parts);
  for (const { at } of byRemainder) {
    if (missing === 0n) break;
    parts[at] = (parts[at] ?? 0n) + 1n;
    missing -= 1n;
  }
  return parts;
}

/** Sum of quantities as a decimal without needless zeros. */
export function addQuantities(a: string, b: string): string {
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  const scale = Math.max(left.scale, right.scale);
  const text = formatUnits(atScale(left, scale) + atScale(right, scale), scale);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
