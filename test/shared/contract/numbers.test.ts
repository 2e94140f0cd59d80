import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../src/shared/contract/faults';
import {
  CalendarDate,
  Count,
  Decimal,
  Money,
  Share,
  SignedDecimal,
} from '../../../src/shared/contract/primitives';
import { Scenario } from '../../../src/shared/contract/scenario';
import { parseJson } from '../../../src/shared/parse-json';
import { smallScenario } from '../../support/library';

/** As it stands in a file: the text of one value, read as every file is. */
function valueOf(text: string): unknown {
  const outcome = parseJson(text);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

describe('a count in a file', () => {
  it.each(['0', '1', '1000000000000', '1e3', '2.0'])('may be %s', (text) => {
    expect(Count.safeParse(valueOf(text)).success).toBe(true);
  });

  it.each([
    ['larger than any number', '1e400'],
    ['smaller than any number', '-1e400'],
    ['below zero', '-1'],
    ['a fraction', '0.5'],
    ['a fraction that is nearly none', '1.0000000001'],
    ['beyond what is exact', '9007199254740993'],
    ['more than there can be', '1000000000001'],
    ['text', '"5"'],
    ['text that is no number', '"NaN"'],
    ['infinity as text', '"Infinity"'],
    ['with a decimal comma', '"1,5"'],
    ['in full-width digits', '"１２"'],
    ['in Arabic digits', '"٣"'],
    ['nothing', 'null'],
    ['true', 'true'],
    ['a list', '[5]'],
    ['hexadecimal', '"0x10"'],
    ['empty', '""'],
  ])('is refused where it is %s', (_what, text) => {
    expect(Count.safeParse(valueOf(text)).success).toBe(false);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 5n])(
    'is no %s, wherever it comes from',
    (value) => {
      expect(Count.safeParse(value).success).toBe(false);
    },
  );

  it('is never minus zero on screen', () => {
    const outcome = Count.safeParse(valueOf('-0'));
    expect(outcome.success && String(outcome.data)).toBe('0');
  });
});

describe('an amount', () => {
  it.each(['0', '0.25', '660.00', '999999999999999.999999999'])('may be %s', (text) => {
    for (const schema of [Decimal, Money, SignedDecimal])
      expect(schema.safeParse(text).success).toBe(true);
  });

  it.each([
    '1e400',
    '1e3',
    '-1',
    '-0',
    'NaN',
    'Infinity',
    '1,5',
    '1.234,56',
    '１２',
    '٣',
    '0x10',
    '.5',
    '5.',
    ' 5',
    '5\n',
    '+5',
    '--5',
    '',
    '9999999999999999',
    '0.0000000001',
  ])('is refused as %j', (text) => {
    expect(Decimal.safeParse(text).success).toBe(false);
    expect(Money.safeParse(text).success).toBe(false);
    expect(Share.safeParse(text).success).toBe(false);
  });

  it.each([0.1, 5, Number.NaN, 5n, null, ['5'], { value: '5' }])('is no %s', (value) => {
    for (const schema of [Decimal, Money, SignedDecimal, Share])
      expect(schema.safeParse(value).success).toBe(false);
  });
});

it.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '1969-12-31',
  '2201-01-01',
  '２０２６-01-01',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  '2026-01-01\n',
])('%j is no day of the calendar', (text) => {
  expect(CalendarDate.safeParse(text).success).toBe(false);
});

it('a number that overflows is named with its place', () => {
  const text = JSON.stringify(smallScenario()).replace(/"months":\d+/, '"months":1e400');
  const value = valueOf(text);
  const outcome = Scenario.safeParse(value);
  expect(outcome.success).toBe(false);
  if (!outcome.success)
    expect(faultsOf(outcome.error, value, Scenario)).toMatchObject([
      { path: 'months', found: 'a number too large to be held' },
    ]);
});
