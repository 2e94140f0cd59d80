import { describe, expect, it } from 'vitest';
import { prorate } from '../../../../src/main/engine/parts/prorate';
import { remainingOf } from '../../../../src/main/engine/parts/prorate-share';
import { DAY_MS } from '../../../../src/main/engine/parts/instant';
import { remainingShare } from '../../../../src/main/engine/pricing/prorate';
import { parseDay } from '../../../../src/main/engine/time/day';
import { ProrateInput } from '../../../../src/shared/contract/parts/prorate';
import { faultsOf, prorated, type ProrateGiven } from './part-cases';

const march = { from: '2026-03-01', to: '2026-04-01' };
type Change = Extract<ProrateGiven, { kind: 'change' }>;
const change = (more: Partial<Change>) =>
  prorated({
    kind: 'change',
    period: march,
    at: '2026-03-19',
    oldPrice: '30.00',
    newPrice: '100.00',
    ...more,
  });

describe('a plan change', () => {
  it('on the price difference by days, the change day counted (rulebook example 4)', () => {
    expect(change({})).toEqual({
      kind: 'change',
      share: { part: 13, whole: 31 },
      lines: [{ kind: 'difference', amount: '29.35', basis: '70.00 × 13/31' }],
      net: '29.35',
      oldUsed: '17.42',
      oldRemaining: '12.58',
    });
  });

  it('full charge with credit for the old plan (rulebook example 8)', () => {
    const result = change({
      period: { from: '2026-01-01', to: '2026-02-01' },
      at: '2026-01-16',
      oldPrice: 49,
      newPrice: 499,
      charge: 'full-with-credit',
    });
    expect(result.lines.map(({ amount }) => amount)).toEqual(['-25.29', '499.00']);
    expect(result.net).toBe('473.71');
  });

  it.each<[string, Partial<Change>, string, string]>([
    ['change day not counted', { changeDay: 'not-counted' }, '12/31', '27.10'],
    ['a fixed month of 30 days', { month: 'fixed-30' }, '13/30', '30.33'],
    [
      'a fixed month never leaves more than 30 days',
      { month: 'fixed-30', at: '2026-03-01' },
      '30/30',
      '70.00',
    ],
    [
      'a fixed month is whole on the first day of a short one',
      { month: 'fixed-30', period: { from: '2026-02-01', to: '2026-03-01' }, at: '2026-02-01' },
      '30/30',
      '70.00',
    ],
    [
      'a day later in a short month',
      { month: 'fixed-30', period: { from: '2026-02-01', to: '2026-03-01' }, at: '2026-02-02' },
      '27/30',
      '63.00',
    ],
    [
      'a fixed month by second, at the start of a short one',
      {
        unit: 'second',
        month: 'fixed-30',
        period: { from: '2026-02-01', to: '2026-03-01' },
        at: '2026-02-01T00:00:00Z',
      },
      '2592000/2592000',
      '70.00',
    ],
    ['first day', { at: '2026-03-01' }, '31/31', '70.00'],
    ['first day not counted', { at: '2026-03-01', changeDay: 'not-counted' }, '30/31', '67.74'],
    ['last day', { at: '2026-03-31' }, '1/31', '2.26'],
    ['last day not counted', { at: '2026-03-31', changeDay: 'not-counted' }, '0/31', '0.00'],
    ['the end of the period', { at: '2026-04-01' }, '0/31', '0.00'],
    ['by day the time of day plays no part', { at: '2026-03-19T23:00:00Z' }, '13/31', '29.35'],
    ['by second', { unit: 'second', at: '2026-03-19T12:00:00Z' }, '1080000/2678400', '28.23'],
    [
      'by second in a fixed month',
      { unit: 'second', month: 'fixed-30', at: '2026-03-19T12:00:00Z' },
      '1080000/2592000',
      '29.17',
    ],
    [
      'by second to the millisecond',
      { unit: 'second', at: '2026-03-31T23:59:59.999Z' },
      '1/2678400000',
      '0.00',
    ],
    [
      'February of a leap year',
      { period: { from: '2024-02-01', to: '2024-03-01' }, at: '2024-02-15' },
      '15/29',
      '36.21',
    ],
    [
      'a year of fixed months',
      { period: { from: '2026-01-01', to: '2027-01-01' }, at: '2026-12-02', month: 'fixed-30' },
      '30/360',
      '5.83',
    ],
    [
      'yen have no minor unit',
      { oldPrice: '3000', newPrice: '10000', minorUnitPlaces: 0 },
      '13/31',
      '2935',
    ],
    ['dinars have three places', { minorUnitPlaces: 3 }, '13/31', '29.355'],
    ['a downgrade owes money back', { oldPrice: '100', newPrice: '30' }, '13/31', '-29.35'],
    ['nothing is charged', { charge: 'none' }, '13/31', '0.00'],
    ['the new plan in full', { charge: 'full' }, '13/31', '100.00'],
    ['credit and charge, each rounded', { charge: 'credit-and-charge' }, '13/31', '29.36'],
    [
      'half a cent up',
      {
        period: { from: '2026-04-01', to: '2026-05-01' },
        at: '2026-04-16',
        oldPrice: '0',
        newPrice: '0.01',
      },
      '15/30',
      '0.01',
    ],
  ])('%s', (_name, more, share, net) => {
    const result = change(more);
    expect([`${result.share.part}/${result.share.whole}`, result.net]).toEqual([share, net]);
  });

  it.each<[string, NonNullable<Change['allowance']>, string, string]>([
    ['new minus used', { old: 37500, new: 250000, used: 36000 }, '1500', '214000'],
    ['new minus used, never below zero', { old: 500, new: 100, used: 300 }, '200', '0'],
    ['new in full', { old: 500, new: 2000, used: 300, rule: 'new-in-full' }, '200', '2000'],
    ['added', { old: 500, new: 2000, used: 300, rule: 'added' }, '200', '2200'],
    ['kept', { old: 500, new: 2000, used: 300, rule: 'kept' }, '200', '200'],
    // 200 + 1500 × 13/31 = 829.03…
    [
      'prorated difference, rounded down',
      { old: 500, new: 2000, used: 300, rule: 'prorated-difference' },
      '200',
      '829',
    ],
    // 200 − 400 × 13/31 = 32.25…
    [
      'prorated difference of a downgrade',
      { old: 500, new: 100, used: 300, rule: 'prorated-difference' },
      '200',
      '32',
    ],
    [
      'prorated to a hundredth',
      { old: 500, new: 2000, used: 300, rule: 'prorated-difference', unit: '0.01' },
      '200',
      '829.03',
    ],
  ])('allowance: %s', (_name, allowance, before, after) => {
    expect(change({ allowance }).allowance).toMatchObject({ before, after });
  });
});

describe('the day dialect of the parts and of the simulation', () => {
  it('are one rule', () => {
    const cycle = { from: parseDay('2026-01-31'), to: parseDay('2026-02-28') };
    for (const changeDay of ['counted', 'not-counted'] as const) {
      for (const month of ['real', 'fixed-30'] as const) {
        for (let day = cycle.from; day < cycle.to; day += 1) {
          const { part, whole } = remainingOf(
            { from: cycle.from * DAY_MS, to: cycle.to * DAY_MS },
            day * DAY_MS,
            { unit: 'day', changeDay, month },
          );
          expect({ part, whole }).toEqual(remainingShare({ changeDay, month }, cycle, day));
        }
      }
    }
  });
});

describe('a share', () => {
  it('and the rest sum to the whole, the allowance is rounded down', () => {
    expect(
      prorated({
        kind: 'share',
        period: march,
        at: '2026-03-19',
        amount: '49.00',
        allowance: '1000',
      }),
    ).toEqual({
      kind: 'share',
      share: { part: 13, whole: 31 },
      amount: '20.55',
      rest: '28.45',
      basis: '49.00 × 13/31',
      allowance: '419',
    });
  });
});

const parts = (given: Omit<Extract<ProrateGiven, { kind: 'split' }>, 'kind' | 'period'>) =>
  prorated({ kind: 'split', period: march, ...given }).parts.map(
    ({ from, to, weight, amount }) => `${from} ${to} ${weight} ${amount}`,
  );

describe('a split', () => {
  it('by days, in any order of the cuts', () => {
    const expected = [
      '2026-03-01 2026-03-11 10 3.23',
      '2026-03-11 2026-03-21 10 3.22',
      '2026-03-21 2026-04-01 11 3.55',
    ];
    expect(parts({ amount: '10.00', at: ['2026-03-11', '2026-03-21'] })).toEqual(expected);
    expect(parts({ amount: '10.00', at: ['2026-03-21', '2026-03-11'] })).toEqual(expected);
  });

  it('gives the change day to the part before where it is not counted', () => {
    expect(parts({ amount: '31.00', at: ['2026-03-11'], changeDay: 'not-counted' })).toEqual([
      '2026-03-01 2026-03-11 11 11.00',
      '2026-03-11 2026-04-01 20 20.00',
    ]);
  });

  it('by seconds', () => {
    expect(parts({ amount: '31.00', at: ['2026-03-01T12:00:00Z'], unit: 'second' })).toEqual([
      '2026-03-01T00:00:00Z 2026-03-01T12:00:00Z 43200 0.50',
      '2026-03-01T12:00:00Z 2026-04-01T00:00:00Z 2635200 30.50',
    ]);
  });

  it('of a credit sums to it as well', () => {
    expect(
      prorated({ kind: 'allocate', amount: '-10.00', weights: [1, 1, 1] }).parts.map(
        ({ amount }) => amount,
      ),
    ).toEqual(['-3.34', '-3.33', '-3.33']);
  });

  it('by weights, named ones too', () => {
    expect(
      prorated({
        kind: 'allocate',
        amount: '0.05',
        weights: [{ id: 'a', weight: '0.7' }, { id: 'b', weight: '0.3' }, '0'],
      }).parts,
    ).toEqual([
      { id: 'a', weight: '0.7', amount: '0.04' },
      { id: 'b', weight: '0.3', amount: '0.01' },
      { weight: '0', amount: '0.00' },
    ]);
  });
});

describe('faults', () => {
  it.each<[string, string, ProrateGiven]>([
    [
      'period_empty',
      'period.to',
      {
        kind: 'share',
        period: { from: '2026-03-01', to: '2026-03-01' },
        at: '2026-03-01',
        amount: 1,
      },
    ],
    [
      'period_without_days',
      'period.to',
      {
        kind: 'share',
        period: { from: '2026-03-01T01:00:00Z', to: '2026-03-01T02:00:00Z' },
        at: '2026-03-01T01:00:00Z',
        amount: 1,
      },
    ],
    [
      'change_outside_period',
      'at',
      { kind: 'change', period: march, at: '2026-04-02', oldPrice: 1, newPrice: 2 },
    ],
    [
      'change_outside_period',
      'at[1]',
      { kind: 'split', period: march, at: ['2026-03-02', '2026-02-28'], amount: 1 },
    ],
    [
      'money_too_fine',
      'oldPrice',
      { kind: 'change', period: march, at: '2026-03-02', oldPrice: '1.005', newPrice: 2 },
    ],
    ['weights_all_zero', 'weights', { kind: 'allocate', amount: 1, weights: ['0', '0.0'] }],
    ['amount_overflow', '', { kind: 'allocate', amount: '999999999999999999', weights: [1] }],
  ])('%s at %s', (code, path, given) => {
    expect(
      faultsOf(prorate(ProrateInput.parse(given))).map((fault) => [fault.code, fault.path]),
    ).toEqual([[code, path]]);
  });
});
