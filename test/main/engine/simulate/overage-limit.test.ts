import { describe, test } from 'vitest';
import { plan, source } from '../../../support/books';
import { check, type Row } from '../../../support/figures';
import { BILLED, overageVendor as vendor, use } from '../../../support/vendors';

const rows: Row[] = [
  {
    rule: 'no more credits a cycle, counted through an upgrade within it',
    book: vendor(
      { limit: { credits: '30' } },
      { plans: [plan('basic', '20.00', '100'), plan('large', '31.00', '120')] },
    ),
    scenario: {
      months: 2,
      lines: [use(120, '2026-01-05'), use(150, '2026-01-20', '2026-02-05')],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'large' }],
    },
    // 20 arise on the small plan; the large one adds 20 credits, so 10 of the cycle's 30 remain.
    expected: { overage: '60', unserved: ['work 120 overage-limit'] },
  },
  {
    rule: 'no more money a cycle, what arose before an upgrade at the price it had then',
    book: vendor(
      { limit: { money: '5.00' } },
      {
        plans: [
          plan('basic', '20.00', '100'),
          plan('large', '31.00', '100', {
            policies: {
              overage: {
                ...BILLED,
                price: { per: '1', amount: '0.05' },
                limit: { money: '5.00' },
                source,
              },
            },
          }),
        ],
      },
    ),
    scenario: {
      lines: [use(120, '2026-01-05'), use(150, '2026-01-20')],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'large' }],
    },
    // 20 × 0.10 = 2.00 of the 5.00; the other 3.00 pay 60 at 0.05. Change: 11.00 × 22/31 = 7.81.
    expected: { overage: '80', total: '32.81', unserved: ['work 90 overage-limit'] },
  },
  {
    rule: 'after an upgrade the next cycle has its whole limit again',
    book: vendor(
      { limit: { money: '5.00' } },
      { plans: [plan('basic', '20.00', '100'), plan('large', '31.00', '100')] },
    ),
    scenario: {
      months: 2,
      lines: [use(120, '2026-01-05'), use(200, '2026-02-05')],
      changes: [{ on: '2026-01-10', kind: 'plan', plan: 'large' }],
    },
    // 2.00 in January, 50 at 0.10 in February. 11.00 × 22/31 = 7.81 for the change.
    expected: { overage: '70', total: '65.81', unserved: ['work 50 overage-limit'] },
  },
  {
    rule: 'graduated tiers: a tier’s flat fee is due once it is entered',
    book: vendor({
      price: {
        mode: 'graduated',
        tiers: [
          { upTo: '10', unitPrice: '1.00', flat: '0.50' },
          { upTo: 'unlimited', unitPrice: '0.10', flat: '2.00' },
        ],
      },
    }),
    scenario: { months: 2, lines: [use(110, '2026-01-05'), use(112, '2026-02-05')] },
    // 10 × 1.00 + 0.50; then the same, 2 × 0.10 and 2.00 more.
    expected: {
      invoices: [
        '2026-01-01 start: subscription 20.00',
        '2026-02-01 renewal: subscription 20.00 + overage 10.50',
        '2026-03-01 after-horizon: overage 12.70',
      ],
    },
  },
];

describe('limits and tiers of overage over a cycle (rulebook 8)', () => {
  test.each(rows)('$rule', check);
});
