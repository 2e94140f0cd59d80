import { describe, test } from 'vitest';
import { allowance, daily, line, once, operation, pack, plan, rules } from '../../../support/books';
import { check, type Row } from '../../../support/figures';
import {
  PLAIN_TOP_UP,
  topUpChoice as choice,
  topUpVendor as vendor,
  use,
} from '../../../support/vendors';

const rows: Row[] = [
  {
    rule: 'below: a debit that leaves exactly the threshold buys nothing',
    book: vendor(),
    scenario: { lines: [use(80, '2026-01-05')], choices: choice('20') },
    expected: { packs: [], end: { '2026-01-05': '20' } },
  },
  {
    rule: 'at or below: it buys',
    book: vendor({ trigger: 'at-or-below' }),
    scenario: { lines: [use(80, '2026-01-05')], choices: choice('20') },
    expected: { packs: ['1 × bag'], end: { '2026-01-05': '70' } },
  },
  {
    rule: 'one by one until the debit would not leave less than the threshold',
    book: vendor(),
    scenario: { lines: [use(190, '2026-01-05')], choices: choice('20') },
    // 100 − 190 = −90; three bags make 60.
    expected: { packs: ['3 × bag'], total: '15.00', end: { '2026-01-05': '60' } },
  },
  {
    rule: 'a debit that could not be paid buys, with a threshold of nothing too',
    book: vendor(),
    scenario: { lines: [use(101, '2026-01-05')], choices: choice('0') },
    expected: { packs: ['1 × bag'], served: 101 },
  },
  {
    rule: 'watching the bought balance: the allowance is used up first, nothing is bought for it',
    book: vendor({ watches: 'bought', looksAt: 'debit-drawing-on-watched' }),
    scenario: { lines: [use(100, '2026-01-05')], choices: choice('20') },
    expected: { packs: [] },
  },
  {
    rule: 'watching the bought balance at every debit: the first debit buys',
    book: vendor({ watches: 'bought' }),
    scenario: { lines: [use(1, '2026-01-05')], choices: choice('20') },
    expected: { packs: ['1 × bag'], left: '50/99' },
  },
  {
    rule: 'watching the bought balance where bought credits burn first',
    book: vendor(
      { watches: 'bought' },
      {
        policies: rules({
          autoTopUp: { ...PLAIN_TOP_UP, watches: 'bought' },
          burnOrder: { keys: ['bought-first', 'id'] },
        }),
      },
    ),
    scenario: { lines: [use(70, '2026-01-05')], choices: choice('20') },
    // Two bags of 50 would be drawn on by the 70 and leave 30; one would leave nothing.
    expected: { packs: ['2 × bag'], left: '30/100' },
  },
  {
    rule: 'up to a target level in one purchase',
    book: vendor({ buys: 'to-target' }),
    scenario: { lines: [use(90, '2026-01-05')], choices: choice('20', { target: '130' }) },
    // 10 would be left; 120 to the target take three bags.
    expected: { packs: ['3 × bag'], end: { '2026-01-05': '160' } },
  },
  {
    rule: 'the whole gap in one purchase',
    book: vendor({ buys: 'whole-gap' }),
    scenario: { lines: [use(170, '2026-01-05')], choices: choice('20') },
    // −70 would be left; 90 to the threshold take two bags.
    expected: { packs: ['2 × bag'], end: { '2026-01-05': '30' } },
  },
  {
    rule: 'at least so many credits in one purchase',
    book: vendor({ buys: 'whole-gap', minCredits: '175' }),
    scenario: { lines: [use(90, '2026-01-05')], choices: choice('20') },
    expected: { packs: ['4 × bag'] },
  },
  {
    rule: 'at most so many credits in one purchase',
    book: vendor({ buys: 'to-target', maxCredits: '120' }),
    scenario: {
      lines: [use(90, '2026-01-05', '2026-01-06')],
      choices: choice('20', { target: '1000' }),
    },
    // Two bags on the 5th: 110; on the 6th 20 would be left, which is not below.
    expected: { packs: ['2 × bag'], end: { '2026-01-06': '20' } },
  },
  {
    rule: 'until the cap in money would be passed',
    book: vendor({ cap: { money: '12.00', month: 'cycle' } }),
    scenario: {
      lines: [use(300, '2026-01-05')],
      choices: { autoTopUp: { pack: 'bag', threshold: '0' } },
    },
    // Two bags are 10.00, a third would pass 12.00: 100 + 100 are there.
    expected: { packs: ['2 × bag'], served: 200, unserved: ['work 100 no-credits'] },
  },
  {
    rule: 'the scenario’s cap instead of the book’s, and a cap by count',
    book: vendor({ cap: { money: '12.00', month: 'cycle' } }),
    scenario: { lines: [use(300, '2026-01-05')], choices: choice('0', { capCount: 3 }) },
    expected: { packs: ['3 × bag'], served: 250 },
  },
  {
    rule: 'a cap by count counts purchases, not packs, where one purchase holds several',
    book: vendor({ buys: 'whole-gap' }),
    scenario: {
      lines: [use(140, '2026-01-05', '2026-01-06')],
      choices: choice('0', { capCount: 1 }),
    },
    // 40 short: one bag, and that was the purchase of the month; 10 + nothing on the 6th.
    expected: { packs: ['1 × bag'], served: 150 },
  },
  {
    rule: 'the cap begins anew with each cycle',
    book: vendor({ cap: { money: '5.00', month: 'cycle' } }),
    scenario: {
      months: 2,
      lines: [use(200, '2026-01-05', '2026-02-05')],
      choices: { autoTopUp: { pack: 'bag', threshold: '0' } },
    },
    expected: { packs: ['2 × bag'], served: 300 },
  },
  {
    rule: 'the cap by calendar month (the other reading of A-16)',
    book: vendor({ cap: { money: '5.00', month: 'calendar' } }),
    scenario: {
      start: '2026-01-20',
      lines: [use(200, '2026-01-30', '2026-02-01')],
      choices: { autoTopUp: { pack: 'bag', threshold: '0' } },
    },
    // One bag in January, one in February, both within the cycle from 20 January.
    expected: { packs: ['2 × bag'], served: 200 },
  },
  {
    rule: 'packs bought by hand do not count towards the cap',
    book: vendor({ cap: { money: '5.00', month: 'cycle' } }),
    scenario: {
      lines: [use(250, '2026-01-05')],
      choices: { autoTopUp: { pack: 'bag', threshold: '0' } },
      changes: [{ on: '2026-01-02', kind: 'buy', pack: 'bag', count: 2 }],
    },
    expected: { packs: ['3 × bag'], served: 250 },
  },
  {
    rule: 'a top-up that this plan may not buy does not happen',
    book: vendor({}, { packs: [pack('bag', '50', '5.00', { buyableOn: 'paid' })] }),
    scenario: { lines: [use(120, '2026-01-05')], choices: choice('0') },
    expected: { packs: [], served: 100 },
  },
  {
    rule: 'switched on below the threshold it buys at once, where the vendor looks at once',
    book: vendor({ onSwitch: 'at-once', watches: 'bought', looksAt: 'debit-drawing-on-watched' }),
    scenario: {
      changes: [
        {
          on: '2026-01-10',
          kind: 'auto-top-up',
          set: { pack: 'bag', threshold: '120', capMoney: null },
        },
      ],
    },
    expected: { packs: ['3 × bag'], end: { '2026-01-10': '250' } },
  },
  {
    rule: 'switched on below the threshold it waits for the next debit, where the vendor waits',
    book: vendor(),
    scenario: {
      changes: [
        {
          on: '2026-01-10',
          kind: 'auto-top-up',
          set: { pack: 'bag', threshold: '120', capMoney: null },
        },
      ],
    },
    expected: { packs: [] },
  },
  {
    rule: 'switched off it buys no more',
    book: vendor(),
    scenario: {
      lines: [use(60, '2026-01-05', '2026-01-15')],
      choices: choice('50'),
      changes: [{ on: '2026-01-10', kind: 'auto-top-up', set: null }],
    },
    // The 5th: 40 would be left, one bag: 90. The 15th: 30.
    expected: { packs: ['1 × bag'], end: { '2026-01-15': '30' } },
  },
  {
    rule: 'a deduction that is refunded counts for the threshold',
    book: vendor(
      {},
      { policies: rules({ autoTopUp: PLAIN_TOP_UP, failure: { rule: 'refunded' } }) },
    ),
    scenario: {
      lines: [line(90, { schedule: once('2026-01-05'), success: '0.5' })],
      choices: choice('20'),
    },
    kinds: ['charge', 'refund', 'top-up'],
    // 90 deducted would leave 10: a bag; 45 come back.
    expected: {
      entries: [
        '2026-01-05 top-up 5.00',
        '2026-01-05 top-up 50',
        '2026-01-05 charge -90',
        '2026-01-05 refund 45',
      ],
      end: { '2026-01-05': '105' },
      served: 45,
    },
  },
  {
    rule: 'credits that an operation may not use do not spare it the top-up',
    book: vendor(
      {},
      {
        plans: [
          plan('basic', '0.00', null, { allowances: [allowance('100', { onlyFor: ['other'] })] }),
        ],
        operations: [operation('use', '1'), operation('other', '1')],
      },
    ),
    scenario: { lines: [use(30, '2026-01-05')], choices: choice('0') },
    expected: { packs: ['1 × bag'], served: 30 },
  },
  {
    rule: 'a top-up that the operation may not use is bought for the threshold only, never without end',
    book: vendor(
      {},
      {
        plans: [plan('basic', '0.00', null)],
        operations: [operation('use', '1'), operation('other', '1')],
        packs: [pack('bag', '50', '5.00', { onlyFor: ['other'] })],
      },
    ),
    scenario: { lines: [use(30, '2026-01-05')], choices: choice('10') },
    // The whole balance would be −30: one bag brings it to 20.
    expected: { packs: ['1 × bag'], served: 0, unserved: ['work 30 no-credits'] },
  },
  {
    rule: 'a million million single credits are bought in one step, not one by one',
    book: vendor({}, { packs: [pack('bag', '1', '0.01')] }),
    scenario: {
      lines: [line(1_000_000_000_000, { schedule: once('2026-01-05') })],
      choices: choice('0'),
    },
    expected: { packs: ['999999999900 × bag'], total: '9999999999.00', unserved: [] },
  },
  {
    rule: 'no top-up on a meter without a cap',
    book: vendor(
      { onSwitch: 'at-once' },
      {
        plans: [
          plan('basic', '0.00', null, {
            reservoirs: [
              {
                id: 'r',
                meter: 'credits',
                cap: 'unlimited',
                dailyRefill: '0',
                source: { of: 'page', section: 'x' },
              },
            ],
          }),
        ],
      },
    ),
    scenario: { lines: [line(5, { schedule: daily })], choices: choice('100') },
    expected: { packs: [] },
  },
];

describe('auto top-up in every dialect (rulebook 2, 6, 7 and 8)', () => {
  test.each(rows)('$rule', check);
});
