import { describe, test } from 'vitest';
import {
  line,
  once,
  operation,
  pack,
  plan,
  reservoir,
  rules,
  source,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';
import { BILLED, overageVendor as vendor, use } from '../../../support/vendors';

const tiers = (mode: 'graduated' | 'volume') => ({
  mode,
  tiers: [
    { upTo: '10', unitPrice: '1.00' },
    { upTo: '100', unitPrice: '0.50' },
    { upTo: 'unlimited' as const, unitPrice: '0.10' },
  ],
});

const rows: Row[] = [
  {
    rule: 'billed in arrears on the invoice of the next cycle',
    book: vendor(),
    scenario: { months: 2, lines: [use(130, '2026-01-05')] },
    expected: {
      overage: '30',
      invoices: [
        '2026-01-01 start: subscription 20.00',
        '2026-02-01 renewal: subscription 20.00 + overage 3.00',
      ],
      end: { '2026-01-05': '0' },
    },
  },
  {
    rule: 'overage of the last cycle belongs to the total, due on the invoice after it',
    book: vendor(),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: {
      total: '23.00',
      invoices: ['2026-01-01 start: subscription 20.00', '2026-02-01 after-horizon: overage 3.00'],
    },
  },
  {
    rule: 'off: what no credit covers is unserved',
    book: vendor({ mode: 'off' }),
    scenario: { lines: [use(130, '2026-01-05')], choices: { overage: true } },
    expected: { total: '20.00', unserved: ['work 30 no-credits'] },
  },
  {
    rule: 'the user’s switch is off unless it is turned on',
    book: vendor({ mode: 'user' }),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: { total: '20.00', unserved: ['work 30 no-credits'] },
  },
  {
    rule: 'the user’s switch, turned on and off on a day',
    book: vendor({ mode: 'user' }),
    scenario: {
      lines: [use(110, '2026-01-05', '2026-01-10', '2026-01-15')],
      changes: [
        { on: '2026-01-10', kind: 'overage', enabled: true },
        { on: '2026-01-15', kind: 'overage', enabled: false },
      ],
    },
    // The 5th: 100 of 110; the 10th: 110 in overage; the 15th: nothing.
    expected: { served: 210, overage: '110', unserved: ['work 120 no-credits'] },
  },
  {
    rule: 'only on some plans',
    book: vendor(
      { plans: ['other'] },
      { plans: [plan('basic', '20.00', '100'), plan('other', '30.00', '100')] },
    ),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: { unserved: ['work 30 no-credits'] },
  },
  {
    rule: 'per block: one that is begun is paid whole',
    book: vendor({ price: { per: '25', amount: '2.00' } }),
    scenario: { lines: [use(126, '2026-01-05')] },
    // 26 credits begin a second block of 25.
    expected: { total: '24.00' },
  },
  {
    rule: 'per block over the whole cycle, not per day',
    book: vendor({ price: { per: '25', amount: '2.00' } }),
    scenario: {
      lines: [use(110, '2026-01-05'), line(10, { id: 'b', schedule: once('2026-01-06') })],
    },
    expected: { total: '22.00', overage: '20' },
  },
  {
    rule: 'graduated tiers: each slice at its own price',
    book: vendor({ price: tiers('graduated') }),
    scenario: { lines: [use(250, '2026-01-05')] },
    // 10 × 1.00 + 90 × 0.50 + 50 × 0.10 = 60.00.
    expected: { total: '80.00' },
  },
  {
    rule: 'volume tiers: all of it at the price of the tier reached',
    book: vendor({ price: tiers('volume') }),
    scenario: { lines: [use(250, '2026-01-05')] },
    expected: { total: '35.00' },
  },
  {
    rule: 'volume tiers: a quantity exactly at a bound belongs to the tier below',
    book: vendor({ price: tiers('volume') }),
    scenario: { lines: [use(110, '2026-01-05')] },
    expected: { total: '30.00' },
  },
  {
    rule: 'a price below the minor unit is rounded half up once, on the invoice line',
    book: vendor({ price: { per: '1', amount: '0.005' } }),
    scenario: {
      lines: [use(101, '2026-01-05'), line(2, { id: 'b', schedule: once('2026-01-06') })],
    },
    // 3 × 0.005 = 0.015 → 0.02, not 0.01 + 0.01.
    expected: { total: '20.02' },
  },
  {
    rule: 'no more than so many credits a cycle',
    book: vendor({ limit: { credits: '30' } }),
    scenario: { months: 2, lines: [use(150, '2026-01-05', '2026-02-05')] },
    expected: { overage: '60', served: 260, unserved: ['work 40 overage-limit'] },
  },
  {
    rule: 'no more than so much money a cycle',
    book: vendor({ limit: { money: '1.99' } }),
    scenario: { lines: [use(150, '2026-01-05')] },
    // 19 at 0.10 are 1.90, a twentieth would pass 1.99.
    expected: { overage: '19', total: '21.90' },
  },
  {
    rule: 'no more money, by blocks: only whole blocks are within it',
    book: vendor({ price: { per: '25', amount: '2.00' }, limit: { money: '5.00' } }),
    scenario: { lines: [use(200, '2026-01-05')] },
    // Two blocks cost 4.00, a third would make 6.00.
    expected: { overage: '50', total: '24.00' },
  },
  {
    rule: 'no more money, by graduated tiers',
    book: vendor({ price: tiers('graduated'), limit: { money: '20.00' } }),
    scenario: { lines: [use(200, '2026-01-05')] },
    // 10.00 for the first ten, 20 more at 0.50.
    expected: { overage: '30', total: '40.00' },
  },
  {
    rule: 'no more money over two meters together',
    book: vendor(
      { limit: { money: '5.00' } },
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
        use(130, '2026-01-05'),
        line(40, { id: 'talk', operation: 'say', schedule: once('2026-01-05') }),
      ],
    },
    // 30 credits take 3.00, 20 tokens the other 2.00.
    expected: { overage: '50', total: '25.00', unserved: ['talk 20 overage-limit'] },
  },
  {
    rule: 'no more than a share of the allowance',
    book: vendor({ limit: { shareOfAllowance: '0.255' } }),
    scenario: { lines: [use(200, '2026-01-05')] },
    // 25.5 % of 100, rounded down to a whole credit.
    expected: { overage: '25' },
  },
  {
    rule: 'a contracted rate that the user enters',
    book: vendor({ price: 'entered' }),
    scenario: {
      lines: [use(130, '2026-01-05')],
      choices: { entered: [{ plan: 'basic', overagePrice: '0.015' }] },
    },
    expected: { total: '20.45' },
  },
  {
    rule: 'a contracted rate that nobody entered makes the total unknown',
    book: vendor({ price: 'entered' }),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: { total: null },
  },
  {
    rule: 'carried as a debt that the next grant pays first',
    book: vendor({ billing: 'debt' }),
    scenario: { months: 2, lines: [use(130, '2026-01-05')] },
    kinds: ['debt'],
    expected: {
      total: '40.00',
      overage: '0',
      entries: ['2026-01-05 debt -30', '2026-02-01 debt 0'],
      end: { '2026-01-05': '-30', '2026-02-01': '70' },
    },
  },
  {
    rule: 'a debt larger than the next grant is paid by the ones after it',
    book: vendor({ billing: 'debt' }),
    scenario: { months: 3, lines: [use(350, '2026-01-05')] },
    expected: { end: { '2026-01-05': '-250', '2026-02-01': '-150', '2026-03-01': '-50' } },
  },
  {
    rule: 'a debt is paid by a pack bought by hand',
    book: vendor({ billing: 'debt' }, { packs: [pack('bag', '50', '5.00')] }),
    scenario: {
      lines: [use(130, '2026-01-05')],
      changes: [{ on: '2026-01-06', kind: 'buy', pack: 'bag', count: 1 }],
    },
    expected: { end: { '2026-01-06': '20' } },
  },
  {
    rule: 'a debt is paid by a reservoir’s refill',
    book: vendor(
      { billing: 'debt' },
      { plans: [plan('basic', '20.00', null, { reservoirs: [reservoir('100', '20')] })] },
    ),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: { end: { '2026-01-05': '-30', '2026-01-06': '-10', '2026-01-07': '10' } },
  },
  {
    rule: 'packs bought for a shortfall cover the debt that they pay first',
    book: vendor({ mode: 'user', billing: 'debt' }, { packs: [pack('bag', '50', '5.00')] }),
    scenario: {
      lines: [use(130, '2026-01-05'), line(60, { id: 'b', schedule: once('2026-01-10') })],
      choices: { overage: true, packs: { kind: 'when-short', pack: 'bag' } },
      changes: [{ on: '2026-01-10', kind: 'overage', enabled: false }],
    },
    // The 5th: 30 short, one bag, 20 left. The 10th: 40 short, one bag.
    expected: { packs: ['2 × bag'], served: 190, end: { '2026-01-10': '10' } },
  },
  {
    rule: 'a debt from before: the purchase covers it and the shortfall',
    book: vendor({ billing: 'debt' }, { packs: [pack('bag', '50', '5.00')] }),
    scenario: {
      start: '2026-01-10',
      account: {
        plan: 'basic',
        cycleStart: '2026-01-01',
        overage: [{ meter: 'credits', credits: '80' }],
      },
      lines: [use(60, '2026-01-12')],
      choices: { packs: { kind: 'when-short', pack: 'bag' } },
    },
    // 80 + 60: three bags.
    expected: { packs: ['3 × bag'], end: { '2026-01-12': '10' } },
  },
  {
    rule: 'no more debt than so many credits a cycle',
    book: vendor({ billing: 'debt', limit: { credits: '20' } }),
    scenario: { lines: [use(130, '2026-01-05')] },
    expected: { end: { '2026-01-05': '-20' }, unserved: ['work 10 overage-limit'] },
  },
  {
    rule: 'a failure that is refunded takes its overage back first',
    book: vendor({}, { policies: rules({ overage: BILLED, failure: { rule: 'refunded' } }) }),
    scenario: { lines: [line(200, { schedule: once('2026-01-05'), success: '0.5' })] },
    // 200 deducted: 100 of the allowance, 100 in overage; the 100 that failed are the overage.
    expected: { overage: '0', total: '20.00', end: { '2026-01-05': '0' }, served: 100 },
  },
  {
    rule: 'a failure that is refunded beyond its overage gives credits back',
    book: vendor({}, { policies: rules({ overage: BILLED, failure: { rule: 'refunded' } }) }),
    scenario: { lines: [line(120, { schedule: once('2026-01-05'), success: '0.5' })] },
    expected: { overage: '0', total: '20.00', end: { '2026-01-05': '40' } },
  },
  {
    rule: 'a restart of the cycle invoices overage at once',
    book: vendor(
      {},
      {
        plans: [plan('basic', '20.00', '100'), plan('more', '50.00', '500')],
        policies: rules({
          overage: BILLED,
          upgrade: {
            when: 'at-once',
            cycle: 'restarted',
            charge: 'full',
            allowance: 'new-in-full',
          },
        }),
      },
    ),
    scenario: {
      lines: [use(130, '2026-01-05')],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'more' }],
    },
    expected: {
      invoices: [
        '2026-01-01 start: subscription 20.00',
        '2026-01-10 change: overage 3.00 + subscription 50.00',
      ],
    },
  },
];

describe('overage (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
