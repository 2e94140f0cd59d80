import { MAX, toAmount } from './checked';

/** An exact price of one smallest unit: a fraction of whole numbers, at least 0 over above 0. */
export type Rate = { readonly numerator: number; readonly denominator: number };

/**
 * count × rate to the nearest whole, halves up (rulebook 2, Money: "rounded half up"), for a count of
 * at least 0. In plain numbers where every product stays exact, in big integers beyond.
 */
export function timesRate(count: number, { numerator, denominator }: Rate): number {
  const twice = 2 * count * numerator + denominator;
  const whole = 2 * denominator;
  if (twice <= MAX && whole <= MAX) return (twice - (twice % whole)) / whole;
  return toAmount(
    (2n * BigInt(count) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)),
  );
}
