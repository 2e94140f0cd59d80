import { parseDecimal, type Decimal } from '../../../shared/decimal';

/** An exact fraction with a positive denominator. Rare and unhurried: prices, rates, shares. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

export const ratio = (numerator: bigint | number, denominator: bigint | number = 1n): Ratio => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});

export function ratioOf(value: Decimal | string): Ratio {
  const decimal = typeof value === 'string' ? parseDecimal(value) : value;
  return { numerator: decimal.units, denominator: 10n ** BigInt(decimal.scale) };
}

export function timesRatio(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function plusRatio(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function compareRatios(a: Ratio, b: Ratio): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Toward negative infinity. */
export function floorRatio({ numerator, denominator }: Ratio): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
}

/** To the nearest whole, halves away from zero (rulebook 2, Money: "rounded half up"). */
export function roundRatio({ numerator, denominator }: Ratio): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return negative ? -rounded : rounded;
}
