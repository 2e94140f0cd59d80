import { describe, test } from 'vitest';
import { operation, plan, price, rules, source, type PlanPart } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const low = plan('low', '30.00', '1000');
const high = plan('high', '100.00', '5000');
const to = (id: string, on: string) => ({ on, kind: 'plan', plan: id }) as const;
const yearly = (id: string, amount: string, credits: string): PlanPart =>
  plan(id, amount, credits, { price: price(amount, { interval: 'year' }) });

const rows: Row[] = [
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
    expected: {
      invoices: [
        '2026-01-01 start: subscription 31.00',
        '2026-01-11 change: subscription 600.00 + credit -21.00',
      ],
    },
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
    rule: 'a price on request makes the total unknown, never zero',
    book: {
      plans: [
        low,
        plan('ask', '0.00', '9000', {
          price: { kind: 'on-request', per: 'account', interval: 'month', source },
        }),
      ],
    },
    plan: 'ask',
    expected: { total: null, invoices: [] },
  },
  {
    rule: 'a price on request that the user entered',
    book: {
      plans: [
        low,
        plan('ask', '0.00', '9000', {
          price: { kind: 'on-request', per: 'account', interval: 'month', source },
        }),
      ],
    },
    plan: 'ask',
    scenario: { months: 2, choices: { entered: [{ plan: 'ask', price: '77.70' }] } },
    expected: { total: '155.40' },
  },
  {
    rule: 'a price that changes by contract counts from the next charge on',
    book: { plans: [low] },
    scenario: {
      months: 3,
      changes: [{ on: '2026-02-10', kind: 'price', plan: 'low', amount: '45.00' }],
    },
    expected: { months: ['30.00', '30.00', '45.00'] },
  },
  {
    rule: 'days are given back at the price that was paid for them, not at a later one',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'restarted',
          charge: 'full-with-credit',
          allowance: 'new-in-full',
        },
      }),
    },
    scenario: {
      start: '2026-04-01',
      changes: [
        { on: '2026-04-10', kind: 'price', plan: 'low', amount: '60.00' },
        to('high', '2026-04-16'),
      ],
    },
    // 30.00 was paid for April: 15 of 30 days are 15.00.
    expected: {
      invoices: [
        '2026-04-01 start: subscription 30.00',
        '2026-04-16 change: subscription 100.00 + credit -15.00',
      ],
    },
  },
  {
    rule: 'days are given back for the seats that were paid in the middle of the cycle as well',
    book: {
      plans: [
        plan('low', '30.00', '10', { price: price('30.00', { per: 'seat' }) }),
        plan('high', '100.00', '50', { price: price('100.00', { per: 'seat' }) }),
      ],
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'restarted',
          charge: 'full-with-credit',
          allowance: 'new-in-full',
        },
      }),
    },
    scenario: {
      start: '2026-04-01',
      changes: [{ on: '2026-04-11', kind: 'seats', seats: 2 }, to('high', '2026-04-16')],
    },
    // 20 of 30 days of a second seat; then half of two seats at 30.00 comes back.
    expected: {
      invoices: [
        '2026-04-01 start: subscription 30.00',
        '2026-04-11 change: proration 20.00',
        '2026-04-16 change: subscription 200.00 + credit -30.00',
      ],
    },
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
    scenario: {
      start: '2026-04-01',
      changes: [to('high', '2026-04-06'), { on: '2026-04-16', kind: 'cancel' }],
    },
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
    expected: {
      invoices: ['2026-04-01 start: subscription 30.00', '2026-04-16 change: proration 35.00'],
    },
  },
  {
    rule: 'a zero price: no line, no invoice',
    book: { plans: [plan('free', '0.00', '10')], operations: [operation('use', '1')] },
    scenario: { months: 3 },
    expected: { total: '0.00', invoices: [] },
  },
];

describe('prices and what was paid (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
