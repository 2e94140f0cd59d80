import { formatTrimmed, parseDecimal, atScale } from '../../shared/decimal';

/** Twelve factors in hundredths, for a chart that moves in steps; exact again as decimals. */

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Three times a usual month is as high as the chart goes by hand; more can be typed. */
export const MOST_HUNDREDTHS = 300;

export const FLAT: readonly string[] = MONTHS.map(() => '1');

/** Hundredths, rounded to whole ones for the chart alone. */
export function hundredths(factor: string): number {
  const { units, scale } = parseDecimal(factor);
  if (scale <= 2) return Number(atScale({ units, scale }, 2));
  return Number(units / 10n ** BigInt(scale - 2));
}

export const factorOf = (amount: number): string =>
  formatTrimmed(BigInt(Math.max(0, Math.min(MOST_HUNDREDTHS, Math.round(amount)))), 2);

export function withFactor(
  factors: readonly string[],
  month: number,
  factor: string,
): readonly string[] {
  return factors.map((each, at) => (at === month ? factor : each));
}
