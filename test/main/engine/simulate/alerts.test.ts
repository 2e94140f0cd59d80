import { describe, test } from 'vitest';
import {
  allowance,
  dates,
  line,
  pack,
  plan,
  reservoir,
  rules,
  type BookParts,
  type PolicyPart,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

type AlertPart = NonNullable<PolicyPart['alerts']>[number];
const source = { of: 'page', section: 'Alerts' };
const at = (
  level: AlertPart['at'],
  when: 'reaches' | 'below' = 'reaches',
  id = 'a',
): AlertPart => ({ id, at: level, when, shows: 'email', source });
const vendor = (alerts: AlertPart[], more: BookParts = {}): BookParts => ({
  plans: [plan('basic', '0.00', '100')],
  policies: rules({ alerts }),
  ...more,
});
const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });
const share = (text: string) => ({ shareOfAllowance: text });

const rows: Row[] = [
  {
    rule: 'when the balance reaches a share of the allowance, once',
    book: vendor([at(share('0.2'))]),
    scenario: {
      lines: [use(40, '2026-01-05', '2026-01-06'), use(1, '2026-01-07')].map((row, n) => ({
        ...row,
        id: `l${n}`,
      })),
    },
    expected: { entries: ['2026-01-06 alert 0'] },
  },
  {
    rule: 'a share is of the cycle’s allowance, not of credits granted once beside it',
    book: vendor([at(share('0.5'))], {
      plans: [
        plan('basic', '0.00', null, {
          allowances: [allowance('100'), allowance('300', { id: 'gift', every: 'once' })],
        }),
      ],
    }),
    scenario: {
      lines: [use(250, '2026-01-05'), use(100, '2026-01-06')].map((row, n) => ({
        ...row,
        id: `l${n}`,
      })),
    },
    // 400 there: 150 after the 5th, 50 after the 6th, which is half of 100.
    expected: { entries: ['2026-01-06 alert 0'] },
  },
  {
    rule: 'below a level is strictly below it',
    book: vendor([at(share('0.2'), 'below')]),
    scenario: {
      lines: [use(40, '2026-01-05', '2026-01-06'), use(1, '2026-01-07')].map((row, n) => ({
        ...row,
        id: `l${n}`,
      })),
    },
    expected: { entries: ['2026-01-07 alert 0'] },
  },
  {
    rule: 'several levels crossed on one day: one alert each',
    book: vendor([
      at(share('0.2'), 'reaches', 'a'),
      at(share('0.1'), 'reaches', 'b'),
      at(share('0'), 'reaches', 'c'),
    ]),
    scenario: { lines: [use(95, '2026-01-05')] },
    expected: { entries: ['2026-01-05 alert 0', '2026-01-05 alert 0'] },
  },
  {
    rule: 'raised again in every cycle in which it is crossed',
    book: vendor([at(share('0.2'))]),
    scenario: {
      months: 3,
      lines: [line(90, { schedule: { kind: 'per-month', spread: 'first-day' } })],
    },
    expected: { entries: ['2026-01-01 alert 0', '2026-02-01 alert 0', '2026-03-01 alert 0'] },
  },
  {
    rule: 'raised again after a top-up lifted the balance',
    book: vendor([at(share('0.2'))], { packs: [pack('bag', '50', '1.00')] }),
    scenario: {
      lines: [use(85, '2026-01-05'), use(50, '2026-01-10')].map((row, n) => ({
        ...row,
        id: `l${n}`,
      })),
      changes: [{ on: '2026-01-07', kind: 'buy', pack: 'bag', count: 1 }],
    },
    expected: { entries: ['2026-01-05 alert 0', '2026-01-10 alert 0'] },
  },
  {
    rule: 'an amount of credits',
    book: vendor([at({ credits: '30' })]),
    scenario: { lines: [use(70, '2026-01-05')] },
    expected: { entries: ['2026-01-05 alert 0'] },
  },
  {
    rule: 'below an amount of credits',
    book: vendor([at({ credits: '30' }, 'below')]),
    scenario: { lines: [use(70, '2026-01-05')] },
    expected: { entries: [] },
  },
  {
    rule: 'the run-out date at the pace of the cycle so far',
    book: vendor([at({ runOutWithinDays: 3 })]),
    // Ten a day: after day 7 thirty are left, three days at that pace.
    scenario: { lines: [line(10, { schedule: { kind: 'daily' }, until: '2026-01-09' })] },
    expected: { entries: ['2026-01-07 alert 0'] },
  },
  {
    rule: 'a share of a reservoir’s cap',
    book: vendor([at(share('0.5'))], {
      plans: [plan('basic', '0.00', null, { reservoirs: [reservoir('200', '0')] })],
    }),
    scenario: { lines: [use(100, '2026-01-05')] },
    expected: { entries: ['2026-01-05 alert 0'] },
  },
  {
    rule: 'a share of credits granted once where there is nothing else',
    book: vendor([at(share('0.5'))], {
      plans: [plan('basic', '0.00', null, { allowances: [allowance('200', { every: 'once' })] })],
    }),
    scenario: { lines: [use(100, '2026-01-05')] },
    expected: { entries: ['2026-01-05 alert 0'] },
  },
  {
    rule: 'on the second meter as on the first',
    book: vendor([at(share('0.2'))], {
      meters: [
        { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
        { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
      ],
      plans: [
        plan('basic', '0.00', null, {
          allowances: [allowance('100'), allowance('10', { id: 't', meter: 'tokens' })],
        }),
      ],
      operations: [
        {
          id: 'use',
          label: 'use',
          unit: 'unit',
          costs: [{ meter: 'tokens', formula: { kind: 'fixed', amount: '1' }, source }],
        },
      ],
    }),
    scenario: { lines: [use(9, '2026-01-05')] },
    expected: { entries: ['2026-01-05 alert 0'] },
  },
  {
    rule: 'none while the balance stays above',
    book: vendor([at(share('0.2'))]),
    scenario: { lines: [use(79, '2026-01-05')] },
    expected: { entries: [] },
  },
];

describe('alerts (rulebook 7 and 8)', () => {
  test.each(rows.map((row) => ({ ...row, kinds: ['alert' as const] })))('$rule', check);
});
