import { describe, test } from 'vitest';
import { dates, line, once, plan, reservoir, rules, type PlanPart } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const tank = (
  id: string,
  amount: string,
  cap: string,
  refill: string,
  more: Partial<PlanPart> = {},
): PlanPart => plan(id, amount, null, { reservoirs: [reservoir(cap, refill)], ...more });

const upgrade = {
  when: 'at-once',
  cycle: 'restarted',
  charge: 'full-with-credit',
  creditOn: 'next-invoice',
  allowance: 'kept',
  reservoir: 'filled',
} as const;
const downgrade = {
  when: 'next-cycle',
  cycle: 'kept',
  charge: 'none',
  allowance: 'kept',
  reservoir: 'clamped',
} as const;
const claira = rules({ upgrade, downgrade, deactivate: { balance: 'cleared' } });

const small = tank('small', '10.00', '100', '10');
const large = tank('large', '100.00', '1000', '200');
const endless = tank('endless', '900.00', 'unlimited', 'unlimited');

const rows: Row[] = [
  {
    rule: 'filled to the cap at activation, no refill that day, none above the cap after it',
    book: { plans: [small] },
    scenario: { lines: [line(30, { schedule: once('2026-01-01') })] },
    kinds: ['grant', 'refill', 'spill'],
    // 100 − 30 = 70: +10 on the 2nd, 3rd and 4th, then full; every later day spills all ten.
    expected: {
      end: { '2026-01-01': '70', '2026-01-02': '80', '2026-01-04': '100', '2026-01-31': '100' },
    },
  },
  {
    rule: 'a refill adds no more than the cap leaves room for',
    book: { plans: [small] },
    scenario: { lines: [line(4, { schedule: once('2026-01-05') })] },
    kinds: ['refill'],
    expected: { entries: ['2026-01-06 refill 4'] },
  },
  {
    rule: 'renewal carries the balance: it is neither reset nor filled',
    book: { plans: [tank('still', '10.00', '100', '0')] },
    scenario: { months: 2, lines: [line(30, { schedule: once('2026-01-10') })] },
    kinds: ['grant', 'refill', 'expiry'],
    expected: { entries: ['2026-01-01 grant 100'], end: { '2026-02-28': '70' }, total: '20.00' },
  },
  {
    rule: 'refill before the work, so that it serves the day',
    book: { plans: [small] },
    scenario: { lines: [line(105, { schedule: dates('2026-01-02', '2026-01-03') })] },
    // Day 2: full at 100, 100 of 105 served. Day 3: ten.
    expected: { served: 110, unserved: ['work 100 no-credits'] },
  },
  {
    rule: 'refill after the work (the other reading of A-2)',
    book: { plans: [small], policies: rules({ dayOrder: { refill: 'after-work' } }) },
    scenario: { lines: [line(100, { schedule: dates('2026-01-02', '2026-01-03') })] },
    // Day 2 takes 100, ten come in the evening; day 3 takes those.
    expected: { served: 110, end: { '2026-01-02': '10', '2026-01-03': '10' } },
  },
  {
    rule: 'upgrade: the new plan in full, the cycle restarts, the reservoir fills to the new cap',
    book: { plans: [small, large], policies: claira },
    scenario: {
      months: 2,
      lines: [line(60, { schedule: once('2026-01-02') })],
      changes: [{ on: '2026-01-16', kind: 'plan', plan: 'large' }],
    },
    // 16 of 31 days are left of 10.00: 5.16 off the invoice of 16 February.
    expected: {
      end: { '2026-01-16': '1000' },
      invoices: [
        '2026-01-01 start: subscription 10.00',
        '2026-01-16 change: subscription 100.00',
        '2026-02-16 renewal: subscription 100.00 + credit -5.16',
      ],
    },
  },
  {
    rule: 'upgrade, the other reading of A-15: the old days come off at once',
    book: {
      plans: [small, large],
      policies: rules({ upgrade: { ...upgrade, creditOn: 'this-invoice' }, downgrade }),
    },
    scenario: { changes: [{ on: '2026-01-16', kind: 'plan', plan: 'large' }] },
    expected: {
      invoices: [
        '2026-01-01 start: subscription 10.00',
        '2026-01-16 change: subscription 100.00 + credit -5.16',
      ],
    },
  },
  {
    rule: 'a credit still open at the end of the horizon is due after it',
    book: { plans: [small, large], policies: claira },
    scenario: { changes: [{ on: '2026-01-16', kind: 'plan', plan: 'large' }] },
    // The next invoice would be that of 16 February, the end of the restarted cycle.
    expected: {
      total: '104.84',
      invoices: [
        '2026-01-01 start: subscription 10.00',
        '2026-01-16 change: subscription 100.00',
        '2026-02-16 after-horizon: credit -5.16',
      ],
    },
  },
  {
    rule: 'two upgrades: the credit of the first is due on the invoice of the second',
    book: { plans: [small, large, endless], policies: claira },
    scenario: {
      changes: [
        { on: '2026-01-11', kind: 'plan', plan: 'large' },
        { on: '2026-01-21', kind: 'plan', plan: 'endless' },
      ],
    },
    // 10.00 × 21/31 = 6.77; then 100.00 × 21/31 (11 January to 11 February, ten days used) = 67.74.
    expected: {
      invoices: [
        '2026-01-01 start: subscription 10.00',
        '2026-01-11 change: subscription 100.00',
        '2026-01-21 change: credit -6.77 + subscription 900.00',
        '2026-02-21 after-horizon: credit -67.74',
      ],
    },
  },
  {
    rule: 'downgrade at the cycle’s end: the balance is clamped to the lower cap',
    book: { plans: [small, large], policies: claira },
    plan: 'large',
    scenario: { months: 2, changes: [{ on: '2026-01-10', kind: 'plan', plan: 'small' }] },
    kinds: ['clamp', 'change'],
    expected: {
      entries: ['2026-01-10 change', '2026-02-01 change', '2026-02-01 clamp -900'],
      end: { '2026-01-31': '1000', '2026-02-01': '100' },
      total: '110.00',
    },
  },
  {
    rule: 'filled today, refilled from tomorrow on, also where refills come after the work',
    book: { plans: [small], policies: rules({ dayOrder: { refill: 'after-work' } }) },
    scenario: { lines: [line(30, { schedule: once('2026-01-01') })] },
    expected: { end: { '2026-01-01': '70', '2026-01-02': '80' } },
  },
  {
    rule: 'downgrade to a plan without a reservoir: nothing of it is kept',
    book: { plans: [plan('plain', '5.00', '30'), small], policies: claira },
    plan: 'small',
    scenario: { months: 2, changes: [{ on: '2026-01-10', kind: 'plan', plan: 'plain' }] },
    kinds: ['clamp'],
    expected: {
      entries: ['2026-02-01 clamp -100'],
      end: { '2026-01-31': '100', '2026-02-01': '30' },
    },
  },
  {
    rule: 'downgrade with less than the lower cap there: nothing is clamped',
    book: {
      plans: [tank('small', '10.00', '100', '0'), tank('large', '100.00', '1000', '0')],
      policies: claira,
    },
    plan: 'large',
    scenario: {
      months: 2,
      lines: [line(960, { schedule: once('2026-01-05') })],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'small' }],
    },
    kinds: ['clamp'],
    expected: { entries: [], start: { '2026-02-01': '40' } },
  },
  {
    rule: 'downgrade from a plan without a cap: clamped to the cap, and no longer unlimited',
    book: { plans: [small, endless], policies: claira },
    plan: 'endless',
    scenario: {
      months: 2,
      lines: [
        line(5000, { schedule: once('2026-01-05') }),
        line(150, { id: 'later', schedule: once('2026-02-01') }),
      ],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'small' }],
    },
    expected: { served: 5100, unserved: ['later 50 no-credits'] },
  },
  {
    rule: 'a plan without a cap serves everything and shows no balance',
    book: { plans: [endless] },
    scenario: { lines: [line(1_000_000, { schedule: once('2026-01-05') })] },
    expected: { served: 1_000_000, unserved: [], end: { '2026-01-05': '0' }, overage: '0' },
  },
  {
    rule: 'deactivation clears the balance, reactivation fills it',
    book: { plans: [small], policies: claira },
    scenario: {
      months: 2,
      lines: [line(20, { schedule: dates('2026-01-15', '2026-01-25') })],
      changes: [
        { on: '2026-01-10', kind: 'deactivate' },
        { on: '2026-01-20', kind: 'reactivate' },
      ],
    },
    kinds: ['clear', 'grant', 'refill'],
    expected: {
      entries: [
        '2026-01-01 grant 100',
        '2026-01-10 clear -100',
        '2026-01-20 grant 100',
        '2026-01-26 refill 10',
        '2026-01-27 refill 10',
      ],
      unserved: ['work 20 no-subscription'],
      invoices: [
        '2026-01-01 start: subscription 10.00',
        '2026-01-20 change: subscription 10.00',
        '2026-02-20 renewal: subscription 10.00',
      ],
    },
  },
  {
    rule: 'reactivation that keeps the balance: an unlimited plan is unlimited again',
    book: {
      plans: [endless],
      policies: rules({ reactivate: { balance: 'kept' }, deactivate: { balance: 'cleared' } }),
    },
    scenario: {
      lines: [line(20, { schedule: once('2026-01-25') })],
      changes: [
        { on: '2026-01-10', kind: 'deactivate' },
        { on: '2026-01-20', kind: 'reactivate' },
      ],
    },
    expected: { served: 20, unserved: [] },
  },
];

describe('reservoirs (rulebook 5 and 8)', () => {
  test.each(rows)('$rule', check);
});
