import { describe, test } from 'vitest';
import { allowance, line, once, pack, plan, rules } from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const low = plan('low', '30.00', '1000');
const high = plan('high', '100.00', '5000');
const to = (id: string, on: string) => ({ on, kind: 'plan', plan: id }) as const;

const rows: Row[] = [
  {
    rule: 'new minus used: the new allowance less what was used of the old one',
    book: { plans: [low, high] },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
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
    rule: 'new minus used: what a failure gave back was not used',
    book: { plans: [low, high], policies: rules({ failure: { rule: 'refunded' } }) },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10'), success: '0.5' })],
      changes: [to('high', '2026-01-20')],
    },
    // 300 deducted, 150 given back: 5,000 − 150.
    expected: { end: { '2026-01-19': '850', '2026-01-20': '4850' } },
  },
  {
    rule: 'new minus used: credits granted once are neither replaced nor set off',
    book: {
      plans: [
        plan('free', '0.00', null, { allowances: [allowance('200', { every: 'once' })] }),
        high,
      ],
    },
    scenario: {
      lines: [line(150, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    // 50 of the 200 are left and stay; nothing of a monthly allowance was used.
    expected: { start: { '2026-01-20': '5050' } },
  },
  {
    rule: 'new minus used: what rolled over from earlier cycles stays',
    book: {
      plans: [
        plan('low', '30.00', null, {
          allowances: [allowance('1000', { rollover: { kind: 'all' } })],
        }),
        plan('high', '100.00', null, {
          allowances: [allowance('5000', { rollover: { kind: 'all' } })],
        }),
      ],
    },
    scenario: {
      months: 2,
      lines: [line(400, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-02-10')],
    },
    // 600 rolled over; February's 1,000 are replaced by 5,000.
    expected: { start: { '2026-02-01': '1600', '2026-02-10': '5600' } },
  },
  {
    rule: 'new minus used is taken once over several allowances of a meter',
    book: {
      plans: [
        low,
        plan('high', '100.00', null, {
          allowances: [allowance('5000'), allowance('1000', { id: 'extra' })],
        }),
      ],
    },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    expected: { start: { '2026-01-20': '5700' } },
  },
  {
    rule: 'new minus used never grants less than nothing',
    book: { plans: [low, plan('high', '100.00', '200')] },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    expected: { start: { '2026-01-20': '0' } },
  },
  {
    rule: 'new in full',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: { when: 'at-once', cycle: 'kept', charge: 'difference', allowance: 'new-in-full' },
      }),
    },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    expected: { start: { '2026-01-20': '5000' } },
  },
  {
    rule: 'added to what is there',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: { when: 'at-once', cycle: 'kept', charge: 'full', allowance: 'added' },
      }),
    },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    expected: { start: { '2026-01-20': '5700' }, total: '130.00' },
  },
  {
    rule: 'the allowance’s difference by days, rounded down to a whole credit',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: {
          when: 'at-once',
          cycle: 'kept',
          charge: 'difference',
          allowance: 'prorated-difference',
        },
      }),
    },
    scenario: {
      lines: [line(300, { schedule: once('2026-01-10') })],
      changes: [to('high', '2026-01-20')],
    },
    // 4,000 × 12/31 = 1,548.38…; 700 + 1,548.
    expected: { start: { '2026-01-20': '2248' } },
  },
  {
    rule: 'the allowance kept until the next cycle',
    book: {
      plans: [low, high],
      policies: rules({
        upgrade: { when: 'at-once', cycle: 'kept', charge: 'difference', allowance: 'kept' },
      }),
    },
    scenario: { months: 2, changes: [to('high', '2026-01-20')] },
    expected: { start: { '2026-01-20': '1000', '2026-02-01': '5000' } },
  },
];

describe('the allowance at a plan change (rulebook 8)', () => {
  test.each(rows)('$rule', check);
});
