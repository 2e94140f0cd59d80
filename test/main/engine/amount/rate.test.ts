import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AmountOverflow } from '../../../../src/main/engine/amount/checked';
import { timesRate } from '../../../../src/main/engine/amount/rate';
import { ratio, roundRatio, timesRatio } from '../../../../src/main/engine/amount/ratio';

describe('a price of one smallest unit', () => {
  test.each([
    [1, 1, 2, 1],
    [1, 49, 100, 0],
    [3, 1, 2, 2],
    [12_345, 2, 1, 24_690],
    [0, 7, 3, 0],
  ])('%d × %d/%d is %d, halves up', (count, numerator, denominator, minor) => {
    expect(timesRate(count, { numerator, denominator })).toBe(minor);
  });

  test('is the exact fraction, rounded, however large the figures', () => {
    const whole = (max: number): fc.Arbitrary<number> =>
      fc.oneof(
        fc.integer({ min: 1, max: 1_000 }),
        fc.maxSafeNat().map((n) => Math.max(1, n % max)),
      );
    fc.assert(
      fc.property(
        whole(2 ** 50),
        whole(2 ** 40),
        whole(2 ** 45),
        (count, numerator, denominator) => {
          const exact = roundRatio(timesRatio(ratio(count), ratio(numerator, denominator)));
          if (exact > BigInt(Number.MAX_SAFE_INTEGER))
            expect(() => timesRate(count, { numerator, denominator })).toThrow(AmountOverflow);
          else expect(timesRate(count, { numerator, denominator })).toBe(Number(exact));
        },
      ),
      { seed: 20_261_121, numRuns: 2_000 },
    );
  });
});
