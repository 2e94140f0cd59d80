import { describe, test } from 'vitest';
import {
  allowance,
  dates,
  line,
  pack,
  plan,
  price,
  reservoir,
  rules,
  type ScenarioParts,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

type AccountPart = NonNullable<ScenarioParts['account']>;
const basic = plan('basic', '20.00', '100');
const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });

/** An account of plan "basic" whose cycle began on 20 January 2026, looked at from 10 February on. */
const from = (account: Partial<AccountPart>, more: ScenarioParts = {}): ScenarioParts => ({
  start: '2026-02-10',
  account: { plan: 'basic', cycleStart: '2026-01-20', ...account },
  ...more,
});
const bonus = allowance('200', {
  id: 'bonus',
  every: 'once',
  claim: { id: 'feedback', label: 'Feedback' },
});
const credits = (amount: string) => [{ meter: 'credits', credits: amount }];

const rows: Row[] = [
  {
    rule: 'the fee of the running cycle is paid: the first one falls due at its end',
    book: { plans: [basic] },
    scenario: from({}, { months: 2 }),
    expected: {
      invoices: [
        '2026-02-20 renewal: subscription 20.00',
        '2026-03-20 renewal: subscription 20.00',
      ],
    },
  },
  {
    rule: 'what is left of the allowance expires at the running cycle’s end',
    book: { plans: [basic] },
    scenario: from({ balances: credits('30') }, { lines: [use(10, '2026-02-10')] }),
    expected: { start: { '2026-02-10': '30', '2026-02-20': '100' }, end: { '2026-02-19': '20' } },
  },
  {
    rule: 'a cycle that ends on the start date is renewed on it',
    book: { plans: [basic] },
    scenario: from({ cycleStart: '2026-01-10', balances: credits('30') }),
    expected: {
      invoices: ['2026-02-10 renewal: subscription 20.00'],
      start: { '2026-02-10': '100' },
    },
  },
  {
    rule: 'a cycle that begins on the start date is paid already',
    book: { plans: [basic] },
    scenario: from({ cycleStart: '2026-02-10', balances: credits('95') }),
    expected: { invoices: [], start: { '2026-02-10': '95' }, total: '0.00' },
  },
  {
    rule: 'an anchor on the 31st, in a cycle that began on a clamped day',
    book: { plans: [basic] },
    scenario: {
      start: '2026-03-05',
      months: 2,
      account: { plan: 'basic', cycleStart: '2026-02-28', anchor: '2026-01-31' },
    },
    expected: {
      invoices: [
        '2026-03-31 renewal: subscription 20.00',
        '2026-04-30 renewal: subscription 20.00',
      ],
    },
  },
  {
    rule: 'a yearly price that was paid: the next fee falls due a year after the anchor',
    book: {
      plans: [plan('basic', '0.00', '100', { price: price('120.00', { interval: 'year' }) })],
    },
    scenario: from({ cycleStart: '2026-01-20', anchor: '2025-05-20' }, { months: 6 }),
    expected: { invoices: ['2026-05-20 renewal: subscription 120.00'] },
  },
  {
    rule: 'bought credits with their dates, and those that expire',
    book: { plans: [basic] },
    scenario: from(
      {
        bought: [
          { meter: 'credits', credits: '40', boughtOn: '2026-01-25' },
          { meter: 'credits', credits: '25', boughtOn: '2026-02-01', expiresOn: '2026-02-15' },
        ],
      },
      { lines: [use(10, '2026-02-12')] },
    ),
    kinds: ['expiry'],
    // The 10 come from those that expire first; 15 of them are lost.
    expected: { entries: ['2026-02-15 expiry -15'], left: '40/100' },
  },
  {
    rule: 'begins before that day’s refill',
    book: { plans: [plan('basic', '20.00', null, { reservoirs: [reservoir('100', '10')] })] },
    scenario: from({ balances: credits('55') }),
    expected: { start: { '2026-02-10': '65' } },
  },
  {
    rule: 'a reservoir near its cap gets what fits',
    book: { plans: [plan('basic', '20.00', null, { reservoirs: [reservoir('10000', '500')] })] },
    scenario: from({ balances: credits('9800') }),
    expected: { start: { '2026-02-10': '10000' } },
  },
  {
    rule: 'a daily allowance: yesterday’s rest is lost, today’s comes',
    book: {
      plans: [plan('basic', '20.00', null, { allowances: [allowance('10', { every: 'day' })] })],
    },
    scenario: from({ balances: credits('4') }),
    expected: { start: { '2026-02-10': '10' } },
  },
  {
    rule: 'a daily allowance that keeps: yesterday’s rest is added to',
    book: {
      plans: [
        plan('basic', '20.00', null, {
          allowances: [allowance('10', { every: 'day', rollover: { kind: 'all' } })],
        }),
      ],
    },
    scenario: from({ balances: credits('4') }),
    expected: { start: { '2026-02-10': '14' } },
  },
  {
    rule: 'credits granted once are not granted again',
    book: {
      plans: [plan('basic', '20.00', null, { allowances: [allowance('200', { every: 'once' })] })],
    },
    scenario: from({ balances: credits('50') }),
    expected: { left: '0/50' },
  },
  {
    rule: 'a yearly allowance lasts to the end of its year',
    book: {
      plans: [plan('basic', '20.00', null, { allowances: [allowance('1200', { every: 'year' })] })],
    },
    scenario: from({ anchor: '2025-05-20', balances: credits('700') }, { months: 4 }),
    expected: { start: { '2026-02-20': '700', '2026-05-19': '700', '2026-05-20': '1200' } },
  },
  {
    rule: 'used so far counts in an upgrade: new minus used',
    book: { plans: [basic, plan('more', '51.00', '500')] },
    scenario: from(
      { balances: credits('40'), used: credits('60') },
      {
        lines: [use(10, '2026-02-11')],
        changes: [{ on: '2026-02-15', kind: 'plan', plan: 'more' }],
      },
    ),
    // 500 − 60 − 10; the difference 31.00 for 5 of 31 days (20 January to 20 February).
    expected: {
      start: { '2026-02-15': '430' },
      invoices: ['2026-02-15 change: proration 5.00', '2026-02-20 renewal: subscription 51.00'],
    },
  },
  {
    rule: 'used so far of bought credits is not set off in an upgrade',
    book: { plans: [basic, plan('more', '51.00', '500')] },
    scenario: from(
      {
        // 130 used: the allowance's 100 and 30 of 200 bought.
        used: credits('130'),
        bought: [{ meter: 'credits', credits: '170', boughtOn: '2026-01-25' }],
      },
      { changes: [{ on: '2026-02-15', kind: 'plan', plan: 'more' }] },
    ),
    expected: { end: { '2026-02-14': '170', '2026-02-15': '570' } },
  },
  {
    rule: 'used so far of credits that came once is not set off in an upgrade',
    book: {
      plans: [
        plan('basic', '0.00', null, { allowances: [allowance('200', { every: 'once' })] }),
        plan('more', '51.00', '500'),
      ],
    },
    scenario: from(
      { used: credits('150'), balances: credits('50') },
      { changes: [{ on: '2026-02-15', kind: 'plan', plan: 'more' }] },
    ),
    expected: { end: { '2026-02-14': '50', '2026-02-15': '550' } },
  },
  {
    rule: 'a bonus that nobody has claimed yet comes with the claim',
    book: { plans: [plan('basic', '20.00', '100', { allowances: [allowance('100'), bonus] })] },
    scenario: from(
      { balances: credits('40') },
      { changes: [{ on: '2026-02-15', kind: 'claim', claim: 'feedback' }] },
    ),
    expected: { end: { '2026-02-14': '40', '2026-02-15': '240' } },
  },
  {
    rule: 'a bonus that was claimed before is in the balance, and does not come again',
    book: { plans: [plan('basic', '20.00', '100', { allowances: [allowance('100'), bonus] })] },
    scenario: from(
      { balances: credits('240') },
      {
        choices: { claims: ['feedback'] },
        changes: [{ on: '2026-02-15', kind: 'claim', claim: 'feedback' }],
      },
    ),
    expected: { end: { '2026-02-15': '240' } },
  },
  {
    rule: 'the usage view sets what was used against the whole allowance',
    book: { plans: [basic] },
    scenario: from(
      { balances: credits('40'), used: credits('60') },
      { lines: [use(10, '2026-02-11')] },
    ),
    expected: {
      cycles: [
        '2026-02-10 2026-02-20 basic 70/100 70% 30',
        '2026-02-20 2026-03-10 basic 0/100 0% 100',
      ],
    },
  },
  {
    rule: 'overage so far is due on the next invoice',
    book: {
      plans: [basic],
      policies: rules({
        overage: { mode: 'on', price: { per: '1', amount: '0.10' }, billing: 'arrears' },
      }),
    },
    scenario: from({ overage: credits('15') }, { lines: [use(5, '2026-02-11')] }),
    expected: {
      invoices: ['2026-02-20 renewal: subscription 20.00 + overage 2.00'],
      overage: '20',
    },
  },
  {
    rule: 'what auto top-up has spent counts towards the cap of the running month',
    book: {
      plans: [basic],
      packs: [pack('bag', '50', '5.00')],
      policies: rules({
        autoTopUp: {
          trigger: 'below',
          watches: 'whole',
          looksAt: 'every-debit',
          buys: 'one-by-one',
          cap: { money: '10.00', month: 'cycle' },
          onSwitch: 'at-next-debit',
        },
      }),
    },
    scenario: from(
      { autoTopUpSpent: '5.00' },
      { lines: [use(80, '2026-02-11')], choices: { autoTopUp: { pack: 'bag', threshold: '0' } } },
    ),
    expected: { packs: ['1 × bag'], served: 50, unserved: ['work 30 no-credits'] },
  },
  {
    rule: 'a cancelled account is served to the end of the running cycle',
    book: { plans: [basic] },
    scenario: from(
      { balances: credits('50') },
      {
        months: 2,
        lines: [use(5, '2026-02-19', '2026-02-20')],
        changes: [{ on: '2026-02-12', kind: 'cancel' }],
      },
    ),
    expected: { total: '0.00', served: 5, unserved: ['work 5 no-subscription'] },
  },
];

describe('an account as it stands (rulebook 1 and 2)', () => {
  test.each(rows)('$rule', check);
});
