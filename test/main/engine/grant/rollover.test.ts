import { describe, test } from 'vitest';
import { allowance, dates, line, once, operation, plan } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

type AllowanceOptions = Parameters<typeof allowance>[1];

/** A free plan with one allowance, so that only credits move. */
const planWith = (amount: string, options: AllowanceOptions) => ({
  plans: [plan('basic', '0.00', null, { allowances: [allowance(amount, options)] })],
});

/** So many units on the first day of the month. */
const firstDay = (units: number) =>
  line(units, { schedule: { kind: 'per-month', spread: 'first-day' } });

const rows: Row[] = [
  {
    rule: 'lost: what is unused at the cycle’s end expires',
    book: planWith('100', {}),
    scenario: { months: 2, lines: [firstDay(30)] },
    kinds: ['expiry', 'grant'],
    expected: {
      entries: ['2026-01-01 grant 100', '2026-02-01 expiry -70', '2026-02-01 grant 100'],
      end: { '2026-01-31': '70', '2026-02-01': '70' },
    },
  },
  {
    rule: 'all kept: nothing expires',
    book: planWith('100', { rollover: { kind: 'all' } }),
    scenario: { months: 3, lines: [firstDay(30)] },
    // 100 − 30 = 70; + 100 − 30 = 140; + 100 − 30 = 210.
    kinds: ['expiry'],
    expected: { entries: [], end: { '2026-02-01': '140', '2026-03-01': '210' } },
  },
  {
    rule: 'kept up to an amount',
    book: planWith('100', { rollover: { kind: 'part', upTo: '50' } }),
    scenario: { months: 3, lines: [firstDay(30)] },
    // 70 left, 50 stay; 150 − 30 = 120 left, 50 stay again: what rolled over rolls with the rest.
    kinds: ['expiry'],
    expected: {
      // In March first the 20 that had rolled over before, then 50 of February's.
      entries: ['2026-02-01 expiry -20', '2026-03-01 expiry -20', '2026-03-01 expiry -50'],
      end: { '2026-02-01': '120', '2026-03-01': '120' },
    },
  },
  {
    rule: 'kept by a percentage, rounded down to a whole credit',
    book: planWith('100', { rollover: { kind: 'part', share: '0.25' } }),
    scenario: { months: 2, lines: [firstDay(29)] },
    // 71 × 0.25 = 17.75: 17 stay, 54 are lost.
    kinds: ['expiry'],
    expected: { entries: ['2026-02-01 expiry -54'], start: { '2026-02-01': '117' } },
  },
  {
    rule: 'a minimum keeps no more than is there',
    book: planWith('10', { rollover: { kind: 'part', share: '0.1', atLeast: '20' } }),
    scenario: { months: 2, lines: [firstDay(3)] },
    kinds: ['expiry'],
    expected: { entries: [], start: { '2026-02-01': '17' } },
  },
  {
    rule: 'kept by a percentage, but at least a minimum',
    book: planWith('100', { rollover: { kind: 'part', share: '0.1', atLeast: '20' } }),
    scenario: { months: 2, lines: [firstDay(30)] },
    // 10 % of 70 is 7; the minimum keeps 20.
    expected: { start: { '2026-02-01': '120' } },
  },
  {
    rule: 'a minimum keeps no more than there is',
    book: planWith('100', { rollover: { kind: 'part', share: '0.1', atLeast: '20' } }),
    scenario: { months: 2, lines: [firstDay(95)] },
    expected: { start: { '2026-02-01': '105' } },
  },
  {
    rule: 'kept for one further cycle as a batch of its own',
    book: planWith('100', { rollover: { kind: 'batches', cycles: 1 } }),
    scenario: { months: 4, lines: [line(30, { schedule: once('2026-01-01') })] },
    // January's 70 live through February and end with it; so do February's 100 with March.
    kinds: ['expiry'],
    expected: {
      entries: ['2026-03-01 expiry -70', '2026-04-01 expiry -100'],
      start: { '2026-02-01': '170', '2026-03-01': '200', '2026-04-01': '200' },
    },
  },
  {
    rule: 'batches burn oldest first',
    book: planWith('100', { rollover: { kind: 'batches', cycles: 1 } }),
    scenario: { months: 3, lines: [line(40, { schedule: dates('2026-01-01', '2026-02-10') })] },
    // 60 of January stay; February takes 40 of them, 20 expire on 1 March.
    kinds: ['expiry'],
    expected: { entries: ['2026-03-01 expiry -20'], start: { '2026-03-01': '200' } },
  },
  {
    rule: 'batches of no further cycle are lost like any other',
    book: planWith('100', { rollover: { kind: 'batches', cycles: 0 } }),
    scenario: { months: 2 },
    expected: { start: { '2026-02-01': '100' } },
  },
  {
    rule: 'a recurrence that replaces: what stayed makes room for the new grant',
    book: planWith('100', { rollover: { kind: 'all' }, recurrence: 'replaces' }),
    scenario: { months: 2, lines: [firstDay(30)] },
    kinds: ['expiry'],
    expected: { entries: ['2026-02-01 expiry -70'], start: { '2026-02-01': '100' } },
  },
  {
    rule: 'a recurrence that adds, up to the most the allowance may hold',
    book: planWith('100', { rollover: { kind: 'all' }, maxBalance: '150' }),
    scenario: { months: 2, lines: [firstDay(30)] },
    // 70 stay, so 80 of the new 100 fit.
    kinds: ['grant', 'spill'],
    expected: {
      entries: ['2026-01-01 grant 100', '2026-02-01 spill 0', '2026-02-01 grant 80'],
      start: { '2026-02-01': '150' },
    },
  },
  {
    rule: 'an allowance once stays until used, over every renewal',
    book: planWith('100', { every: 'once' }),
    scenario: { months: 3, lines: [firstDay(30)] },
    kinds: ['grant', 'expiry'],
    expected: { entries: ['2026-01-01 grant 100'], end: { '2026-03-01': '10' }, left: '0/10' },
  },
  {
    rule: 'an allowance by the day is lost at midnight and comes anew',
    book: planWith('10', { every: 'day' }),
    scenario: { lines: [line(14, { schedule: dates('2026-01-01', '2026-01-03') })] },
    // 10 of 14 on each of the two days; 4 + 4 go unserved; 2 January's 10 are lost.
    expected: {
      served: 20,
      unserved: ['work 8 no-credits'],
      end: { '2026-01-01': '0', '2026-01-02': '10', '2026-01-03': '0' },
    },
  },
  {
    rule: 'an allowance by the day comes once on the first day and once on the day of a renewal',
    book: planWith('10', { every: 'day' }),
    scenario: { months: 2 },
    kinds: ['grant'],
    expected: { start: { '2026-01-01': '10', '2026-02-01': '10', '2026-02-28': '10' } },
  },
  {
    rule: 'an allowance by the day that keeps all grows day by day to its most',
    book: planWith('10', { every: 'day', rollover: { kind: 'all' }, maxBalance: '25' }),
    expected: { start: { '2026-01-01': '10', '2026-01-02': '20', '2026-01-03': '25' } },
  },
  {
    rule: 'an allowance by the year lasts over the months of its year',
    book: planWith('100', { every: 'year' }),
    scenario: {
      start: '2028-02-29',
      months: 13,
      lines: [line(30, { schedule: once('2028-12-24') })],
    },
    // Granted on 29 February 2028; the year ends on 28 February 2029, with 70 unused.
    kinds: ['grant', 'expiry'],
    expected: {
      entries: ['2028-02-29 grant 100', '2029-02-28 expiry -70', '2029-02-28 grant 100'],
    },
  },
  {
    rule: 'a yearly allowance is looked at for rollover at its year’s end, not at every renewal',
    book: planWith('100', { every: 'year', rollover: { kind: 'part', share: '0.5' } }),
    scenario: { months: 26 },
    // Half of 100 after a year; half of 150 after the next: never less in between.
    kinds: ['expiry'],
    expected: {
      entries: ['2027-01-01 expiry -50', '2028-01-01 expiry -50', '2028-01-01 expiry -25'],
      start: { '2027-02-01': '150', '2027-12-31': '150', '2028-02-01': '175' },
    },
  },
  {
    rule: 'a percentage of a fractional balance keeps whole credits',
    book: {
      ...planWith('10', { rollover: { kind: 'part', share: '0.5' } }),
      operations: [operation('use', '0.25')],
    },
    scenario: { months: 2, lines: [line(3, { schedule: once('2026-01-05') })] },
    // 10 − 0.75 = 9.25; the half is 4.625: 4 stay.
    expected: { start: { '2026-02-01': '14' } },
  },
  {
    rule: 'a zero allowance grants nothing and raises no entry',
    book: planWith('0', {}),
    scenario: { lines: [firstDay(3)] },
    kinds: ['grant', 'expiry'],
    expected: { entries: [], unserved: ['work 3 no-credits'], served: 0 },
  },
];

describe('what an allowance leaves at its period’s end (rulebook 8)', () => {
  test.each(rows)('$rule', check);
});
