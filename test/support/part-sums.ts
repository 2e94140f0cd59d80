import { expect } from 'vitest';
import { parseDecimal } from '../../src/shared/decimal';

/** An amount in billionths, to add and compare without any engine. */
export function unitsOf(amount: string): bigint {
  const { units, scale } = parseDecimal(amount);
  return units * 10n ** BigInt(9 - scale);
}

const total = (amounts: readonly string[]): bigint =>
  amounts.reduce((sum, amount) => sum + unitsOf(amount), 0n);

/** Both sides sum to the same, exactly. */
export function zeroSum(left: readonly string[], right: readonly string[]): void {
  expect(total(left)).toBe(total(right));
}
