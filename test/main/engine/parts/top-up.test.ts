import { describe, expect, it } from 'vitest';
import { topUp } from '../../../../src/main/engine/parts/top-up';
import { TopUpInput } from '../../../../src/shared/contract/parts/top-up';
import { faultsOf, topped, type TopUpGiven } from './part-cases';

const APRIL = '2026-04-01';
const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}`;
const daily = (amount: number, days = 30) =>
  Array.from({ length: days }, (_, i) => ({
    id: `d${String(i + 1).padStart(2, '0')}`,
    at: day(i + 1),
    amount,
  }));

/** Bought credits watched, packs of 2,500,000 at 10.00: the token pack vendor of the rulebook. */
const standard = { amount: 2_500_000, price: '10.00' };
const tokens = (rule: Partial<TopUpGiven['rule']>, perDay: number): TopUpGiven => ({
  from: APRIL,
  to: '2026-05-01',
  allowance: { amount: 500_000 },
  rule: { threshold: 0, watches: 'bought', pack: standard, ...rule },
  debits: daily(perDay),
});

type Rule = Partial<TopUpGiven['rule']>;
/** A balance of 150, a threshold of 100, packs of 50 at 5.00, one debit of 80. */
const one = (rule: Rule, more: Partial<TopUpGiven> = {}) =>
  topped({
    balance: 150,
    rule: { threshold: 100, pack: { amount: 50, price: '5.00' }, ...rule },
    debits: [{ id: 'd', at: APRIL, amount: 80 }],
    ...more,
  });
const bought = (result: ReturnType<typeof topped>) =>
  result.purchases.map(({ packs, money }) => `${packs} × ${money}`);

describe('worked examples of the rulebook', () => {
  it('10: one pack when the allowance is used up, on day 13', () => {
    const result = topped(tokens({ threshold: 100_000 }, 40_000));
    expect(result.purchases.map(({ at, money, reason }) => [at, money, reason])).toEqual([
      [day(13), '10.00', 'shortfall'],
    ]);
    expect(result.boughtBalance).toBe('1800000');
  });

  it('11: five packs under the cap, on days 1, 3, 6, 8 and 11', () => {
    const result = topped(tokens({ threshold: 500_000, cap: { money: '50.00' } }, 1_000_000));
    expect(result.purchases.map(({ at }) => at)).toEqual([1, 3, 6, 8, 11].map(day));
    expect(result.sums).toMatchObject({ money: '50.00', served: '13000000', unserved: '17000000' });
    expect(result.debits[12]).toMatchObject({ unserved: '0', held: 'cap-money' });
  });

  it('11: with the pack of 15,000,000 under the same cap 15,500,000 are served', () => {
    const result = topped(
      tokens(
        {
          threshold: 500_000,
          cap: { money: '50.00' },
          pack: { amount: 15_000_000, price: '50.00' },
        },
        1_000_000,
      ),
    );
    expect(result.sums).toMatchObject({ purchases: 1, served: '15500000' });
  });
});

describe('what sets it off', () => {
  it.each<[string, Rule, Partial<TopUpGiven>, string[]]>([
    ['below: 70 would be left', {}, {}, ['1 × 5.00']],
    ['below: not at the threshold', { threshold: 70 }, {}, []],
    ['at or below: at the threshold', { threshold: 70, trigger: 'at-or-below' }, {}, ['1 × 5.00']],
    [
      'one by one until it fires no more',
      { threshold: 200 },
      {},
      ['1 × 5.00', '1 × 5.00', '1 × 5.00'],
    ],
    ['a debit that could not be paid', { threshold: 0 }, { balance: 10 }, ['1 × 5.00', '1 × 5.00']],
    ['nothing before it is switched on', { switchedOnAt: day(2) }, {}, []],
    [
      'at once when switched on below the threshold',
      { switchedOnAt: day(2), onSwitch: 'at-once' },
      { to: day(3) },
      ['1 × 5.00'],
    ],
    [
      'after the debit: a short one is not saved',
      { timing: 'after-debit' },
      { balance: 50 },
      ['1 × 5.00', '1 × 5.00'],
    ],
  ])('%s', (_name, rule, more, expected) => {
    expect(bought(one(rule, more))).toEqual(expected);
  });

  it('watching the bought balance, it does not look while the allowance pays', () => {
    const given = { allowance: { amount: 80 }, balance: 10 };
    expect(bought(one({ watches: 'bought' }, given))).toEqual([]);
    expect(bought(one({ watches: 'bought', looksAt: 'every-debit' }, given))).toEqual([
      '1 × 5.00',
      '1 × 5.00',
    ]);
    expect(bought(one({ watches: 'whole' }, given))).toEqual(['1 × 5.00', '1 × 5.00']);
  });

  it('after the debit leaves the shortfall unserved and then fills up', () => {
    const result = one({ timing: 'after-debit' }, { balance: 50 });
    expect(result.debits[0]).toMatchObject({ unserved: '30', balance: '100' });
    expect(result.purchases[0]?.why).toBe(
      'The debit d left 0 of the whole balance, below the threshold 100.',
    );
  });

  it('says why in one sentence', () => {
    expect(one({}).purchases[0]?.why).toBe(
      'The debit d would leave 70 of the whole balance, below the threshold 100.',
    );
    expect(one({ threshold: 0 }, { balance: 10 }).purchases[0]).toMatchObject({
      reason: 'shortfall',
      watched: '0',
      why: 'The debit d of 80 is 70 short.',
    });
    expect(
      one(
        { onSwitch: 'at-once' },
        { balance: 60, debits: [], grants: [{ id: 'x', amount: 0, effectiveAt: APRIL }] },
      ).purchases[0],
    ).toMatchObject({
      reason: 'switched-on',
      why: 'Switched on at 60 of the whole balance, below the threshold 100.',
    });
  });
});

describe('how much it buys', () => {
  it.each<[string, Rule, Partial<TopUpGiven>, string[], string]>([
    [
      'the whole gap in one purchase',
      { buys: 'whole-gap', threshold: 200 },
      {},
      ['3 × 15.00'],
      '220',
    ],
    [
      'the whole gap, also what the debit lacks',
      { buys: 'whole-gap' },
      { balance: 10 },
      ['4 × 20.00'],
      '130',
    ],
    [
      'the whole gap at or below: one more where it would just reach it',
      { buys: 'whole-gap', threshold: 120, trigger: 'at-or-below' },
      {},
      ['2 × 10.00'],
      '170',
    ],
    ['to the target', { buys: 'to-target', target: 300 }, {}, ['5 × 25.00'], '320'],
    [
      'to the target exactly, sold one by one',
      { buys: 'to-target', target: '300.5', pack: { amount: '0.5', price: '0.05' } },
      {},
      ['461 × 23.05'],
      '300.5',
    ],
    ['at least the minimum', { minimum: 120 }, {}, ['3 × 15.00'], '220'],
    [
      'a gap above the maximum takes several purchases',
      { buys: 'whole-gap', threshold: 200, maximum: 120 },
      {},
      ['2 × 10.00', '1 × 5.00'],
      '220',
    ],
    [
      'a single purchase for a debit',
      { buys: 'whole-gap', threshold: 200, maximum: 120, mostAtOnce: 1 },
      {},
      ['2 × 10.00'],
      '170',
    ],
    [
      'a price finer than the minor unit is rounded per purchase',
      { buys: 'to-target', target: 73, pack: { amount: 1, price: '0.125' }, threshold: 73 },
      {},
      ['3 × 0.38'],
      '73',
    ],
  ])('%s', (_name, rule, more, expected, balance) => {
    const result = one(rule, more);
    expect([bought(result), result.balance]).toEqual([expected, balance]);
  });
});

describe('what holds it back', () => {
  const three: Partial<TopUpGiven> = {
    balance: 0,
    debits: [1, 2, 3].map((n) => ({ id: `d${n}`, at: day(n), amount: 50 })),
  };
  const held = (rule: Rule, more: Partial<TopUpGiven> = {}) =>
    one({ threshold: 0, ...rule }, { ...three, ...more }).debits.map(
      ({ unserved, held: by }) => `${unserved} ${by ?? '-'}`,
    );

  it.each<[string, Rule, Partial<TopUpGiven>, string[]]>([
    ['count in a cycle', { cap: { count: 2 } }, {}, ['0 -', '0 -', '50 cap-count']],
    ['money in a cycle', { cap: { money: '9.99' } }, {}, ['0 -', '50 cap-money', '50 cap-money']],
    ['money up to the cap itself', { cap: { money: '10.00' } }, {}, ['0 -', '0 -', '50 cap-money']],
    [
      'a new cycle begins anew',
      { cap: { count: 1 } },
      { cycle: { interval: 'day', anchor: '2026-01-01' } },
      ['0 -', '0 -', '0 -'],
    ],
    [
      'what was bought before the run counts',
      { cap: { count: 2 } },
      { soFar: { cycleFrom: APRIL, purchases: 1 } },
      ['0 -', '50 cap-count', '50 cap-count'],
    ],
    ['a failed payment', {}, { failedAttempts: [1] }, ['50 failed', '0 -', '0 -']],
    [
      'failures in a row switch it off',
      { stopAfterFailures: 2 },
      { failedAttempts: [1, 2] },
      ['50 failed', '50 failed', '50 stopped'],
    ],
    [
      'a success between failures starts the count anew',
      { stopAfterFailures: 2 },
      { failedAttempts: [1, 3] },
      ['50 failed', '0 -', '50 failed'],
    ],
    [
      'payments that fail for a while',
      {},
      { failsDuring: [{ from: day(2), to: day(3) }] },
      ['0 -', '50 failed', '0 -'],
    ],
  ])('%s', (_name, rule, more, expected) => {
    expect(held(rule, more)).toEqual(expected);
  });

  it('a purchase over the money cap is reduced to what fits, or refused', () => {
    const gap = { buys: 'whole-gap', threshold: 400 } as const;
    expect(bought(one({ ...gap, cap: { money: '22.00' } }))).toEqual(['4 × 20.00']);
    expect(bought(one({ ...gap, cap: { money: '22.00', overCap: 'refused' } }))).toEqual([]);
    expect(bought(one({ ...gap, cap: { money: '22.00' }, minimum: 250 }))).toEqual([]);
  });

  it('tells when failures stopped it, and failed attempts cost nothing', () => {
    const result = one({ threshold: 0, stopAfterFailures: 1 }, { ...three, failedAttempts: [1] });
    expect(result.stoppedAt).toBe(day(1));
    expect(result.sums).toMatchObject({ purchases: 0, failed: 1, money: '0.00' });
  });
});

describe('bought credits', () => {
  it('expire where the pack says so', () => {
    const result = topped({
      to: '2026-06-01',
      rule: { threshold: 0, pack: { amount: 100, price: 5, expiresAfter: { interval: 'month' } } },
      debits: [
        { at: '2026-04-30', amount: 10 },
        { at: '2026-05-30', amount: 10 },
      ],
    });
    // Bought on 30 April, gone on 30 May before that day's debit, which buys anew.
    expect(result.sums).toMatchObject({ purchases: 2, expired: '90', remaining: '90' });
  });

  it('burn after the allowance, which is lost at the cycle end', () => {
    const result = topped({
      from: APRIL,
      to: '2026-05-02',
      balance: 100,
      allowance: { amount: 50 },
      rule: { threshold: 0, pack: { amount: 10 } },
      debits: [
        { at: day(5), amount: 30 },
        { at: '2026-05-01', amount: 60 },
      ],
    });
    expect(result.debits[1]?.burned).toEqual([
      { grant: 'allowance', amount: '50' },
      { grant: 'balance', amount: '10' },
    ]);
    expect(result.sums).toMatchObject({ expired: '20', remaining: '90' });
  });

  it('go on in a second run as if there had been no cut', () => {
    const given = tokens({ threshold: 500_000, cap: { money: '50.00' } }, 1_000_000);
    const whole = topped(given);
    const first = topped({ ...given, to: day(7) });
    const { allowance: _allowance, ...rest } = given;
    const second = topped({
      ...rest,
      from: first.to,
      grants: first.end.grants,
      start: first.end.start,
      soFar: first.end.soFar,
      cycle: first.end.cycle,
    });
    expect([...first.purchases, ...second.purchases]).toEqual(whole.purchases);
    expect([...first.debits, ...second.debits]).toEqual(whole.debits);
    expect(second.end.soFar).toEqual(whole.end.soFar);
  });
});

describe('faults', () => {
  const given = (rule: Rule, more: Partial<TopUpGiven> = {}): TopUpGiven => ({
    rule: { threshold: 100, pack: { amount: 50 }, ...rule },
    debits: [{ at: APRIL, amount: 1 }],
    ...more,
  });
  it.each<[string, string, TopUpGiven]>([
    ['target_missing', 'rule.target', given({ buys: 'to-target' })],
    ['target_unused', 'rule.target', given({ target: 5 })],
    ['target_too_low', 'rule.target', given({ buys: 'to-target', target: 99 })],
    [
      'target_too_low',
      'rule.target',
      given({ buys: 'to-target', target: 100, trigger: 'at-or-below' }),
    ],
    ['purchase_bounds_crossed', 'rule.maximum', given({ maximum: 49 })],
    ['purchase_bounds_crossed', 'rule.maximum', given({ minimum: 101, maximum: 149 })],
    ['money_too_fine', 'rule.cap.money', given({ cap: { money: '1.005' } })],
    [
      'grant_id_reserved',
      'grants[0].id',
      given({}, { balance: 1, grants: [{ id: 'balance', amount: 1, effectiveAt: APRIL }] }),
    ],
    [
      'grant_id_reserved',
      'grants[0].id',
      given({}, { grants: [{ id: 'top-up-000001', amount: 1, effectiveAt: APRIL }] }),
    ],
    [
      'usage_id_repeated',
      'debits[1].id',
      given(
        {},
        {
          debits: [
            { id: 'd', at: APRIL, amount: 1 },
            { id: 'd', at: APRIL, amount: 1 },
          ],
        },
      ),
    ],
    ['period_empty', 'failsDuring[0].to', given({}, { failsDuring: [{ from: APRIL, to: APRIL }] })],
    ['purchases_too_many', 'rule.pack.amount', given({ threshold: 100_001, pack: { amount: 1 } })],
  ])('%s at %s', (code, path, input) => {
    expect(
      faultsOf(topUp(TopUpInput.parse(input))).map((fault) => [fault.code, fault.path]),
    ).toEqual([[code, path]]);
  });
});
