import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../../src/shared/contract/scenario';
import {
  book,
  firstDay,
  line,
  once,
  pack,
  plan,
  price,
  reservoir,
  rules,
  scenario,
  source,
} from '../../../support/books';
import { bought, cheapest, recommend, steps } from '../../../support/recommended';

describe('the cheapest way', () => {
  const small = plan('small', '20.00', '1000');
  const large = plan('large', '100.00', '5000');
  const overage = (mode: 'user' | 'off') =>
    rules({ overage: { mode, billing: 'arrears', price: { per: '1', amount: '0.01' } } });

  test('is the small plan with overage where that is cheaper than the plan whose allowance fits', () => {
    const answer = recommend(
      book({ plans: [small, large], policies: overage('user') }),
      scenario({ months: 3, lines: [line(4000)] }),
    );
    // 20.00 + 3,000 × 0.01 = 50.00 a month against 100.00.
    expect(answer.choice?.total).toBe('150.00');
    expect(answer.choice?.plan).toBe('small');
    expect(answer.choice?.overage).toBe('on');
    expect(answer.proof).toBe('optimal');
    expect(answer.margin).toEqual({ amount: '150.00', percent: '100.0' });
    expect(answer.runnersUp[0]?.sentence).toBe(
      'large pays 240.00 EUR more for subscriptions and 90.00 EUR less for overage.',
    );
  });

  test('is the plan whose allowance fits where overage costs more, or does not exist', () => {
    const work = scenario({ months: 3, lines: [line(4000, { schedule: firstDay })] });
    expect(
      recommend(book({ plans: [small, large], policies: overage('off') }), work).choice?.label,
    ).toBe('large');
    const dear = rules({
      overage: { mode: 'user', billing: 'arrears', price: { per: '1', amount: '0.03' } },
    });
    const answer = recommend(book({ plans: [small, large], policies: dear }), work);
    expect([answer.choice?.label, answer.choice?.overage, answer.choice?.total]).toEqual([
      'large',
      'off',
      '300.00',
    ]);
  });

  test('leaves to overage what no pack is worth, and buys what one is', () => {
    const packs = [pack('thousand', '1000', '6.00')];
    const answer = recommend(
      book({ plans: [small], packs, policies: overage('user') }),
      scenario({ lines: [line(2300, { schedule: firstDay })], choices: cheapest }),
    );
    // 1,300 beyond: a pack for 1,000 at 6.00 and 300 × 0.01; two packs would be 12.00.
    expect(answer.choice?.total).toBe('29.00');
    expect(bought(answer)).toEqual(['2026-01-01 1 thousand']);
    expect(answer.choice?.summary.overageCredits).toBe('300');
  });

  test('starts small and is upgraded in the month from which that is cheaper', () => {
    const answer = recommend(
      book({ plans: [small, large], packs: [pack('thousand', '1000', '40.00')] }),
      scenario({
        months: 6,
        lines: [
          line(800, { until: '2026-04-01', schedule: firstDay }),
          line(4000, { id: 'more', from: '2026-04-01', schedule: firstDay }),
        ],
        choices: cheapest,
      }),
    );
    expect(steps(answer)).toEqual(['2026-01-01 2026-01-01 small', '2026-04-01 2026-04-01 large']);
    expect(answer.choice?.total).toBe('360.00');
    expect(answer.choice?.label).toBe('small, then large');
    expect(answer.choice?.sentence).toBe('small, large from 2026-04-01: 360.00 EUR over 6 months.');
  });

  test('goes down again by an order before the cycle ends', () => {
    const answer = recommend(
      book({ plans: [small, large] }),
      scenario({
        months: 4,
        lines: [
          line(4500, { schedule: once('2026-01-05') }),
          line(500, { id: 'calm', from: '2026-02-01', schedule: firstDay }),
        ],
        choices: cheapest,
      }),
    );
    expect(steps(answer)).toEqual(['2026-01-01 2026-01-01 large', '2026-01-31 2026-02-01 small']);
    expect(answer.choice?.total).toBe('160.00');
  });

  test('upgrades on the day credits run out, for the difference by days', () => {
    const answer = recommend(
      book({ plans: [small, large] }),
      scenario({
        months: 2,
        lines: [line(100, { schedule: { kind: 'daily' } })],
        choices: cheapest,
      }),
    );
    // 1,000 last ten days; 21 of 31 are left: 80.00 × 21/31 = 54.19.
    expect(steps(answer)?.[1]).toBe('2026-01-11 2026-01-11 large');
    expect(answer.choice?.total).toBe('174.19');
    expect(answer.choice?.cash.map(({ on, total, soFar }) => [on, total, soFar])).toEqual([
      ['2026-01-01', '20.00', '20.00'],
      ['2026-01-11', '54.19', '74.19'],
      ['2026-02-01', '100.00', '174.19'],
    ]);
  });

  test('does not take a plan for some days unless it may; the way is told on that condition', () => {
    const work = scenario({
      months: 2,
      lines: [
        line(1200, { schedule: once('2026-01-30') }),
        line(100, { id: 'calm', from: '2026-02-01' }),
      ],
      choices: cheapest,
    });
    const own = book({ plans: [small, large], packs: [pack('thousand', '1000', '15.00')] });
    const answer = recommend(own, work, { robustness: true });
    expect(answer.choice?.total).toBe('55.00');
    const [way] = answer.onCondition;
    // 80.00 × 2/31 = 5.16 instead of a pack for 15.00.
    expect([way?.condition, way?.saves, way?.way.total]).toEqual(['short-stay', '9.84', '45.16']);
    expect(recommend(own, work, { shortStays: true }).choice?.total).toBe('45.16');
  });
});

describe('a price that an upgrade gives back', () => {
  const atOnce = { when: 'at-once', charge: 'difference', allowance: 'new-minus-used' } as const;
  const yearly = plan('yearly', '60.00', '50', { price: price('60.00', { interval: 'year' }) });
  const monthly = plan('monthly', '16.00', '500');

  test.each(['kept', 'restarted'] as const)(
    'is counted on where the year begins and ends within the horizon, cycle %s',
    (cycle) => {
      const answer = recommend(
        book({
          plans: [yearly, monthly],
          policies: rules({ upgrade: { ...atOnce, cycle } }),
        }),
        scenario({
          months: 3,
          lines: [line(40), line(300, { id: 'last', schedule: once('2026-03-01') })],
          choices: cheapest,
        }),
      );
      // 60.00, and on 1 March 16.00 − 60.00 × 306/365 (50.30): 25.70 against 48.00.
      expect(steps(answer)).toEqual([
        '2026-01-01 2026-01-01 yearly',
        '2026-03-01 2026-03-01 monthly',
      ]);
      expect(answer.choice?.total).toBe('25.70');
    },
  );
});

describe('terms and prices', () => {
  const monthly = plan('monthly', '20.00', '1000');
  const yearly = plan('yearly', '180.00', '1000', { price: price('180.00', { interval: 'year' }) });

  test('annual billing wins over a year and is paid on the first day', () => {
    const answer = recommend(
      book({ plans: [monthly, yearly] }),
      scenario({ months: 12, lines: [line(900)] }),
    );
    expect(answer.choice?.plan).toBe('yearly');
    expect(answer.choice?.cash).toHaveLength(1);
    expect(answer.choice?.total).toBe('180.00');
    expect(answer.choice?.bound).toBeNull();
  });

  test('monthly billing wins over half a year, however cheap the year is by the month', () => {
    const answer = recommend(
      book({ plans: [monthly, yearly] }),
      scenario({ months: 6, lines: [line(900)] }),
    );
    expect([answer.choice?.plan, answer.choice?.total]).toEqual(['monthly', '120.00']);
    expect(answer.runnersUp[0]?.way.bound).toEqual({ until: '2027-01-01', fees: '0.00' });
  });

  test('a minimum term that outlasts the horizon is told with the fees still to come', () => {
    const bound = plan('bound', '15.00', '1000', { minimumTerm: { months: 12, source } });
    const answer = recommend(
      book({ plans: [bound, monthly] }),
      scenario({ months: 4, lines: [line(900)] }),
    );
    expect(answer.choice?.total).toBe('60.00');
    expect(answer.choice?.bound).toEqual({ until: '2027-01-01', fees: '120.00' });
  });

  test('a price that changes by contract turns the choice', () => {
    const other = plan('other', '24.00', '1000');
    const work = (changes: Scenario['changes']) =>
      scenario({ months: 12, lines: [line(900)], changes });
    const own = book({ plans: [monthly, other], policies: rules({}) });
    expect(recommend(own, work([])).choice?.label).toBe('monthly');
    const raised = recommend(
      own,
      work([{ on: '2026-03-15', kind: 'price', plan: 'monthly', amount: '40.00' }]),
    );
    // Three months at 20.00, then the other plan for nine.
    expect(steps(raised)).toEqual(['2026-01-01 2026-01-01 monthly', '2026-04-01 2026-04-01 other']);
    expect(raised.choice?.total).toBe('276.00');
  });

  test('a plan whose price is on request is named, never taken as free', () => {
    const asked = plan('asked', '0', '100000', {
      price: { kind: 'on-request', per: 'account', interval: 'month', source },
    });
    const answer = recommend(book({ plans: [monthly, asked] }), scenario({ lines: [line(900)] }));
    expect(answer.choice?.plan).toBe('monthly');
    expect(answer.notChosen).toEqual([
      {
        plan: 'asked',
        label: 'asked',
        reason: 'price-unknown',
        sentence: 'The price of asked is on request: enter it to have it considered.',
      },
    ]);
  });
});

describe('what it starts from', () => {
  const small = plan('small', '20.00', '1000');
  const large = plan('large', '100.00', '5000');

  test('an account as it stands keeps its plan until a change is cheaper', () => {
    const account = {
      plan: 'small',
      cycleStart: '2025-12-20',
      balances: [{ meter: 'credits', credits: '300' }],
      used: [{ meter: 'credits', credits: '700' }],
    };
    const answer = recommend(
      book({ plans: [small, large], packs: [pack('thousand', '1000', '15.00')] }),
      scenario({
        months: 1,
        account,
        lines: [line(600, { schedule: once('2026-01-10') })],
        choices: cheapest,
      }),
    );
    expect(answer.choice?.steps[0]).toMatchObject({ plan: 'small', how: 'account' });
    // The upgrade for 10 of 31 days would be 25.81 and the renewal on the 20th 100.00.
    expect(answer.choice?.total).toBe('35.00');
    expect(bought(answer)).toEqual(['2026-01-10 1 thousand']);
  });

  test('each case gets its own plan', () => {
    const tanks = [
      plan('low', '10.00', null, { reservoirs: [reservoir('100', '0')] }),
      plan('high', '50.00', null, { reservoirs: [reservoir('1000', '0')] }),
    ];
    const answer = recommend(
      book({ plans: tanks, per: 'case' }),
      scenario({
        cases: [
          { id: 'a', label: 'Case A' },
          { id: 'b', label: 'Case B' },
        ],
        lines: [line(80, { case: 'a' }), line(800, { id: 'much', case: 'b' })],
      }),
    );
    expect(answer.choice?.steps.map((step) => [step.case, step.plan])).toEqual([
      ['a', 'low'],
      ['b', 'high'],
    ]);
    expect(answer.choice?.total).toBe('60.00');
    expect(answer.choice?.sentence).toBe('Case A: low; Case B: high: 60.00 EUR over 1 month.');
    expect(answer.runnersUp[0]?.way.total).toBe('100.00');
  });
});

describe('how sure it is', () => {
  const own = book({
    plans: [plan('small', '20.00', '1000'), plan('large', '100.00', '5000')],
    packs: [pack('hundred', '100', '4.00')],
  });
  const work = (quantity: number) =>
    scenario({ months: 12, lines: [line(quantity, { schedule: firstDay })], choices: cheapest });

  test('names the change of volume at which another way wins, and it does', () => {
    const answer = recommend(own, work(2000), { robustness: true });
    expect(answer.choice?.label).toBe('small');
    const more = answer.flips.find((flip) => flip.direction === 'more');
    // 20.00 + 40.00 for each 1,000 beyond: even with 100.00 at 3,000, which is + 50 %.
    expect(more).toMatchObject({ label: 'large' });
    const part = Number(more?.percent);
    expect(recommend(own, work(Math.round(2000 * (1 + part / 100)))).choice?.label).toBe('large');
    expect(recommend(own, work(Math.round(2000 * (1 + (part - 0.1) / 100)))).choice?.label).toBe(
      'small',
    );
    expect(answer.flips.find((flip) => flip.direction === 'less')?.sentence).toBe(
      'It stays the cheapest however small the work becomes.',
    );
  });

  test('with a change of plan names no flip where the same plans, changed on another day, still win', () => {
    const days = book({ plans: [plan('small', '20.00', '1000'), plan('large', '100.00', '5000')] });
    const daily = (quantity: number) =>
      scenario({ months: 2, lines: [line(quantity, { schedule: { kind: 'daily' } })] });
    const answer = recommend(days, daily(100), { robustness: true });
    expect(answer.choice?.label).toBe('small, then large');
    const more = answer.flips.find((flip) => flip.direction === 'more');
    const part = Number(more?.percent);
    // The more work, the earlier the upgrade; 161 a day are 4,991 a month, 162 more than large has.
    expect(more).toMatchObject({ label: null, percent: '61.5' });
    const at = (percent: number) =>
      recommend(days, daily(Math.round(100 * (1 + percent / 100)))).choice;
    expect(at(part - 0.1)?.label).toBe('small, then large');
    expect(at(part)?.feasible).toBe(false);
    // 35 a day are more than 1,000 in January and fewer in February: then large comes first.
    const less = answer.flips.find((flip) => flip.direction === 'less');
    expect(less?.label).toBe('large, then small');
    expect(at(Number(less?.percent) + 0.1)?.label).toBe('small, then large');
    expect(at(Number(less?.percent))?.label).toBe('large, then small');
  });

  test('says how much work was tried where nothing else wins', () => {
    const only = book({
      plans: [plan('small', '20.00', '1000')],
      packs: [pack('hundred', '100', '4.00')],
    });
    const more = recommend(only, work(2000), { robustness: true }).flips.find(
      (flip) => flip.direction === 'more',
    );
    expect(more).toMatchObject({
      percent: null,
      sentence: 'It stays the cheapest up to 5 times the work, the most that was tried.',
    });
  });

  test('names how far the purchases as listed reach', () => {
    const answer = recommend(own, work(2050), { robustness: true });
    // 12 × 1,050 = 12,600 beyond the allowances, 126 packs: nothing to spare but rounding.
    expect(answer.choice?.summary.purchases[0]?.count).toBe(126);
    expect(answer.headroomPercent).toBe('0.0');
    const roomy = recommend(own, work(700), { robustness: true });
    // 1,000 a month are there for 700: up to 142.9 %, which rounds to 1,000.
    expect(roomy.headroomPercent).toBe('42.9');
  });
});
