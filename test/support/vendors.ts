import { dates, line, pack, plan, rules, type BookParts, type PolicyPart } from './books';

/** Vendors of one rule each, for the tables of tests that vary it. */

type AutoTopUp = Omit<NonNullable<PolicyPart['autoTopUp']>, 'source'>;
type Overage = Omit<PolicyPart['overage'], 'source'>;

/** The auto top-up that rows begin from. */
export const PLAIN_TOP_UP: AutoTopUp = {
  trigger: 'below',
  watches: 'whole',
  looksAt: 'every-debit',
  buys: 'one-by-one',
  onSwitch: 'at-next-debit',
};

/** 100 credits a month for nothing, bags of 50 for 5.00, and an auto top-up by these rules. */
export const topUpVendor = (rule: Partial<AutoTopUp> = {}, more: BookParts = {}): BookParts => ({
  plans: [plan('basic', '0.00', '100')],
  packs: [pack('bag', '50', '5.00')],
  policies: rules({ autoTopUp: { ...PLAIN_TOP_UP, ...rule } }),
  ...more,
});

/** The customer's switch of it: bags below a threshold, without a cap unless one is named. */
export const topUpChoice = (threshold: string, more: Record<string, unknown> = {}) => ({
  autoTopUp: { pack: 'bag', threshold, capMoney: null, ...more },
});

/** The overage that rows begin from. */
export const BILLED: Overage = {
  mode: 'on',
  price: { per: '1', amount: '0.10' },
  billing: 'arrears',
};

/** 100 credits a month for 20.00, and beyond them overage at 0.10 a credit, billed in arrears. */
export const overageVendor = (overage: Partial<Overage> = {}, more: BookParts = {}): BookParts => ({
  plans: [plan('basic', '20.00', '100')],
  policies: rules({ overage: { ...BILLED, ...overage } }),
  ...more,
});

/** So many credits used on each of these days. */
export const use = (units: number, ...on: string[]) => line(units, { schedule: dates(...on) });
