import { describe, test } from 'vitest';
import { check, type Row } from '../../../support/figures';
import { daily, firstDay, line, plan, price, rules } from '../../../support/books';

const fee = (on: string, reason = 'renewal'): string => `${on} ${reason}: subscription 20.00`;

const rows: Row[] = [
  {
    rule: 'a start on 31 January renews on 28 February, 31 March, 30 April',
    scenario: { start: '2026-01-31', months: 4 },
    expected: {
      total: '80.00',
      invoices: [
        fee('2026-01-31', 'start'),
        fee('2026-02-28'),
        fee('2026-03-31'),
        fee('2026-04-30'),
      ],
    },
  },
  {
    rule: 'a start on 31 January of a leap year renews on 29 February',
    scenario: { start: '2028-01-31', months: 2 },
    expected: { invoices: [fee('2028-01-31', 'start'), fee('2028-02-29')] },
  },
  {
    rule: 'a start on 29 February renews on 28 February of the next year',
    scenario: { start: '2028-02-29', months: 14 },
    // Fourteen fees: index 12 falls on the clamped day, index 13 is back on the 29th.
    expected: { total: '280.00', cycles: cyclesFrom29February() },
  },
  {
    rule: 'a horizon of one cycle has one fee',
    expected: { total: '20.00', months: ['20.00'], invoices: [fee('2026-01-01', 'start')] },
  },
  {
    rule: 'a horizon of sixty cycles has sixty fees',
    // 60 × 20.00; 100 used of each cycle's 100 = 6,000 served.
    scenario: { months: 60, lines: [line(100)] },
    expected: { total: '1200.00', served: 6000, unserved: [], left: '0/0' },
  },
  {
    rule: 'a year of 366 days has 366 days of daily work',
    book: { plans: [plan('basic', '0.00', '31')] },
    scenario: { start: '2028-01-01', months: 12, lines: [line(1, { schedule: daily })] },
    expected: { served: 366, unserved: [] },
  },
  {
    rule: 'an annual price is charged once a year, on the anchor day',
    book: {
      plans: [plan('basic', '0.00', '10', { price: price('120.00', { interval: 'year' }) })],
    },
    scenario: { start: '2028-02-29', months: 25 },
    // Charged at the start, 12 months on (clamped) and 24 months on.
    expected: {
      total: '360.00',
      invoices: [
        '2028-02-29 start: subscription 120.00',
        '2029-02-28 renewal: subscription 120.00',
        '2030-02-28 renewal: subscription 120.00',
      ],
    },
  },
  {
    rule: 'an annual price still grants the allowance of every month',
    book: {
      plans: [plan('basic', '0.00', '10', { price: price('120.00', { interval: 'year' }) })],
    },
    // 3 cycles × 10 credits against 12 a month on the first day: 2 fall short in each.
    scenario: { months: 3, lines: [line(12, { schedule: firstDay })] },
    expected: { served: 30, unserved: ['work 6 no-credits'], total: '120.00' },
  },
  {
    rule: 'cycles of calendar months: the first one is short and paid by its days',
    book: { policies: rules({ cycle: { anchor: 'calendar-month' } }) },
    // 11 January to 1 February: 21 of 31 days, 20.00 × 21/31 = 13.548…
    scenario: { start: '2026-01-11', months: 2 },
    expected: {
      total: '53.55',
      invoices: ['2026-01-11 start: subscription 13.55', fee('2026-02-01'), fee('2026-03-01')],
    },
  },
  {
    rule: 'cycles of calendar months: a start on the first is a whole cycle',
    book: { policies: rules({ cycle: { anchor: 'calendar-month' } }) },
    scenario: { months: 2 },
    expected: { invoices: [fee('2026-01-01', 'start'), fee('2026-02-01')] },
  },
  {
    rule: 'cycles of calendar months: the allowance comes on each first, whole',
    book: { policies: rules({ cycle: { anchor: 'calendar-month' } }) },
    scenario: { start: '2026-01-30', months: 1, lines: [line(10, { schedule: daily })] },
    // 30 and 31 January use 20 of 100, the rest is lost; February's 100 last ten days.
    expected: {
      end: { '2026-01-31': '80', '2026-02-01': '90', '2026-02-10': '0' },
      served: 120,
    },
  },
];

function cyclesFrom29February(): string[] {
  const days = [
    '2028-02-29',
    '2028-03-29',
    '2028-04-29',
    '2028-05-29',
    '2028-06-29',
    '2028-07-29',
    '2028-08-29',
    '2028-09-29',
    '2028-10-29',
    '2028-11-29',
    '2028-12-29',
    '2029-01-29',
    '2029-02-28',
    '2029-03-29',
    '2029-04-29',
  ];
  return days.slice(1).map((to, at) => `${days[at]} ${to} basic 0/100 0% 100`);
}

describe('cycles and horizon (rulebook 2)', () => {
  test.each(rows)('$rule', check);
});
