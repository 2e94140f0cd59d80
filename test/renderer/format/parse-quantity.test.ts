import { describe, expect, test } from 'vitest';
import { numberMarks } from '../../../src/renderer/format/intl';
import {
  parsePercent,
  parseQuantity,
  type QuantityReading,
} from '../../../src/renderer/format/parse-quantity';
import { formatQuantity, plainQuantity } from '../../../src/renderer/format/quantity';

const english = { marks: numberMarks('en'), seats: 6 };
const german = { marks: numberMarks('de'), seats: 6 };
const read = (text: string, context = english): QuantityReading => parseQuantity(text, context);
const sure = (quantity: unknown, pace?: string): unknown => ({
  kind: 'quantity',
  quantity,
  ...(pace === undefined ? {} : { pace }),
});

describe('a number is read as people type it', () => {
  test.each([
    ['12', 12],
    ['12k', 12_000],
    ['12 K', 12_000],
    ['3.5 M', 3_500_000],
    ['1.5m', 1_500_000],
    ['2 mio.', 2_000_000],
    ['1.2 bn', 1_200_000_000],
    ['12 000', 12_000],
    ['12\u202f000', 12_000],
    ["12'000", 12_000],
    ['12,000', 12_000],
    ['1,234,567', 1_234_567],
    ['12,34,567', 1_234_567],
    ['1.000.000', 1_000_000],
    ['12.000,0', 12_000],
    ['1.234k', 1_234],
    ['0', 0],
    ['007', 7],
  ])('%s is %d', (text, quantity) => {
    expect(read(text)).toEqual(sure(quantity));
  });

  test.each([
    ['12.000', 12_000],
    ['3,5 M', 3_500_000],
    ['1.234.567', 1_234_567],
  ])('%s is %d where the comma is the decimal mark', (text, quantity) => {
    expect(read(text, german)).toEqual(sure(quantity));
  });
});

describe('what can be read in two ways is asked, never guessed', () => {
  test.each([
    ['1.234', english, [1_234]],
    ['1,234', german, [1_234]],
    ['1,234k', english, [1_234_000, 1_234]],
    [
      '5-9k',
      english,
      [
        { min: 5_000, max: 9_000 },
        { min: 5, max: 9_000 },
      ],
    ],
  ])('%s', (text, context, quantities) => {
    expect(read(text, context)).toEqual({ kind: 'unsure', quantities });
  });
});

describe('ranges', () => {
  test.each([
    ['5k to 9k', { min: 5_000, max: 9_000 }],
    ['5k-9k', { min: 5_000, max: 9_000 }],
    ['5k – 9k', { min: 5_000, max: 9_000 }],
    ['5000..9000', { min: 5_000, max: 9_000 }],
    ['7k (5k-9k)', { min: 5_000, likely: 7_000, max: 9_000 }],
    ['5k to 9k, likely 7k', { min: 5_000, likely: 7_000, max: 9_000 }],
    ['7k ±20%', { value: 7_000, plusMinusPercent: 20 }],
    ['7k +-20 %', { value: 7_000, plusMinusPercent: 20 }],
    ['7k +/- 20%', { value: 7_000, plusMinusPercent: 20 }],
    ['7k ± 500', { min: 6_500, likely: 7_000, max: 7_500 }],
    ['past 120; 135; 1,500', { past: [120, 135, 1_500] }],
  ])('%s', (text, quantity) => {
    expect(read(text)).toEqual(sure(quantity));
  });
});

describe('a pace', () => {
  test.each([
    ['3/day', 3, 'day'],
    ['400 per day', 400, 'day'],
    ['20/weekday', 20, 'weekday'],
    ['1k / week', 1_000, 'week'],
    ['12k a month', 12_000, 'month'],
    ['250/user/mo', 1_500, 'month'],
  ])('%s', (text, quantity, pace) => {
    expect(read(text)).toEqual(sure(quantity, pace));
  });

  test('per user without a time keeps the row’s own schedule', () => {
    expect(read('250/user')).toEqual(sure(1_500));
  });
});

describe('what is refused says why', () => {
  test.each([
    ['twelve', 'not understood'],
    ['1.5', 'not whole'],
    ['-3', 'at least 0'],
    ['9k to 5k', 'from the lower to the higher'],
    ['7k ±120%', '±100'],
    ['3/fortnight', '/fortnight'],
    ['12 00', 'not understood'],
    ['1,23,4', 'not understood'],
    ['2000000000000', 'million millions'],
  ])('%s', (text, reason) => {
    const reading = read(text);
    expect(reading.kind).toBe('bad');
    expect(reading.kind === 'bad' && reading.problem).toContain(reason);
  });

  test('nothing is nothing, not zero', () => {
    expect(read('  ')).toEqual({ kind: 'empty' });
  });
});

test.each(['en', 'de', 'fr', 'de-CH', 'en-IN', 'pl'])(
  'what a cell shows can be typed again (%s)',
  (locale) => {
    const context = { marks: numberMarks(locale), seats: 1 };
    const quantities = [
      0,
      1_234,
      12_345_678,
      { min: 5_000, max: 9_000 },
      { min: 5_000, likely: 7_000, max: 1_200_000 },
      { value: 7_000, plusMinusPercent: 20 },
      { past: [120, 13_500, 150] },
    ];
    for (const quantity of quantities) {
      expect(parseQuantity(formatQuantity(quantity, locale), context)).toEqual(sure(quantity));
      expect(parseQuantity(plainQuantity(quantity), context)).toEqual(sure(quantity));
    }
  },
);

test.each([
  ['8%', '0.08'],
  ['8', '0.08'],
  ['87.5 %', '0.875'],
  ['-2%', '-0.02'],
  ['100', '1'],
  ['most', undefined],
])('percent %s is %s', (text, share) => {
  expect(parsePercent(text, english.marks)).toBe(share);
});
