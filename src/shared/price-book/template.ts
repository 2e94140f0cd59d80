import { PRICE_BOOK_FORMAT, type PriceBookInput } from '../contract/price-book';

export type TemplateNames = {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Date the figures are entered, "2026-11-21"; it is also the version. */
  readonly today: string;
};

const source = { of: 'own', section: 'Entered by hand' };

/**
 * A price book to begin with, yet to be checked: one meter, one operation, a free and a paid plan,
 * one pack, the plain rules.
 */
export function templatePriceBook({
  id,
  label,
  vendor,
  currency,
  today,
}: TemplateNames): PriceBookInput {
  return {
    format: PRICE_BOOK_FORMAT,
    id,
    version: today,
    label,
    vendor,
    currency,
    per: 'account',
    sources: [{ id: 'own', title: 'Own figures', readOn: today }],
    meters: [{ id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' }],
    operations: [
      {
        id: 'task',
        label: 'Task',
        unit: 'task',
        unitPlural: 'tasks',
        costs: [{ meter: 'credits', formula: { kind: 'fixed', amount: '1' }, source }],
      },
    ],
    plans: [plan('free', 'Free', '0.00', '100'), plan('paid', 'Paid', '20.00', '1000')],
    packs: [
      {
        id: 'pack',
        label: '1,000 credits',
        meter: 'credits',
        credits: '1000',
        price: '10.00',
        expires: null,
        buyableOn: 'any',
        source,
      },
    ],
    policies,
  };
}

function plan(
  id: string,
  label: string,
  amount: string,
  credits: string,
): PriceBookInput['plans'][number] {
  return {
    id,
    label,
    price: { kind: 'fixed', amount, per: 'account', interval: 'month', source },
    allowances: [{ id: 'monthly', meter: 'credits', amount: credits, every: 'cycle', source }],
  };
}

/** The rules every vendor shares where it says nothing else (rulebook 2). */
const policies: PriceBookInput['policies'] = {
  cycle: { anchor: 'start', source },
  dayOrder: { refill: 'before-work', source },
  records: { served: 'whole', source },
  failure: { rule: 'free', source },
  burnOrder: { keys: ['allowance-first', 'expiry', 'effective', 'id'], source },
  packs: { inComparison: 'cheapest', source },
  overage: { mode: 'off', billing: 'arrears', source },
  proration: { unit: 'day', changeDay: 'counted', month: 'real', source },
  upgrade: {
    when: 'at-once',
    cycle: 'kept',
    charge: 'difference',
    allowance: 'new-minus-used',
    source,
  },
  downgrade: {
    when: 'next-cycle',
    cycle: 'kept',
    charge: 'none',
    allowance: 'new-in-full',
    source,
  },
  cancel: { refund: 'none', bought: 'kept', source },
  deactivate: { balance: 'kept', source },
  reactivate: { balance: 'kept', source },
  atZero: { rule: 'stop', source },
};
