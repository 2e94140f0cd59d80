import { add, atScale, compareDecimals, parseDecimal, type Decimal } from '../../shared/decimal';
import { formatTrimmed, formatUnits } from '../../shared/decimal';

/** Small sums on decimal strings for the screen. The engine's figures come ready; these add them up. */

const ZERO: Decimal = { units: 0n, scale: 0 };

const absolute = ({ units, scale }: Decimal): Decimal => ({
  units: units < 0n ? -units : units,
  scale,
});

export function sumOf(amounts: readonly string[], scale: number): string {
  const sum = amounts.map(parseDecimal).reduce(add, ZERO);
  return formatUnits(atScale(sum, Math.max(scale, sum.scale)), Math.max(scale, sum.scale));
}

/** `amount − reference`, with the more precise one's places. */
export function differenceOf(amount: string, reference: string): string {
  const a = parseDecimal(amount);
  const b = parseDecimal(reference);
  const sum = add(a, { units: -b.units, scale: b.scale });
  return formatUnits(sum.units, sum.scale);
}

export const compareAmounts = (a: string, b: string): number =>
  compareDecimals(parseDecimal(a), parseDecimal(b));

export const isZero = (amount: string): boolean => parseDecimal(amount).units === 0n;
export const isNegative = (amount: string): boolean => parseDecimal(amount).units < 0n;

export function magnitude(amount: string): string {
  const { units, scale } = absolute(parseDecimal(amount));
  return formatUnits(units, scale);
}

/** Without needless zeros after the point: "2.50" is "2.5". */
export function trimmed(amount: string): string {
  const { units, scale } = parseDecimal(amount);
  return formatTrimmed(units, scale);
}

/** Half up, away from zero below it, as the invoices round. */
function roundedDivide(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const units = (2n * top + bottom) / (2n * bottom);
  return negative ? -units : units;
}

/** `a / b` with `places` places, half up; undefined where b is 0. */
export function quotientOf(a: string, b: string, places: number): string | undefined {
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  if (right.units === 0n) return undefined;
  const scale = Math.max(left.scale, right.scale);
  return formatUnits(
    roundedDivide(atScale(left, scale) * 10n ** BigInt(places), atScale(right, scale)),
    places,
  );
}

/** Change from `reference` to `amount` in percent with three places; undefined where the reference is 0. */
export function percentChange(amount: string, reference: string): string | undefined {
  const change = parseDecimal(differenceOf(amount, reference));
  const hundredfold = formatUnits(change.units * 100n, change.scale);
  return quotientOf(hundredfold, reference, 3);
}
