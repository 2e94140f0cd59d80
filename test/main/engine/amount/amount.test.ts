import { describe, expect, test } from 'vitest';
import { allocate } from '../../../../src/main/engine/amount/allocate';
import {
  AmountOverflow,
  MAX,
  plus,
  times,
  toAmount,
  wholePart,
  wholePartUp,
} from '../../../../src/main/engine/amount/checked';
import { floorRatio, ratio, ratioOf, roundRatio } from '../../../../src/main/engine/amount/ratio';

describe('largest remainder (rulebook 2, Money and Spreads)', () => {
  test.each([
    ['100 over thirds', 100, [1, 1, 1], [34, 33, 33]],
    // 7 × 0.5 = 3.5, 7 × 0.3 = 2.1, 7 × 0.2 = 1.4: the whole parts are 6, the half takes the last.
    ['the largest remainder wins', 7, [5, 3, 2], [4, 2, 1]],
    ['equal remainders go to the earlier part', 1, [1, 1], [1, 0]],
    ['nothing to give', 0, [3, 4], [0, 0]],
    ['a part without weight gets nothing', 10, [1, 0, 1], [5, 0, 5]],
    ['fewer units than parts', 2, [1, 1, 1, 1], [1, 1, 0, 0]],
  ])('%s', (_rule, whole, weights, expected) => {
    expect(allocate(whole, weights)).toEqual(expected);
  });
});

describe('amounts that cannot be held exactly are refused', () => {
  test.each([
    ['a sum', () => plus(MAX, 1)],
    ['a sum below zero', () => plus(-MAX, -1)],
    ['a product', () => times(2 ** 30, 2 ** 30)],
    ['a large integer', () => toAmount(2n ** 53n)],
  ])('%s', (_rule, work) => {
    expect(work).toThrow(AmountOverflow);
  });

  test('the largest amount itself is held', () => {
    expect(plus(MAX - 1, 1)).toBe(MAX);
    expect(times(MAX, 1)).toBe(MAX);
  });
});

describe('whole parts and rounding', () => {
  test.each([
    ['exact where the quotient of doubles rounds up', MAX, MAX - 1, 1, 2],
    ['nothing', 0, 7, 0, 0],
    ['an even division', 21, 7, 3, 3],
  ])('%s', (_rule, a, b, down, up) => {
    expect([wholePart(a, b), wholePartUp(a, b)]).toEqual([down, up]);
  });

  test.each([
    ['half a cent up', ratio(5, 10), 1n],
    ['half a cent of a credit note: away from zero', ratio(-5, 10), -1n],
    ['below the half', ratio(49, 100), 0n],
    ['a decimal', ratioOf('2.345'), 2n],
  ])('rounded half up: %s', (_rule, value, expected) => {
    expect(roundRatio(value)).toBe(expected);
  });

  test('the whole part of a negative share lies below it', () => {
    expect(floorRatio(ratio(-1, 2))).toBe(-1n);
  });
});
