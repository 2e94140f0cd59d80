import { describe, test } from 'vitest';
import {
  allowance,
  dates,
  line,
  once,
  pack,
  plan,
  price,
  rules,
  source,
  type PlanPart,
} from '../../../support/books';
import { check, type Row } from '../../../support/figures';

const basic = plan('basic', '31.00', '100');
const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });
const cancel = (on: string) => ({ on, kind: 'cancel' }) as const;
const bag = pack('bag', '50', '5.00');
const seated = (
  more: Partial<Extract<PlanPart['price'], { kind: 'fixed' }>> = {},
  perSeat = true,
): PlanPart =>
  plan('team', '0.00', null, {
    price: price('10.00', { per: 'seat', ...more }),
    allowances: [allowance('100', { perSeat })],
  });
const seats = (on: string, count: number) => ({ on, kind: 'seats', seats: count }) as const;

const rows: Row[] = [
  {
    rule: 'cancel: service continues to the end of the paid cycle, no refund',
    book: { plans: [basic] },
    scenario: {
      months: 3,
      lines: [use(10, '2026-01-31', '2026-02-01')],
      changes: [cancel('2026-01-10')],
    },
    kinds: ['expiry'],
    expected: {
      total: '31.00',
      served: 10,
      unserved: ['work 10 no-subscription'],
      entries: ['2026-02-01 expiry -90'],
    },
  },
  {
    rule: 'cancel: bought credits stay until used',
    book: { plans: [basic], packs: [bag] },
    scenario: {
      months: 3,
      lines: [use(30, '2026-02-10', '2026-03-10')],
      changes: [{ on: '2026-01-05', kind: 'buy', pack: 'bag', count: 1 }, cancel('2026-01-10')],
    },
    expected: { served: 50, unserved: ['work 10 no-subscription'], total: '36.00' },
  },
  {
    rule: 'cancel: bought credits lost where the vendor says so',
    book: {
      plans: [basic],
      packs: [bag],
      policies: rules({ cancel: { refund: 'none', bought: 'lost' } }),
    },
    scenario: {
      months: 2,
      changes: [{ on: '2026-01-05', kind: 'buy', pack: 'bag', count: 1 }, cancel('2026-01-10')],
    },
    expected: { left: '0/0' },
  },
  {
    rule: 'cancel with a refund by days (the other reading of A-5) ends at once',
    book: { plans: [basic], policies: rules({ cancel: { refund: 'by-day', bought: 'kept' } }) },
    scenario: { lines: [use(10, '2026-01-10', '2026-01-12')], changes: [cancel('2026-01-11')] },
    // 21 of 31 days.
    expected: {
      total: '10.00',
      served: 10,
      invoices: ['2026-01-01 start: subscription 31.00', '2026-01-11 change: credit -21.00'],
    },
  },
  {
    rule: 'cancel on the first day of a cycle: that cycle is paid and served',
    book: { plans: [basic] },
    scenario: { months: 3, changes: [cancel('2026-02-01')] },
    expected: { months: ['31.00', '31.00', '0.00'] },
  },
  {
    rule: 'cancel on the last day of a cycle',
    book: { plans: [basic] },
    scenario: { months: 2, changes: [cancel('2026-01-31')] },
    expected: { months: ['31.00', '0.00'] },
  },
  {
    rule: 'cancel: an allowance that would roll over ends with the subscription',
    book: {
      plans: [
        plan('basic', '31.00', null, {
          allowances: [allowance('100', { rollover: { kind: 'all' } })],
        }),
      ],
    },
    scenario: { months: 3, lines: [use(10, '2026-03-01')], changes: [cancel('2026-01-10')] },
    expected: { served: 0, left: '0/0' },
  },
  {
    rule: 'cancel of a yearly price: service to the end of the year that is paid',
    book: {
      plans: [plan('basic', '0.00', '10', { price: price('120.00', { interval: 'year' }) })],
    },
    scenario: {
      months: 14,
      lines: [use(5, '2026-12-31', '2027-01-01')],
      changes: [cancel('2026-02-10')],
    },
    expected: { total: '120.00', served: 5 },
  },
  {
    rule: 'cancel within a minimum term: charged until it ends',
    book: { plans: [plan('basic', '31.00', '100', { minimumTerm: { months: 3, source } })] },
    scenario: { months: 5, changes: [cancel('2026-01-10')] },
    expected: { months: ['31.00', '31.00', '31.00', '0.00', '0.00'] },
  },
  {
    rule: 'a minimum term gives no refund before its end',
    book: {
      plans: [plan('basic', '31.00', '100', { minimumTerm: { months: 2, source } })],
      policies: rules({ cancel: { refund: 'by-day', bought: 'kept' } }),
    },
    scenario: { months: 3, changes: [cancel('2026-01-10')] },
    expected: { months: ['31.00', '31.00', '0.00'] },
  },
  {
    rule: 'a minimum term keeps a downgrade waiting, an upgrade not',
    book: {
      plans: [
        plan('low', '10.00', '10'),
        plan('mid', '30.00', '30', { minimumTerm: { months: 3, source } }),
        plan('top', '60.00', '60'),
      ],
    },
    plan: 'mid',
    scenario: { months: 5, changes: [{ on: '2026-01-10', kind: 'plan', plan: 'low' }] },
    expected: { months: ['30.00', '30.00', '30.00', '10.00', '10.00'] },
  },
  {
    rule: 'an upgrade into a minimum term is bound from that day',
    book: { plans: [basic, plan('bound', '62.00', '500', { minimumTerm: { months: 2, source } })] },
    scenario: {
      months: 4,
      changes: [{ on: '2026-01-11', kind: 'plan', plan: 'bound' }, cancel('2026-01-12')],
    },
    // 31.00 × 21/31 more in January; bound to 11 March, so March is paid as well.
    expected: { months: ['52.00', '62.00', '62.00', '0.00'] },
  },
  {
    rule: 'reactivation of a cancelled account begins a new cycle and a new fee',
    book: { plans: [basic] },
    scenario: {
      months: 3,
      changes: [cancel('2026-01-10'), { on: '2026-02-15', kind: 'reactivate' }],
    },
    expected: {
      invoices: [
        '2026-01-01 start: subscription 31.00',
        '2026-02-15 change: subscription 31.00',
        '2026-03-15 renewal: subscription 31.00',
      ],
    },
  },
  {
    rule: 'reactivation on another plan',
    book: { plans: [basic, plan('more', '50.00', '500')] },
    scenario: {
      months: 2,
      changes: [
        { on: '2026-01-10', kind: 'deactivate' },
        { on: '2026-01-20', kind: 'reactivate', plan: 'more' },
      ],
    },
    expected: {
      invoices: [
        '2026-01-01 start: subscription 31.00',
        '2026-01-20 change: subscription 50.00',
        '2026-02-20 renewal: subscription 50.00',
      ],
    },
  },
  {
    rule: 'reactivation of a running account changes nothing',
    book: { plans: [basic] },
    scenario: { changes: [{ on: '2026-01-10', kind: 'reactivate' }] },
    expected: { total: '31.00', left: '0/100' },
  },
  {
    rule: 'deactivation: nothing runs, no fee falls due, a downgrade that waited is forgotten',
    book: { plans: [plan('low', '10.00', '10'), basic] },
    plan: 'basic',
    scenario: {
      months: 4,
      lines: [use(5, '2026-01-20', '2026-03-20')],
      changes: [
        { on: '2026-01-05', kind: 'plan', plan: 'low' },
        { on: '2026-01-10', kind: 'deactivate' },
        { on: '2026-03-10', kind: 'reactivate' },
      ],
    },
    expected: {
      months: ['31.00', '0.00', '31.00', '31.00'],
      served: 5,
      unserved: ['work 5 no-subscription'],
    },
  },
  {
    rule: 'deactivated and reactivated on one day: a fresh cycle',
    book: { plans: [basic] },
    scenario: {
      changes: [
        { on: '2026-01-10', kind: 'deactivate' },
        { on: '2026-01-10', kind: 'reactivate' },
      ],
    },
    expected: { total: '62.00' },
  },
  {
    rule: 'per seat: price and pooled allowance',
    book: { plans: [seated()] },
    scenario: { lines: [use(250, '2026-01-05')], choices: { seats: 3 } },
    expected: { total: '30.00', start: { '2026-01-01': '300' }, served: 250 },
  },
  {
    rule: 'per seat, the allowance per account',
    book: { plans: [seated({}, false)] },
    scenario: { choices: { seats: 3 } },
    expected: { total: '30.00', left: '0/100' },
  },
  {
    rule: 'seats by volume tiers',
    book: {
      plans: [
        seated({
          seatTiers: {
            mode: 'graduated',
            tiers: [
              { upTo: '2', unitPrice: '10.00' },
              { upTo: 'unlimited', unitPrice: '7.50' },
            ],
          },
        }),
      ],
    },
    scenario: { choices: { seats: 5 } },
    // 2 × 10.00 + 3 × 7.50.
    expected: { total: '42.50' },
  },
  {
    rule: 'seats at a price of the customer’s own are not priced by volume',
    book: {
      plans: [
        seated({
          seatTiers: {
            mode: 'graduated',
            tiers: [{ upTo: 'unlimited', unitPrice: '7.50' }],
          },
        }),
      ],
    },
    scenario: { choices: { seats: 5, entered: [{ plan: 'team', price: '6.00' }] } },
    expected: { total: '30.00' },
  },
  {
    rule: 'more seats are paid by the days left and bring their credits at once',
    book: { plans: [seated()] },
    scenario: { months: 2, choices: { seats: 2 }, changes: [seats('2026-01-11', 4)] },
    // 20.00 × 21/31 = 13.548…
    expected: { months: ['33.55', '40.00'], start: { '2026-01-11': '400', '2026-02-01': '400' } },
  },
  {
    rule: 'more seats where a recurrence replaces: the seats’ credits are added, nothing is replaced',
    book: {
      plans: [
        plan('team', '0.00', null, {
          price: price('10.00', { per: 'seat' }),
          allowances: [allowance('100', { perSeat: true, recurrence: 'replaces' })],
        }),
      ],
    },
    scenario: { choices: { seats: 2 }, changes: [seats('2026-01-11', 3)] },
    expected: { start: { '2026-01-11': '300' } },
  },
  {
    rule: 'fewer seats count from the next fee on',
    book: { plans: [seated()] },
    scenario: { months: 2, choices: { seats: 4 }, changes: [seats('2026-01-11', 1)] },
    expected: { months: ['40.00', '10.00'], start: { '2026-01-31': '400', '2026-02-01': '100' } },
  },
  {
    rule: 'fewer seats, then more before the next fee: the last wish holds',
    book: { plans: [seated()] },
    scenario: {
      months: 2,
      choices: { seats: 4 },
      changes: [seats('2026-01-11', 1), seats('2026-01-12', 5)],
    },
    // One seat more for 20 of 31 days: 6.45.
    expected: { months: ['46.45', '50.00'] },
  },
  {
    rule: 'fewer seats of a yearly price count from the next year on',
    book: { plans: [seated({ interval: 'year' })] },
    scenario: { months: 13, choices: { seats: 3 }, changes: [seats('2026-05-11', 1)] },
    expected: { total: '40.00', start: { '2026-12-01': '300', '2027-01-01': '100' } },
  },
  {
    rule: 'an allowance on claim comes with the claim, once',
    book: {
      plans: [
        plan('free', '0.00', null, {
          allowances: [
            allowance('200', { every: 'once', claim: { id: 'feedback', label: 'Feedback' } }),
          ],
        }),
      ],
    },
    scenario: {
      changes: [
        { on: '2026-01-10', kind: 'claim', claim: 'feedback' },
        { on: '2026-01-12', kind: 'claim', claim: 'feedback' },
      ],
    },
    expected: { end: { '2026-01-09': '0', '2026-01-10': '200', '2026-01-12': '200' } },
  },
  {
    rule: 'a monthly allowance on claim is not granted twice in its cycle',
    book: {
      plans: [
        plan('free', '0.00', null, {
          allowances: [allowance('200', { claim: { id: 'feedback', label: 'Feedback' } })],
        }),
      ],
    },
    scenario: {
      months: 2,
      changes: [
        { on: '2026-01-10', kind: 'claim', claim: 'feedback' },
        { on: '2026-01-12', kind: 'claim', claim: 'feedback' },
      ],
    },
    expected: { end: { '2026-01-12': '200', '2026-02-01': '200' } },
  },
  {
    rule: 'an allowance claimed from the start is there from the start',
    book: {
      plans: [
        plan('free', '0.00', null, {
          allowances: [
            allowance('200', { every: 'once', claim: { id: 'feedback', label: 'Feedback' } }),
          ],
        }),
      ],
    },
    scenario: {
      choices: { claims: ['feedback'] },
      lines: [line(150, { schedule: once('2026-01-01') })],
    },
    expected: { served: 150, left: '0/50' },
  },
];

describe('the life of a subscription (rulebook 2 and 8)', () => {
  test.each(rows)('$rule', check);
});
