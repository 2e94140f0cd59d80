import { describe, test } from 'vitest';
import { line, once, plan, rules, source } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const low = plan('low', '30.00', '1000');
const high = plan('high', '100.00', '5000');
const top = plan('top', '250.00', '9000');
const to = (id: string, on: string) => ({ on, kind: 'plan', plan: id }) as const;

const rows: Row[] = [
  {
    rule: 'upgrade at once: one line for the price difference by days, the cycle’s dates stay',
    book: { plans: [low, high] },
    scenario: { start: '2026-03-01', months: 2, changes: [to('high', '2026-03-19')] },
    // 70.00 × 13/31 = 29.354…
    expected: {
      invoices: [
        '2026-03-01 start: subscription 30.00',
        '2026-03-19 change: proration 29.35',
        '2026-04-01 renewal: subscription 100.00',
      ],
    },
  },
  {
    rule: 'the day of the change not counted (the other reading of A-3)',
    book: {
      plans: [low, high],
      policies: rules({ proration: { unit: 'day', changeDay: 'not-counted', month: 'real' } }),
    },
    scenario: { start: '2026-03-01', changes: [to('high', '2026-03-19')] },
    // 70.00 × 12/31 = 27.096…
    expected: {
      invoices: ['2026-03-01 start: subscription 30.00', '2026-03-19 change: proration 27.10'],
    },
  },
  {
    rule: 'a fixed month of 30 days',
    book: {
      plans: [low, high],
      policies: rules({ proration: { unit: 'day', changeDay: 'counted', month: 'fixed-30' } }),
    },
    scenario: { start: '2026-03-01', changes: [to('high', '2026-03-19')] },
    // 70.00 × 13/30 = 30.333…
    expected: {
      invoices: ['2026-03-01 start: subscription 30.00', '2026-03-19 change: proration 30.33'],
    },
  },
  {
    rule: 'a fixed month of 30 days: on the first day of February the whole difference',
    book: {
      plans: [low, high],
      policies: rules({ proration: { unit: 'day', changeDay: 'counted', month: 'fixed-30' } }),
    },
    scenario: { start: '2026-02-01', changes: [to('high', '2026-02-01')] },
    expected: {
      invoices: ['2026-02-01 start: subscription 30.00', '2026-02-01 change: proration 70.00'],
    },
  },
  {
    rule: 'a change on the first day of a cycle pays the whole difference',
    book: { plans: [low, high] },
    scenario: { start: '2026-03-01', months: 2, changes: [to('high', '2026-04-01')] },
    // The renewal of the old plan comes first (step 2), the change after it (step 4).
    expected: {
      total: '130.00',
      invoices: [
        '2026-03-01 start: subscription 30.00',
        '2026-04-01 renewal: subscription 30.00',
        '2026-04-01 change: proration 70.00',
      ],
    },
  },
  {
    rule: 'a change on the last day of a cycle pays one day',
    book: { plans: [low, high] },
    scenario: { start: '2026-02-01', months: 2, changes: [to('high', '2026-02-28')] },
    // 70.00 × 1/28 = 2.50.
    expected: {
      invoices: [
        '2026-02-01 start: subscription 30.00',
        '2026-02-28 change: proration 2.50',
        '2026-03-01 renewal: subscription 100.00',
      ],
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
      invoices: [
        '2026-04-01 start: subscription 30.00',
        '2026-04-16 change: proration 35.00 + proration 75.00',
      ],
      total: '140.00',
    },
  },
  {
    rule: 'a restarted cycle has the day of the restart as its new anchor',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: { when: 'at-once', cycle: 'restarted', charge: 'full', allowance: 'new-in-full' },
      }),
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
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'restarted',
          charge: 'difference',
          allowance: 'new-in-full',
        },
      }),
    },
    scenario: { changes: [to('high', '2026-01-16')] },
    // 30.00 × 16/31 = 15.483…
    expected: {
      invoices: [
        '2026-01-01 start: subscription 30.00',
        '2026-01-16 change: subscription 100.00 + credit -15.48',
      ],
    },
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
    scenario: {
      start: '2026-04-01',
      months: 2,
      changes: [to('low', '2026-04-05'), to('top', '2026-04-16')],
    },
    expected: { months: ['175.00', '250.00'] },
  },
  {
    rule: 'overage is owed at the price of the plan it arose on, whatever follows in the cycle',
    book: {
      plans: [
        plan('low', '30.00', '100', {
          policies: {
            overage: {
              mode: 'on',
              price: { per: '1', amount: '0.10' },
              billing: 'arrears',
              source,
            },
          },
        }),
        plan('high', '100.00', '200', {
          policies: {
            overage: {
              mode: 'on',
              price: { per: '1', amount: '0.01' },
              billing: 'arrears',
              source,
            },
          },
        }),
      ],
    },
    scenario: {
      start: '2026-04-01',
      months: 2,
      lines: [line(150, { schedule: once('2026-04-10') })],
      changes: [to('high', '2026-04-16')],
    },
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
          perEntity: {
            price: '0.50',
            includedOperations: 5,
            counts: 'once',
            countsFreeOperations: true,
            source,
          },
        }),
        high,
      ],
    },
    scenario: {
      start: '2026-04-01',
      months: 2,
      lines: [line(10, { schedule: once('2026-04-10') })],
      changes: [to('high', '2026-04-16')],
    },
    expected: {
      invoices: [
        '2026-04-16 change: proration 50.00',
        '2026-05-01 renewal: subscription 100.00 + entity 5.00',
      ],
    },
  },
];

describe('plan changes (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
