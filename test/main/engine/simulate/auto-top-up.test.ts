import { describe, test } from 'vitest';
import { allowance, line, once, operation, pack, plan } from '../../../support/books';
import { check, type Row } from '../../../support/figures';
import { topUpChoice as choice, topUpVendor as vendor, use } from '../../../support/vendors';

const rows: Row[] = [
  {
    rule: 'the whole gap at "at or below" ends above the threshold, in one purchase',
    book: vendor({ buys: 'whole-gap', trigger: 'at-or-below' }),
    scenario: {
      lines: [use(100, '2026-01-05'), line(1, { id: 'more', schedule: once('2026-01-06') })],
      choices: choice('50'),
    },
    // 0 after the work: one bag would leave 50, which is at the threshold; two leave 100, and 99 a day later.
    expected: { packs: ['2 × bag'], total: '10.00', end: { '2026-01-05': '100' } },
  },
  {
    rule: 'a cap in money is never passed, however prices fall in bulk',
    book: vendor(
      { buys: 'whole-gap' },
      {
        plans: [plan('basic', '0.00', null)],
        packs: [
          pack('bag', '10', '2.00', {
            tiers: {
              mode: 'volume',
              tiers: [
                { upTo: '7', unitPrice: '2.00' },
                { upTo: 'unlimited', unitPrice: '0.01' },
              ],
            },
          }),
        ],
      },
    ),
    scenario: {
      lines: [use(60, '2026-01-05'), line(70, { id: 'more', schedule: once('2026-01-06') })],
      choices: choice('0', { capMoney: '25.00' }),
    },
    // 12.00 for six; seven more would make 26.00, six make 24.00.
    expected: { packs: ['12 × bag'], total: '24.00', unserved: ['more 10 no-credits'] },
  },
  {
    rule: 'in bulk the next tier may be within a cap that fewer packs pass',
    book: vendor(
      { buys: 'whole-gap' },
      {
        plans: [plan('basic', '0.00', null)],
        packs: [
          pack('bag', '10', '2.00', {
            tiers: {
              mode: 'volume',
              tiers: [
                { upTo: '7', unitPrice: '2.00' },
                { upTo: 'unlimited', unitPrice: '1.00' },
              ],
            },
          }),
        ],
      },
    ),
    scenario: { lines: [use(80, '2026-01-05')], choices: choice('0', { capMoney: '9.00' }) },
    expected: { packs: ['8 × bag'], total: '8.00', unserved: [] },
  },
  {
    rule: 'a cap by count counts purchases, and begins anew with each cycle',
    book: vendor({ buys: 'whole-gap' }),
    scenario: {
      months: 2,
      lines: [use(250, '2026-01-05', '2026-01-06', '2026-01-07', '2026-02-05')],
      choices: choice('0', { capCount: 2 }),
    },
    // Three bags in one purchase on the 5th, five on the 6th, none on the 7th, three again in February.
    expected: { packs: ['11 × bag'], unserved: ['work 250 no-credits'] },
  },
  {
    rule: 'a purchase that may hold less than one pack is still one pack',
    book: vendor({ buys: 'whole-gap', maxCredits: '20' }),
    scenario: { lines: [use(130, '2026-01-05')], choices: choice('0') },
    expected: { packs: ['1 × bag'], unserved: [] },
  },
  {
    rule: 'bought credits are watched only by a debit that draws on them',
    book: vendor({ watches: 'bought', looksAt: 'debit-drawing-on-watched' }),
    scenario: {
      lines: [use(90, '2026-01-05'), line(20, { id: 'b', schedule: once('2026-01-06') })],
      choices: choice('30'),
    },
    // On the 5th the allowance pays; on the 6th 10 of 20 are bought ones.
    kinds: ['top-up'],
    expected: { entries: ['2026-01-06 top-up 5.00', '2026-01-06 top-up 50'], packs: ['1 × bag'] },
  },
  {
    rule: 'and so where some credits serve one operation only',
    book: vendor(
      { watches: 'bought', looksAt: 'debit-drawing-on-watched' },
      {
        plans: [
          plan('basic', '0.00', null, {
            allowances: [allowance('100'), allowance('5', { id: 'own', onlyFor: ['other'] })],
          }),
        ],
        operations: [operation('use', '1'), operation('other', '1')],
      },
    ),
    scenario: { lines: [use(90, '2026-01-05')], choices: choice('30') },
    expected: { packs: [], served: 90 },
  },
  {
    rule: 'a cap by the calendar month begins anew on the first, not with the cycle',
    book: vendor({ cap: { month: 'calendar' } }),
    scenario: {
      start: '2026-01-15',
      months: 1,
      lines: [use(150, '2026-01-20'), use(50, '2026-01-25', '2026-02-01')].map((row, at) => ({
        ...row,
        id: `l${at}`,
      })),
      choices: choice('0', { capMoney: '5.00' }),
    },
    // A bag in January and one in February, both within the cycle from the 15th.
    expected: { packs: ['2 × bag'], unserved: ['l1 50 no-credits'] },
  },
  {
    rule: 'and a new cycle within the month does not begin it anew',
    book: vendor({ cap: { month: 'calendar' } }),
    scenario: {
      start: '2026-01-15',
      months: 2,
      lines: [
        line(150, { id: 'a', schedule: once('2026-02-10') }),
        line(150, { id: 'b', schedule: once('2026-02-20') }),
      ],
      choices: choice('0', { capMoney: '5.00' }),
    },
    expected: { packs: ['1 × bag'], unserved: ['b 50 no-credits'] },
  },
  {
    rule: 'a calendar month is one of its year',
    book: vendor({ cap: { month: 'calendar' } }),
    scenario: {
      start: '2026-01-15',
      months: 13,
      lines: [
        line(150, { id: 'a', schedule: once('2026-01-20') }),
        line(150, { id: 'b', schedule: once('2027-01-20') }),
      ],
      choices: choice('0', { capMoney: '5.00' }),
    },
    expected: { packs: ['2 × bag'], unserved: [] },
  },
];

describe('how much an auto top-up buys under its caps (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
