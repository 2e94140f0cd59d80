import { describe, test } from 'vitest';
import {
  allowance,
  dates,
  line,
  once,
  operation,
  pack,
  plan,
  price,
  rules,
  source,
  type BookParts,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const vendor = (packs: BookParts['packs'], more: BookParts = {}): BookParts => ({
  plans: [plan('basic', '0.00', '100')],
  ...(packs === undefined ? {} : { packs }),
  ...more,
});
const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });
const buy = (id: string, on: string, count = 1) => ({ on, kind: 'buy', pack: id, count }) as const;
const whenShort = (id: string) => ({ packs: { kind: 'when-short' as const, pack: id } });
const cheapest = { packs: { kind: 'cheapest' as const } };
const term = (months: number) => ({ minimumTerm: { months, source } });

const rows: Row[] = [
  {
    rule: 'a chosen pack whenever a line falls short, as many as the shortfall takes',
    book: vendor([pack('bag', '50', '5.00')]),
    scenario: { lines: [use(201, '2026-01-05')], choices: whenShort('bag') },
    expected: { packs: ['3 × bag'], total: '15.00', left: '49/0' },
  },
  {
    rule: 'none: nothing is bought',
    book: vendor([pack('bag', '50', '5.00')]),
    scenario: { lines: [use(201, '2026-01-05')] },
    expected: { packs: [], unserved: ['work 101 no-credits'] },
  },
  {
    rule: 'the cheapest mix over the whole horizon',
    book: vendor([
      pack('s', '200', '10.00'),
      pack('m', '500', '20.00'),
      pack('l', '1500', '50.00'),
    ]),
    // 12 × 130 = 1,560 beyond the allowances: 1,500 + 200.
    scenario: {
      months: 12,
      lines: [line(230, { schedule: { kind: 'per-month', spread: 'first-day' } })],
      choices: cheapest,
    },
    expected: { packs: ['1 × s', '1 × l'], total: '60.00', unserved: [], left: '140/0' },
  },
  {
    rule: 'the cheapest mix on two meters, each by its own packs',
    book: vendor(
      [
        pack('a', '10', '1.00'),
        pack('b', '10', '2.00', { meter: 'tokens' }),
        pack('c', '30', '2.50'),
        pack('d', '30', '5.00', { meter: 'tokens' }),
      ],
      {
        meters: [
          { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
          { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
        ],
        operations: [
          operation('use', '1'),
          operation('say', '1', {
            costs: [{ meter: 'tokens', formula: { kind: 'fixed', amount: '1' }, source }],
          }),
        ],
      },
    ),
    scenario: {
      lines: [
        use(140, '2026-01-05'),
        line(35, { id: 'talk', operation: 'say', schedule: once('2026-01-06') }),
      ],
      choices: cheapest,
    },
    // 40 credits: c + a = 3.50; 35 tokens: d + b = 7.00.
    expected: { packs: ['1 × a', '1 × b', '1 × c', '1 × d'], total: '10.50', unserved: [] },
  },
  {
    rule: 'a pack that expires after days, its last day exclusive',
    book: vendor([pack('bag', '50', '5.00', { expires: { after: 10, unit: 'day' } })], {
      plans: [plan('basic', '0.00', null)],
    }),
    scenario: { lines: [use(10, '2026-01-14', '2026-01-15')], changes: [buy('bag', '2026-01-05')] },
    kinds: ['expiry'],
    // Bought on the 5th, usable to the 14th.
    expected: { served: 10, entries: ['2026-01-15 expiry -40'] },
  },
  {
    rule: 'a pack that expires after months clamps to a short month',
    book: vendor([pack('bag', '50', '5.00', { expires: { after: 1, unit: 'month' } })], {
      plans: [plan('basic', '0.00', null)],
    }),
    scenario: { start: '2026-01-31', months: 2, changes: [buy('bag', '2026-01-31')] },
    kinds: ['expiry'],
    expected: { entries: ['2026-02-28 expiry -50'] },
  },
  {
    rule: 'only paid plans may buy',
    book: vendor([pack('bag', '50', '5.00', { buyableOn: 'paid' })], {
      plans: [plan('free', '0.00', '100'), plan('pro', '9.00', '100')],
    }),
    scenario: { lines: [use(120, '2026-01-05')], choices: whenShort('bag') },
    expected: { packs: [], unserved: ['work 20 no-credits'] },
  },
  {
    rule: 'only the plans it names may buy',
    book: vendor([pack('bag', '50', '5.00', { buyableOn: ['pro'] })], {
      plans: [plan('free', '0.00', '100'), plan('pro', '9.00', '100')],
    }),
    plan: 'pro',
    scenario: { lines: [use(120, '2026-01-05')], choices: whenShort('bag') },
    expected: { packs: ['1 × bag'], total: '14.00' },
  },
  {
    rule: 'a purchase that the plan may not make is refused and said',
    book: vendor([pack('bag', '50', '5.00', { buyableOn: 'paid' })]),
    scenario: { changes: [buy('bag', '2026-01-05')] },
    kinds: ['block'],
    expected: { packs: [], entries: ['2026-01-05 block'], total: '0.00' },
  },
  {
    rule: 'packs by graduated price tiers, for so many bought at once',
    book: vendor([
      pack('bag', '10', '5.00', {
        tiers: {
          mode: 'graduated',
          tiers: [
            { upTo: '3', unitPrice: '5.00' },
            { upTo: 'unlimited', unitPrice: '4.00' },
          ],
        },
      }),
    ]),
    scenario: { changes: [buy('bag', '2026-01-05', 5)] },
    // 3 × 5.00 + 2 × 4.00.
    expected: { total: '23.00', packs: ['5 × bag'] },
  },
  {
    rule: 'packs by volume tiers with a flat fee',
    book: vendor([
      pack('bag', '10', '5.00', {
        tiers: {
          mode: 'volume',
          tiers: [
            { upTo: '3', unitPrice: '5.00' },
            { upTo: 'unlimited', unitPrice: '4.00', flat: '1.50' },
          ],
        },
      }),
    ]),
    scenario: { changes: [buy('bag', '2026-01-05', 5)] },
    expected: { total: '21.50' },
  },
  {
    rule: 'a pack for other operations is not bought for this one',
    book: vendor([pack('bag', '50', '5.00', { onlyFor: ['other'] })], {
      operations: [operation('use', '1'), operation('other', '1')],
    }),
    scenario: { lines: [use(120, '2026-01-05')], choices: whenShort('bag') },
    expected: { packs: [], unserved: ['work 20 no-credits'], total: '0.00' },
  },
  {
    rule: 'the cheapest mix buys nothing that would not help',
    book: vendor([pack('bag', '50', '5.00', { onlyFor: ['other'] })], {
      operations: [operation('use', '1'), operation('other', '1')],
    }),
    scenario: { lines: [use(120, '2026-01-05')], choices: cheapest },
    expected: { packs: [], total: '0.00' },
  },
  {
    rule: 'a pack that ratchets is charged and granted each cycle of the term',
    book: vendor([pack('bag', '50', '5.00', { ratchets: true })], {
      plans: [plan('basic', '10.00', '100', term(4))],
    }),
    scenario: { months: 6, changes: [buy('bag', '2026-02-10')] },
    // Bought in February, again in March and April; the term ends on 1 May.
    expected: {
      months: ['10.00', '15.00', '15.00', '15.00', '10.00', '10.00'],
      packs: ['3 × bag'],
    },
  },
  {
    rule: 'a pack that ratchets stays for the year that is paid',
    book: vendor([pack('bag', '50', '5.00', { ratchets: true })], {
      plans: [plan('basic', '0.00', '100', { price: price('120.00', { interval: 'year' }) })],
    }),
    scenario: { months: 14, changes: [buy('bag', '2026-11-10')] },
    // November and December; the year ends on 1 January.
    expected: { packs: ['2 × bag'], total: '250.00' },
  },
  {
    rule: 'a pack that ratchets without a term stays until the subscription ends',
    book: vendor([pack('bag', '50', '5.00', { ratchets: true })], {
      plans: [plan('basic', '10.00', '100')],
    }),
    scenario: {
      months: 4,
      changes: [buy('bag', '2026-01-10'), { on: '2026-02-10', kind: 'cancel' }],
    },
    expected: { packs: ['2 × bag'], total: '30.00' },
  },
  {
    rule: 'after the subscription has ended only packs that need none are sold',
    book: vendor([pack('own', '50', '5.00', { buyableOn: ['basic'] }), pack('open', '50', '6.00')]),
    scenario: {
      months: 3,
      changes: [
        { on: '2026-01-10', kind: 'cancel' },
        buy('own', '2026-01-20'),
        buy('own', '2026-02-20'),
        buy('open', '2026-02-20'),
      ],
    },
    expected: { packs: ['1 × own', '1 × open'] },
  },
  {
    rule: 'a line that falls short does not stop the lines after it',
    book: {
      plans: [plan('basic', '0.00', '100')],
      operations: [operation('use', '30'), operation('small', '10')],
    },
    scenario: {
      lines: [
        use(4, '2026-01-05'),
        line(1, { id: 'after', operation: 'small', schedule: once('2026-01-05') }),
      ],
    },
    expected: { served: 4, unserved: ['work 1 no-credits'], left: '0/0' },
  },
  {
    rule: 'exhaustion in the middle of a job: the units that can be paid are served',
    book: { plans: [plan('basic', '0.00', '100')], operations: [operation('use', '7')] },
    scenario: { lines: [use(20, '2026-01-05')] },
    expected: { served: 14, unserved: ['work 6 no-credits'], left: '0/2' },
  },
  {
    rule: 'failures after credits ran out are not counted',
    book: { plans: [plan('basic', '0.00', '10')] },
    scenario: { lines: [line(100, { schedule: once('2026-01-05'), success: '0.5' })] },
    // 50 useful results, 10 paid, 40 unserved; the 50 failures are nobody's.
    expected: { served: 10, unserved: ['work 40 no-credits'] },
  },
  {
    rule: 'failures that are charged: what ran before the end holds its share of successes',
    book: {
      plans: [plan('basic', '0.00', '10')],
      policies: rules({ failure: { rule: 'charged' } }),
    },
    scenario: { lines: [line(100, { schedule: once('2026-01-05'), success: '0.5' })] },
    expected: { served: 5, unserved: ['work 45 no-credits'], left: '0/0' },
  },
  {
    rule: 'a failed operation is deducted and then refunded: two entries',
    book: {
      plans: [plan('basic', '0.00', '100')],
      policies: rules({ failure: { rule: 'refunded' } }),
    },
    scenario: { lines: [line(40, { schedule: once('2026-01-05'), success: '0.75' })] },
    kinds: ['charge', 'refund'],
    expected: {
      entries: ['2026-01-05 charge -40', '2026-01-05 refund 10'],
      end: { '2026-01-05': '70' },
      cycles: ['2026-01-01 2026-02-01 basic 30/100 30% 70'],
    },
  },
  {
    rule: 'a refund goes to the grant drawn on last',
    book: {
      plans: [plan('basic', '0.00', '30')],
      packs: [pack('bag', '50', '5.00')],
      policies: rules({ failure: { rule: 'refunded' } }),
    },
    scenario: {
      lines: [line(40, { schedule: once('2026-01-05'), success: '0.5' })],
      changes: [buy('bag', '2026-01-01')],
    },
    // 30 of the allowance, 10 bought; of the 20 back ten are bought again, ten the allowance's.
    expected: { left: '50/10' },
  },
  {
    rule: 'bought credits never expire with the cycle',
    book: vendor([pack('bag', '50', '5.00')]),
    scenario: { months: 3, changes: [buy('bag', '2026-01-05')] },
    expected: { left: '50/100', start: { '2026-03-01': '150' } },
  },
  {
    rule: 'credits that priority puts first, bought ones among them',
    book: {
      plans: [plan('basic', '0.00', null, { allowances: [allowance('10', { priority: 5 })] })],
      packs: [pack('bag', '10', '1.00', { priority: 1 })],
      policies: rules({ burnOrder: { keys: ['priority', 'id'] } }),
    },
    scenario: { lines: [use(10, '2026-01-05')], changes: [buy('bag', '2026-01-01')] },
    expected: { left: '0/10' },
  },
];

describe('packs and what runs out (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
