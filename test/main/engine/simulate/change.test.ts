import { describe, test } from 'vitest';
import { allowance, line, once, operation, pack, plan, price, rules, source, type PlanPart } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const low = plan('low', '30.00', '1000');
const high = plan('high', '100.00', '5000');
const top = plan('top', '250.00', '9000');
const to = (id: string, on: string) => ({ on, kind: 'plan', plan: id }) as const;
const yearly = (id: string, amount: string, credits: string): PlanPart =>
  plan(id, amount, credits, { price: price(amount, { interval: 'year' }) });

const rows: Row[] = [
  {
    rule: 'upgrade at once: one line for the price difference by days, the cycle’s dates stay',
    book: { plans: [low, high] },
    scenario: { start: '2026-03-01', months: 2, changes: [to('high', '2026-03-19')] },
    // 70.00 × 13/31 = 29.354…
    expected: {
      invoices: ['2026-03-01 start: subscription 30.00', '2026-03-19 change: proration 29.35', '2026-04-01 renewal: subscription 100.00'],
    },
  },
  {
    rule: 'the day of the change not counted (the other reading of A-3)',
    book: { plans: [low, high], policies: rules({ proration: { unit: 'day', changeDay: 'not-counted', month: 'real' } }) },
    scenario: { start: '2026-03-01', changes: [to('high', '2026-03-19')] },
    // 70.00 × 12/31 = 27.096…
    expected: { invoices: ['2026-03-01 start: subscription 30.00', '2026-03-19 change: proration 27.10'] },
  },
  {
    rule: 'a fixed month of 30 days',
    book: { plans: [low, high], policies: rules({ proration: { unit: 'day', changeDay: 'counted', month: 'fixed-30' } }) },
    scenario: { start: '2026-03-01', changes: [to('high', '2026-03-19')] },
    // 70.00 × 13/30 = 30.333…
    expected: { invoices: ['2026-03-01 start: subscription 30.00', '2026-03-19 change: proration 30.33'] },
  },
  {
    rule: 'a change on the first day of a cycle pays the whole difference',
    book: { plans: [low, high] },
    scenario: { start: '2026-03-01', months: 2, changes: [to('high', '2026-04-01')] },
    // The renewal of the old plan comes first (step 2), the change after it (step 4).
    expected: {
      total: '130.00',
      invoices: ['2026-03-01 start: subscription 30.00', '2026-04-01 renewal: subscription 30.00', '2026-04-01 change: proration 70.00'],
    },
  },
  {
    rule: 'a change on the last day of a cycle pays one day',
    book: { plans: [low, high] },
    scenario: { start: '2026-02-01', months: 2, changes: [to('high', '2026-02-28')] },
    // 70.00 × 1/28 = 2.50.
    expected: {
      invoices: ['2026-02-01 start: subscription 30.00', '2026-02-28 change: proration 2.50', '2026-03-01 renewal: subscription 100.00'],
    },
  },
  {
    rule: 'a change on the day of the start',
    book: { plans: [low, high] },
    scenario: { changes: [to('high', '2026-01-01')] },
    expected: { total: '100.00', start: { '2026-01-01': '5000' } },
  },
  {
    rule: 'two upgrades on one day pay both differences, in the order they are listed',
    book: { plans: [low, high, top] },
    scenario: { start: '2026-04-01', changes: [to('high', '2026-04-16'), to('top', '2026-04-16')] },
    // 70.00 × 15/30 and 150.00 × 15/30.
    expected: {
      invoices: ['2026-04-01 start: subscription 30.00', '2026-04-16 change: proration 35.00 + proration 75.00'],
      total: '140.00',
    },
  },
  {
    rule: 'new minus used: the new allowance less what was used of the old one',
    book: { plans: [low, high] },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    kinds: ['clamp', 'grant'],
    expected: {
      entries: ['2026-01-01 grant 1000', '2026-01-20 clamp -700', '2026-01-20 grant 4700'],
      cycles: ['2026-01-01 2026-02-01 low 300/5000 6% 4700'],
    },
  },
  {
    rule: 'new minus used: bought credits that were used are not set off, and stay usable',
    book: { plans: [low, high], packs: [pack('bag', '500', '5.00')] },
    scenario: {
      lines: [line(1200, { schedule: once('2026-01-10') })],
      changes: [{ on: '2026-01-02', kind: 'buy', pack: 'bag', count: 1 }, to('high', '2026-01-20')],
    },
    // 1,000 of the allowance and 200 bought: 5,000 − 1,000, and 300 bought.
    expected: { start: { '2026-01-20': '4300' } },
  },
  {
    rule: 'new minus used: credits granted once are neither replaced nor set off',
    book: {
      plans: [plan('free', '0.00', null, { allowances: [allowance('200', { every: 'once' })] }), high],
    },
    scenario: { lines: [line(150, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    // 50 of the 200 are left and stay; nothing of a monthly allowance was used.
    expected: { start: { '2026-01-20': '5050' } },
  },
  {
    rule: 'new minus used: what rolled over from earlier cycles stays',
    book: {
      plans: [
        plan('low', '30.00', null, { allowances: [allowance('1000', { rollover: { kind: 'all' } })] }),
        plan('high', '100.00', null, { allowances: [allowance('5000', { rollover: { kind: 'all' } })] }),
      ],
    },
    scenario: { months: 2, lines: [line(400, { schedule: once('2026-01-10') })], changes: [to('high', '2026-02-10')] },
    // 600 rolled over; February's 1,000 are replaced by 5,000.
    expected: { start: { '2026-02-01': '1600', '2026-02-10': '5600' } },
  },
  {
    rule: 'new minus used is taken once over several allowances of a meter',
    book: {
      plans: [
        low,
        plan('high', '100.00', null, { allowances: [allowance('5000'), allowance('1000', { id: 'extra' })] }),
      ],
    },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '5700' } },
  },
  {
    rule: 'new minus used never grants less than nothing',
    book: { plans: [low, plan('high', '100.00', '200')] },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '0' } },
  },
  {
    rule: 'new in full',
    book: { plans: [low, high], policies: rules({ upgrade: { when: 'at-once', cycle: 'kept', charge: 'difference', allowance: 'new-in-full' } }) },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '5000' } },
  },
  {
    rule: 'added to what is there',
    book: { plans: [low, high], policies: rules({ upgrade: { when: 'at-once', cycle: 'kept', charge: 'full', allowance: 'added' } }) },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '5700' }, total: '130.00' },
  },
  {
    rule: 'the allowance’s difference by days, rounded down to a whole credit',
    book: {
      plans: [low, high],
      policies: rules({ upgrade: { when: 'at-once', cycle: 'kept', charge: 'difference', allowance: 'prorated-difference' } }),
    },
    scenario: { lines: [line(300, { schedule: once('2026-01-10') })], changes: [to('high', '2026-01-20')] },
    // 4,000 × 12/31 = 1,548.38…; 700 + 1,548.
    expected: { start: { '2026-01-20': '2248' } },
  },
  {
    rule: 'the allowance kept until the next cycle',
    book: { plans: [low, high], policies: rules({ upgrade: { when: 'at-once', cycle: 'kept', charge: 'difference', allowance: 'kept' } }) },
    scenario: { months: 2, changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '1000', '2026-02-01': '5000' } },
  },
  {
    rule: 'a restarted cycle has the day of the restart as its new anchor',
    book: {
      plans: [low, high],
      policies: rules({ upgrade: { when: 'at-once', cycle: 'restarted', charge: 'full', allowance: 'new-in-full' } }),
    },
    scenario: { months: 3, changes: [to('high', '2026-01-31')] },
    expected: {
      invoices: [
        '2026-01-01 start: subscription 30.00',
        '2026-01-31 change: subscription 100.00',
        '2026-02-28 renewal: subscription 100.00',
        '2026-03-31 renewal: subscription 100.00',
      ],
      cycles: [
        '2026-01-01 2026-01-31 low 0/1000 0% 1000',
        '2026-01-31 2026-02-28 high 0/5000 0% 5000',
        '2026-02-28 2026-03-31 high 0/5000 0% 5000',
        '2026-03-31 2026-04-01 high 0/5000 0% 5000',
      ],
    },
  },
  {
    rule: 'a difference with a restart: the new cycle whole, less the old days',
    book: {
      plans: [low, high],
      policies: rules({ upgrade: { when: 'at-once', cycle: 'restarted', charge: 'difference', allowance: 'new-in-full' } }),
    },
    scenario: { changes: [to('high', '2026-01-16')] },
    // 30.00 × 16/31 = 15.483…
    expected: { invoices: ['2026-01-01 start: subscription 30.00', '2026-01-16 change: subscription 100.00 + credit -15.48'] },
  },
  {
    rule: 'downgrade at the next cycle',
    book: { plans: [low, high] },
    plan: 'high',
    scenario: { months: 2, changes: [to('low', '2026-01-05')] },
    expected: { total: '130.00', start: { '2026-01-31': '5000', '2026-02-01': '1000' } },
  },
  {
    rule: 'a downgrade on the first day of a cycle waits for the next one',
    book: { plans: [low, high] },
    plan: 'high',
    scenario: { months: 3, changes: [to('low', '2026-02-01')] },
    expected: { months: ['100.00', '100.00', '30.00'] },
  },
  {
    rule: 'a downgrade on the last day of a cycle takes effect the day after',
    book: { plans: [low, high] },
    plan: 'high',
    scenario: { months: 2, changes: [to('low', '2026-01-31')] },
    expected: { months: ['100.00', '30.00'] },
  },
  {
    rule: 'a downgrade taken back before the cycle’s end',
    book: { plans: [low, high] },
    plan: 'high',
    scenario: { months: 2, changes: [to('low', '2026-01-05'), to('high', '2026-01-06')] },
    expected: { months: ['100.00', '100.00'] },
  },
  {
    rule: 'a downgrade followed by an upgrade in the same cycle: the upgrade holds',
    book: { plans: [low, high, top] },
    plan: 'high',
    scenario: { start: '2026-04-01', months: 2, changes: [to('low', '2026-04-05'), to('top', '2026-04-16')] },
    expected: { months: ['175.00', '250.00'] },
  },
  {
    rule: 'from a yearly price a lower plan comes when the year that is paid ends',
    book: { plans: [yearly('low', '120.00', '10'), yearly('high', '600.00', '50')] },
    plan: 'high',
    scenario: { months: 13, changes: [to('low', '2026-03-05')] },
    expected: { total: '720.00', start: { '2026-12-31': '50', '2027-01-01': '10' } },
  },
  {
    rule: 'from a monthly to a yearly price: a new year begins, less the old month’s days',
    book: { plans: [plan('low', '31.00', '10'), yearly('high', '600.00', '50')] },
    scenario: { months: 2, changes: [to('high', '2026-01-11')] },
    // 21 of 31 days are left of 31.00.
    expected: { invoices: ['2026-01-01 start: subscription 31.00', '2026-01-11 change: subscription 600.00 + credit -21.00'] },
  },
  {
    rule: 'an upgrade within a yearly price pays the difference by the days of the year',
    book: { plans: [yearly('low', '365.00', '10'), yearly('high', '730.00', '50')] },
    scenario: { start: '2026-01-01', months: 12, changes: [to('high', '2026-12-22')] },
    // Ten days of 365 are left: 365.00 × 10/365.
    expected: { total: '375.00' },
  },
  {
    rule: 'an upgrade within a yearly price of a leap year',
    book: { plans: [yearly('low', '366.00', '10'), yearly('high', '732.00', '50')] },
    scenario: { start: '2028-01-01', months: 12, changes: [to('high', '2028-12-22')] },
    expected: { total: '376.00' },
  },
  {
    rule: 'a fixed month of 30 days counts a year as 360',
    book: {
      plans: [yearly('low', '360.00', '10'), yearly('high', '720.00', '50')],
      policies: rules({ proration: { unit: 'day', changeDay: 'counted', month: 'fixed-30' } }),
    },
    scenario: { months: 12, changes: [to('high', '2026-12-22')] },
    expected: { total: '370.00' },
  },
  {
    rule: 'overage is owed at the price of the plan it arose on, whatever follows in the cycle',
    book: {
      plans: [
        plan('low', '30.00', '100', { policies: { overage: { mode: 'on', price: { per: '1', amount: '0.10' }, billing: 'arrears', source } } }),
        plan('high', '100.00', '200', { policies: { overage: { mode: 'on', price: { per: '1', amount: '0.01' }, billing: 'arrears', source } } }),
      ],
    },
    scenario: { start: '2026-04-01', months: 2, lines: [line(150, { schedule: once('2026-04-10') })], changes: [to('high', '2026-04-16')] },
    // 50 beyond the allowance at 0.10, on the invoice of the next cycle.
    expected: {
      invoices: [
        '2026-04-01 start: subscription 30.00',
        '2026-04-16 change: proration 35.00',
        '2026-05-01 renewal: subscription 100.00 + overage 5.00',
      ],
    },
  },
  {
    rule: 'entities are owed at the price of the plan they were ingested on',
    book: {
      plans: [
        plan('bulk', '0.00', null, {
          perEntity: { price: '0.50', includedOperations: 5, counts: 'once', countsFreeOperations: true, source },
        }),
        high,
      ],
    },
    scenario: { start: '2026-04-01', months: 2, lines: [line(10, { schedule: once('2026-04-10') })], changes: [to('high', '2026-04-16')] },
    expected: {
      invoices: ['2026-04-16 change: proration 50.00', '2026-05-01 renewal: subscription 100.00 + entity 5.00'],
    },
  },
  {
    rule: 'a price on request makes the total unknown, never zero',
    book: { plans: [low, plan('ask', '0.00', '9000', { price: { kind: 'on-request', per: 'account', interval: 'month', source } })] },
    plan: 'ask',
    expected: { total: null, invoices: [] },
  },
  {
    rule: 'a price on request that the user entered',
    book: { plans: [low, plan('ask', '0.00', '9000', { price: { kind: 'on-request', per: 'account', interval: 'month', source } })] },
    plan: 'ask',
    scenario: { months: 2, choices: { entered: [{ plan: 'ask', price: '77.70' }] } },
    expected: { total: '155.40' },
  },
  {
    rule: 'a price that changes by contract counts from the next charge on',
    book: { plans: [low] },
    scenario: { months: 3, changes: [{ on: '2026-02-10', kind: 'price', plan: 'low', amount: '45.00' }] },
    expected: { months: ['30.00', '30.00', '45.00'] },
  },
  {
    rule: 'days are given back at the price that was paid for them, not at a later one',
    book: {
      plans: [low, high],
      policies: rules({ upgrade: { when: 'at-once', cycle: 'restarted', charge: 'full-with-credit', allowance: 'new-in-full' } }),
    },
    scenario: {
      start: '2026-04-01',
      changes: [
        { on: '2026-04-10', kind: 'price', plan: 'low', amount: '60.00' },
        to('high', '2026-04-16'),
      ],
    },
    // 30.00 was paid for April: 15 of 30 days are 15.00.
    expected: { invoices: ['2026-04-01 start: subscription 30.00', '2026-04-16 change: subscription 100.00 + credit -15.00'] },
  },
  {
    rule: 'days of a plan that came without a charge give nothing back',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: { when: 'at-once', cycle: 'kept', charge: 'none', allowance: 'kept' },
        cancel: { refund: 'by-day', bought: 'kept' },
      }),
    },
    scenario: { start: '2026-04-01', changes: [to('high', '2026-04-06'), { on: '2026-04-16', kind: 'cancel' }] },
    expected: { total: '15.00' },
  },
  {
    rule: 'an upgrade after a price change pays the difference to what was paid',
    book: { plans: [low, high] },
    scenario: {
      start: '2026-04-01',
      changes: [
        { on: '2026-04-10', kind: 'price', plan: 'low', amount: '60.00' },
        to('high', '2026-04-16'),
      ],
    },
    expected: { invoices: ['2026-04-01 start: subscription 30.00', '2026-04-16 change: proration 35.00'] },
  },
  {
    rule: 'a zero price: no line, no invoice',
    book: { plans: [plan('free', '0.00', '10')], operations: [operation('use', '1')] },
    scenario: { months: 3 },
    expected: { total: '0.00', invoices: [] },
  },
];

describe('plan changes (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
