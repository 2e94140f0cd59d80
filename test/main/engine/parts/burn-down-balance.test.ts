import { describe, expect, it } from 'vitest';
import { burnDown } from '../../../../src/main/engine/parts/burn-down';
import { BurnDownInput } from '../../../../src/shared/contract/parts/burn-down';
import { burn, faultsOf, FROM as from, grant, spend, type BurnDownGiven } from './part-cases';

const left = (given: BurnDownGiven) => burn(given).balances;

/** 100 on 1 January, 10 used at one o'clock, a reset at five. */
const day = (rollover?: object, more: object = {}) =>
  burn({
    to: '2026-01-03',
    grants: [grant('a', { ...(rollover && { rollover }) })],
    usage: [spend('2026-01-01T01:00:00Z', '10')],
    resets: { at: ['2026-01-01T05:00:00Z'] },
    ...more,
  });

describe('resets', () => {
  it('lose what no rollover keeps', () => {
    expect(day().sums).toMatchObject({ remaining: '0', atReset: '90' });
  });

  it('keep up to the maximum', () => {
    const result = day({ minimum: '0', maximum: '50' });
    expect(result.balances).toEqual({ a: '50' });
    expect(result.history.map(({ endedBy }) => endedBy.map(({ kind }) => kind))).toEqual([
      ['usage'],
      ['reset'],
      ['end'],
    ]);
  });

  it('carry debt over, and the grant that stays pays it first', () => {
    const result = day(
      { minimum: '50', maximum: '50' },
      {
        usage: [spend('2026-01-01T01:00:00Z', '10'), spend('2026-01-01T02:00:00Z', '100')],
        overage: { mode: 'on', billing: 'debt' },
      },
    );
    expect(result.balances).toEqual({ a: '40' });
    expect(result.sums).toMatchObject({
      debtMade: '10',
      debtPaid: '10',
      lifted: '50',
      burned: '110',
    });
  });

  it('forgive debt where they are told to', () => {
    const result = day(
      { minimum: '50', maximum: '50' },
      {
        usage: [spend('2026-01-01T02:00:00Z', '110')],
        overage: { mode: 'on', billing: 'debt' },
        resets: { at: ['2026-01-01T05:00:00Z'], debt: 'forgiven' },
      },
    );
    expect(result.balances).toEqual({ a: '50' });
    expect(result.sums).toMatchObject({ debtForgiven: '10', debtLeft: '0' });
  });

  it('come by recurrence, and once where an explicit one falls on the same instant', () => {
    const result = burn({
      to: '2026-02-03',
      grants: [grant('a', { rollover: { percentage: '50' } })],
      resets: { at: ['2026-01-08', '2026-01-08'], recurrence: { anchor: from, interval: 'week' } },
    });
    // 100 from 1 January (the reset of that instant comes before the grant), halved on 8, 15, 22, 29 January.
    expect(result.balances).toEqual({ a: '6' });
  });

  it('leave a grant alone that becomes effective at the same instant', () => {
    expect(left({ to: '2026-01-03', grants: [grant('a')], resets: { at: [from] } })).toEqual({
      a: '100',
    });
  });
});

describe('overage and debt', () => {
  it('off: what no grant covers is unserved', () => {
    expect(burn({ grants: [grant('a')], usage: [spend('2026-01-02', '130')] }).sums).toMatchObject({
      burned: '100',
      unserved: '30',
      overage: '0',
    });
  });

  it('on: it is overage, never a negative balance', () => {
    const result = burn({
      grants: [grant('a')],
      usage: [spend('2026-01-02', '130')],
      overage: { mode: 'on' },
    });
    expect(result.sums).toMatchObject({ burned: '100', unserved: '0', overage: '30' });
    expect(result.balances).toEqual({ a: '0' });
  });

  it('limited: up to the limit between two resets', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [],
      usage: [spend('2026-01-02', '30'), spend('2026-01-03', '30'), spend('2026-01-06', '70')],
      resets: { at: ['2026-01-05'] },
      overage: { mode: 'limited', limit: '50' },
    });
    expect(result.usage.map(({ overage, unserved }) => [overage, unserved])).toEqual([
      ['30', '0'],
      ['20', '10'],
      ['50', '20'],
    ]);
    expect(result.overage).toBe('50');
  });

  it('limited debt: paying it makes room again', () => {
    const result = burn({
      to: '2026-01-10',
      grants: [grant('a', { amount: '40', effectiveAt: '2026-01-03' })],
      usage: [spend('2026-01-02', '60'), spend('2026-01-04', '60')],
      overage: { mode: 'limited', limit: '50', billing: 'debt' },
    });
    expect(result.usage.map(({ burned, debt, unserved }) => [burned, debt, unserved])).toEqual([
      [[], '50', '10'],
      [[], '40', '20'],
    ]);
    expect(result.sums).toMatchObject({ debtPaid: '40', debtLeft: '50' });
  });

  it('debt is paid before usage of the same instant', () => {
    const result = burn({
      from,
      to: '2026-01-10',
      start: { debts: [{ amount: '30' }] },
      grants: [grant('a', { effectiveAt: '2026-01-02' })],
      usage: [spend('2026-01-02', '80')],
    });
    expect(result.usage[0]).toMatchObject({
      burned: [{ grant: 'a', amount: '70' }],
      unserved: '10',
    });
  });

  it('restricted credits pay the debt of their own operation only', () => {
    const result = burn({
      from,
      to: '2026-01-10',
      start: {
        debts: [
          { amount: '30', operation: 'scan' },
          { amount: '20', operation: 'chat' },
        ],
      },
      grants: [grant('a', { onlyFor: ['chat'] })],
    });
    expect(result.end.debts).toEqual([{ amount: '30', operation: 'scan' }]);
    expect(result.balances).toEqual({ a: '80' });
  });

  it('refused whole where partial serving is not wanted', () => {
    const given: BurnDownGiven = {
      grants: [grant('a')],
      usage: [spend('2026-01-02', '130'), spend('2026-01-03', '100')],
      short: 'refused',
    };
    expect(burn(given).usage.map(({ unserved }) => unserved)).toEqual(['130', '0']);
  });
});

describe('start and end', () => {
  it('a grant effective before the run starts in full where no balances are given', () => {
    expect(
      left({
        from: '2026-01-05',
        to: '2026-01-06',
        grants: [grant('a'), grant('b', { expiresAt: '2026-01-05' })],
      }),
    ).toEqual({ a: '100', b: '0' });
  });

  it('balances given are taken, and one for a grant still to come is said not to be used', () => {
    const result = burn({
      from: '2026-01-05',
      to: '2026-01-10',
      start: { balances: { a: '12.5', b: '99' } },
      grants: [grant('a'), grant('b', { effectiveAt: '2026-01-06' })],
    });
    expect(result.balances).toEqual({ a: '12.5', b: '100' });
    expect(result.notes).toEqual([
      'start.balances.b is not used: the grant brings its full amount when it becomes effective.',
    ]);
  });

  it('a balance of a grant that is over is lost at once', () => {
    const result = burn({
      from: '2026-01-05',
      to: '2026-01-10',
      start: { balances: { a: '12' } },
      grants: [grant('a', { expiresAt: '2026-01-03' })],
    });
    expect(result.sums).toMatchObject({ granted: '12', expired: '12', remaining: '0' });
  });

  it('a rollover that nothing looks at is said to be idle', () => {
    const monthly = { recurrence: { interval: 'month' }, rollover: { maximum: '5' } };
    expect(burn({ grants: [grant('a', monthly)] }).notes).toEqual([
      'The rollover of a is never looked at: there is no reset, and its recurrence replaces.',
    ]);
  });

  it('usage outside the run is left out and counted', () => {
    const result = burn({
      from,
      to: '2026-01-05',
      grants: [grant('a')],
      usage: [spend('2025-12-31', '1'), spend('2026-01-05', '1'), spend('2026-01-04', '1')],
    });
    expect(result.outside).toEqual({ usage: 2, resets: 0 });
    expect(result.total).toBe('99');
  });
});

describe('one instant', () => {
  it('has one order whatever the order of the input: ends, begins, debts, usage by id', () => {
    const at = '2026-01-10';
    const result = burn({
      from,
      to: '2026-01-11',
      start: { balances: { a: '10', b: '20', c: '30', d: '40' }, debts: [] },
      grants: [
        { id: 'e', amount: '50', effectiveAt: at },
        grant('d', {
          effectiveAt: '2025-12-01',
          recurrence: { interval: 'day', anchor: at, intervalCount: 9 },
        }),
        grant('c', { effectiveAt: '2025-12-01', rollover: { maximum: '5' } }),
        grant('b', { effectiveAt: '2025-12-01', voidedAt: at }),
        grant('a', { effectiveAt: '2025-12-01', expiresAt: at }),
      ],
      usage: [
        spend(at, '7', { id: 'u2' }),
        spend(at, '3', { id: 'u1' }),
        spend('2026-01-05', '200', { id: 'u0' }),
      ],
      resets: { at: [at] },
      overage: { mode: 'on', billing: 'debt' },
    });
    expect(result.history.at(-2)?.endedBy).toEqual([
      { kind: 'expiry', grant: 'a' },
      { kind: 'void', grant: 'b' },
      { kind: 'reset' },
      { kind: 'recurrence', grant: 'd' },
      { kind: 'grant', grant: 'e' },
      { kind: 'debt-payment' },
      { kind: 'usage', usage: 'u1' },
      { kind: 'usage', usage: 'u2' },
    ]);
  });
});

describe('exactness', () => {
  it('fractions are exact', () => {
    const usage = Array.from({ length: 10 }, (_, i) => spend(`2026-01-02T00:00:0${i}Z`, '0.1'));
    expect(left({ grants: [grant('a', { amount: '1' })], usage })).toEqual({ a: '0' });
  });

  it('amounts beyond 2^53 are exact', () => {
    expect(
      left({
        grants: [grant('a', { amount: '9007199254740993.000000001' })],
        usage: [spend('2026-01-02', '0.000000001')],
      }),
    ).toEqual({ a: '9007199254740993' });
  });

  it('sums past 10^18 credits are a fault, not a wrong number', () => {
    const many = [grant('a', { amount: '999999999999999999' }), grant('b', { amount: '1' })];
    expect(
      faultsOf(burnDown(BurnDownInput.parse({ grants: many }))).map(({ code }) => code),
    ).toEqual(['amount_overflow']);
  });
});

describe('faults', () => {
  it.each<[string, string, BurnDownGiven]>([
    ['grant_id_repeated', 'grants[1].id', { grants: [grant('a'), grant('a')] }],
    [
      'usage_id_repeated',
      'usage[1].id',
      { grants: [], usage: [spend(from, '1', { id: 'u' }), spend(from, '1', { id: 'u' })] },
    ],
    ['grant_period_empty', 'grants[0].expiresAt', { grants: [grant('a', { expiresAt: from })] }],
    [
      'grant_expiry_doubled',
      'grants[0].expiresAfter',
      { grants: [grant('a', { expiresAt: '2027-01-01', expiresAfter: { interval: 'day' } })] },
    ],
    [
      'rollover_bounds_crossed',
      'grants[0].rollover.minimum',
      { grants: [grant('a', { rollover: { minimum: '10', maximum: '9.5' } })] },
    ],
    [
      'overage_limit_missing',
      'overage.limit',
      { grants: [grant('a')], overage: { mode: 'limited' } },
    ],
    [
      'overage_limit_unused',
      'overage.limit',
      { grants: [grant('a')], overage: { mode: 'on', limit: '1' } },
    ],
    [
      'balance_without_grant',
      'start.balances.x',
      { grants: [grant('a')], start: { balances: { x: '1' } } },
    ],
    [
      'balance_missing',
      'grants[0]',
      { from: '2026-01-02', grants: [grant('a')], start: { balances: {} } },
    ],
    [
      'batches_not_fitting',
      'start.batches.a',
      {
        from: '2026-01-02',
        grants: [grant('a')],
        start: { balances: { a: '1' }, batches: { a: [{ amount: '1', cycles: 0 }] } },
      },
    ],
    ['period_empty', 'to', { from, to: from, grants: [grant('a')] }],
    ['period_empty', 'from', {}],
  ])('%s at %s', (code, path, given) => {
    expect(
      faultsOf(burnDown(BurnDownInput.parse(given))).map((fault) => [fault.code, fault.path]),
    ).toEqual([[code, path]]);
  });

  it('are all told at once', () => {
    const given = {
      grants: [grant('a', { expiresAt: from }), grant('a', { expiresAt: from })],
      overage: { mode: 'limited' },
    } as const;
    expect(faultsOf(burnDown(BurnDownInput.parse(given)))).toHaveLength(4);
  });

  it('a history too long for memory names the way out', () => {
    const grants = Array.from({ length: 5000 }, (_, i) => grant(`g${i}`));
    const usage = Array.from({ length: 1000 }, (_, i) =>
      spend(
        `2026-01-02T00:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}Z`,
        '1',
      ),
    );
    const [fault] = faultsOf(burnDown(BurnDownInput.parse({ grants, usage })));
    expect(fault).toMatchObject({
      code: 'history_too_long',
      remedy: expect.stringContaining('totals'),
    });
    expect(burn({ grants, usage, detail: 'totals' }).total).toBe('499000');
  });
});
