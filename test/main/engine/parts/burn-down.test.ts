import { describe, expect, it } from 'vitest';
import { burn, FROM as from, grant, spend, type BurnDownGiven } from './part-cases';

const left = (given: BurnDownGiven) => burn(given).balances;

/** Two grants of 100 and a spend of 120: which one is burnt first. */
const pair = (first: object, second: object, burnOrder?: BurnDownGiven['burnOrder']) =>
  left({
    to: '2026-01-20',
    ...(burnOrder && { burnOrder }),
    grants: [grant('a', first), grant('b', second)],
    usage: [spend('2026-01-10', '120')],
  });

/** 100 a month, what is unused kept as batches. */
const monthly = (cycles: number, more: object = {}) =>
  grant('a', { recurrence: { interval: 'month', mode: 'adds' }, rollover: { cycles }, ...more });

describe('time of a grant', () => {
  it('is usable at effectiveAt and no longer at expiresAt', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [
        {
          id: 'a',
          amount: '100',
          effectiveAt: '2026-01-02T10:00:00Z',
          expiresAt: '2026-01-05T10:00:00Z',
        },
      ],
      usage: [
        spend('2026-01-02T09:59:59.999Z', '1', { id: 'before' }),
        spend('2026-01-02T10:00:00Z', '2', { id: 'first' }),
        spend('2026-01-05T09:59:59.999Z', '3', { id: 'last' }),
        spend('2026-01-05T10:00:00Z', '4', { id: 'after' }),
      ],
    });
    expect(result.usage.map(({ id, unserved }) => [id, unserved])).toEqual([
      ['before', '1'],
      ['first', '0'],
      ['last', '0'],
      ['after', '4'],
    ]);
    expect(result.sums).toMatchObject({
      granted: '100',
      burned: '5',
      expired: '95',
      remaining: '0',
    });
  });

  it('ends at voidedAt, exclusive, and what is left is voided, not expired', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [grant('a', { voidedAt: '2026-01-03', expiresAt: '2026-01-08' })],
      usage: [spend('2026-01-02', '30'), spend('2026-01-03', '5')],
    });
    expect(result.sums).toMatchObject({ burned: '30', voided: '70', expired: '0', unserved: '5' });
  });

  it('never begins where it is voided at or before effectiveAt', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [grant('a', { voidedAt: from })],
      usage: [spend('2026-01-02', '1')],
    });
    expect(result.sums).toMatchObject({ granted: '0', voided: '0', unserved: '1' });
  });

  it('counts as expired where it is voided at the instant of its expiry', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [grant('a', { voidedAt: '2026-01-03', expiresAt: '2026-01-03' })],
    });
    expect(result.sums).toMatchObject({ expired: '100', voided: '0' });
  });

  it('lasts as long as expiresAfter says, clamped to a short month', () => {
    const result = burn({
      to: '2026-03-02',
      grants: [
        { id: 'a', amount: 5, effectiveAt: '2026-01-31', expiresAfter: { interval: 'month' } },
      ],
      usage: [spend('2026-02-27', '1'), spend('2026-02-28', '1')],
    });
    expect(result.usage.map(({ unserved }) => unserved)).toEqual(['0', '1']);
  });

  it('takes from what is due at the end of the run nothing: it belongs to the next', () => {
    const given = { to: '2026-01-05', grants: [grant('a', { expiresAt: '2026-01-05' })] };
    expect(left(given)).toEqual({ a: '100' });
  });
});

describe('burn order', () => {
  const later = '2026-02-01';
  it.each<[string, object, object, object, BurnDownGiven['burnOrder']?]>([
    ['lower priority number first', { priority: 2 }, { priority: 1 }, { a: '80', b: '0' }],
    [
      'priority before expiry',
      { priority: 1, expiresAt: later },
      { priority: 0 },
      { a: '80', b: '0' },
    ],
    ['earlier expiry first', {}, { expiresAt: later }, { a: '80', b: '0' }],
    ['earlier effective first', { effectiveAt: '2026-01-02' }, {}, { a: '80', b: '0' }],
    ['id where all else is equal', {}, {}, { a: '0', b: '80' }],
    [
      'bonus before paid, then first in first out',
      { origin: 'bought' },
      { origin: 'bonus', effectiveAt: '2026-01-03' },
      { a: '80', b: '0' },
      ['bonus-first', 'effective'],
    ],
    [
      'allowance before bought, though it expires later',
      { origin: 'bought', expiresAt: later },
      { origin: 'allowance' },
      { a: '80', b: '0' },
      ['allowance-first', 'expiry'],
    ],
    [
      'bought first',
      { origin: 'allowance' },
      { origin: 'bought' },
      { a: '80', b: '0' },
      ['bought-first'],
    ],
    [
      'latest key is always the id',
      { effectiveAt: '2026-01-02' },
      {},
      { a: '0', b: '80' },
      ['priority'],
    ],
  ])('%s', (_name, first, second, expected, order) => {
    expect(pair(first, second, order)).toEqual(expected);
  });

  it('lets one event draw on several grants and says how much from each', () => {
    const result = burn({
      grants: [grant('a'), grant('b'), grant('c')],
      usage: [spend('2026-01-02', '250', { id: 'u' })],
    });
    expect(result.usage[0]?.burned).toEqual([
      { grant: 'a', amount: '100' },
      { grant: 'b', amount: '100' },
      { grant: 'c', amount: '50' },
    ]);
  });

  it('restricted credits pay for their operations alone', () => {
    const result = burn({
      burnOrder: ['restricted-first', 'id'],
      grants: [grant('a'), grant('b', { onlyFor: ['scan'] })],
      usage: [
        spend('2026-01-02', '30', { operation: 'scan' }),
        spend('2026-01-02', '90', { operation: 'chat' }),
        spend('2026-01-03', '20'),
      ],
    });
    expect(result.balances).toEqual({ a: '0', b: '70' });
    expect(result.sums.unserved).toBe('10');
  });
});

describe('recurrence', () => {
  it('replaces: the rest is lost, the full amount stands', () => {
    const result = burn({
      to: '2026-03-15',
      grants: [grant('a', { recurrence: { interval: 'month' } })],
      usage: [spend('2026-01-10', '30'), spend('2026-02-10', '100')],
    });
    expect(result.sums).toMatchObject({
      granted: '300',
      burned: '130',
      expired: '70',
      replaced: '70',
      remaining: '100',
    });
  });

  it('adds on top of everything left where no rollover is given', () => {
    const result = burn({
      to: '2026-03-15',
      grants: [grant('a', { recurrence: { interval: 'month', mode: 'adds' } })],
      usage: [spend('2026-01-10', '30')],
    });
    expect(result.balances).toEqual({ a: '270' });
  });

  it('adds on top of what the rollover keeps', () => {
    const result = burn({
      to: '2026-03-15',
      grants: [
        grant('a', {
          recurrence: { interval: 'month', mode: 'adds' },
          rollover: { maximum: '25' },
        }),
      ],
      usage: [spend('2026-01-10', '30')],
    });
    expect(result.balances).toEqual({ a: '125' });
    expect(result.sums).toMatchObject({ rolledOver: '50', atReset: '145' });
  });

  it('adds up to a maximum balance and spills the rest', () => {
    const result = burn({
      to: '2026-01-04',
      grants: [
        grant('a', {
          amount: '500',
          recurrence: { interval: 'day', mode: 'adds', maxBalance: '1000' },
        }),
      ],
      usage: [spend('2026-01-02T12:00:00Z', '100')],
    });
    // 500, 1000 on day 2, −100, +100 on day 3: 400 spilled; the excess was never granted.
    expect(result.balances).toEqual({ a: '1000' });
    expect(result.sums).toMatchObject({ granted: '1100', spilled: '400' });
  });

  it('counts from an anchor that lies anywhere: first the grant, then each occurrence', () => {
    const result = burn({
      to: '2026-01-20',
      grants: [grant('a', { recurrence: { interval: 'week', anchor: '2026-03-04' } })],
      usage: [spend('2026-01-02', '60'), spend('2026-01-08', '10')],
    });
    const recurred = result.entries.filter(({ kind }) => kind === 'recurrence').map(({ at }) => at);
    expect(recurred).toEqual(['2026-01-07', '2026-01-14']);
    expect(result.balances).toEqual({ a: '100' });
  });

  it('gives once where the anchor is effectiveAt', () => {
    expect(
      burn({
        to: '2026-01-02',
        grants: [grant('a', { recurrence: { interval: 'day', mode: 'adds' } })],
      }).total,
    ).toBe('100');
  });

  it('stops with the grant, also where expiry and recurrence meet', () => {
    const result = burn({
      to: '2026-02-01',
      grants: [grant('a', { expiresAt: '2026-01-15', recurrence: { interval: 'week' } })],
    });
    expect(result.sums).toMatchObject({ granted: '200', expired: '200', remaining: '0' });
  });

  it('on the 31st comes on the last day of short months and back on the 31st', () => {
    const result = burn({
      to: '2026-09-01',
      grants: [
        { id: 'a', amount: '1', effectiveAt: '2026-01-31', recurrence: { interval: 'month' } },
      ],
    });
    expect(result.entries.filter(({ kind }) => kind === 'recurrence').map(({ at }) => at)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
    ]);
  });

  it('on 29 February comes yearly on the 28th and back on the 29th', () => {
    const result = burn({
      to: '2028-03-01',
      grants: [
        { id: 'a', amount: '1', effectiveAt: '2024-02-29', recurrence: { interval: 'year' } },
      ],
    });
    expect(result.entries.filter(({ kind }) => kind === 'recurrence').map(({ at }) => at)).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });
});

describe('batches kept for cycles', () => {
  it('are kept for that many further cycles, then lost', () => {
    const result = burn({ to: '2026-04-15', grants: [monthly(2)] });
    expect(result.end.batches).toEqual({
      a: [
        { amount: '100', cycles: 2 },
        { amount: '100', cycles: 1 },
        { amount: '100', cycles: 0 },
      ],
    });
    expect(result.sums.expired).toBe('100');
  });

  it('burn oldest first', () => {
    const result = burn({
      to: '2026-03-15',
      grants: [monthly(2)],
      usage: [spend('2026-03-10', '130')],
    });
    expect(result.end.batches?.['a']).toEqual([
      { amount: '70', cycles: 1 },
      { amount: '100', cycles: 0 },
    ]);
  });

  it('age once where a reset and the recurrence meet', () => {
    const result = burn({
      to: '2026-02-15',
      grants: [monthly(1)],
      resets: { recurrence: { anchor: from, interval: 'month' } },
    });
    expect(result.end.batches?.['a']).toEqual([
      { amount: '100', cycles: 1 },
      { amount: '100', cycles: 0 },
    ]);
  });
});
