import { PriceBook, type PriceBookInput } from '../../src/shared/contract/price-book';
import { Scenario } from '../../src/shared/contract/scenario';
import { plainPolicies } from '../support/plain-policies';

/** The two workloads of the bench, each grown to a size: free-flowing, and contended. */
export type Size = { readonly plans: number; readonly lines: number; readonly months: number };

export type BenchCase = {
  readonly name: 'free-flowing' | 'contended';
  readonly size: Size;
  readonly book: PriceBook;
  readonly scenario: Scenario;
};

const source = { of: 'bench', section: 'made for measuring' };

const policies: PriceBookInput['policies'] = {
  ...plainPolicies(source),
  overage: { mode: 'on', price: { per: '1', amount: '0.02' }, billing: 'arrears', source },
  autoTopUp: {
    trigger: 'below',
    watches: 'whole',
    looksAt: 'every-debit',
    buys: 'one-by-one',
    cap: { money: '200.00', month: 'cycle' },
    onSwitch: 'at-next-debit',
    source,
  },
  reactivate: { balance: 'filled', source },
};

/** Plans from small to large; every third line costs a quarter of a credit more. */
function bookOf(name: BenchCase['name'], { plans, lines }: Size): PriceBook {
  const contended = name === 'contended';
  return PriceBook.parse({
    format: 'tierwise/price-book@1',
    id: `bench-${name}`,
    version: '1',
    label: 'Bench',
    vendor: 'Bench',
    currency: 'EUR',
    per: 'account',
    sources: [{ id: 'bench', title: 'Made for measuring', readOn: '2026-11-21' }],
    meters: [{ id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' }],
    operations: Array.from({ length: lines }, (_, at) => ({
      id: `op-${at}`,
      label: `Operation ${at}`,
      unit: 'unit',
      costs: [{ meter: 'credits', formula: { kind: 'fixed', amount: costText(at) }, source }],
      ...(contended && at % 2 === 1
        ? { task: { reserve: { perUnit: reserveText(at) }, source } }
        : {}),
    })),
    plans: Array.from({ length: plans }, (_, at) => ({
      id: `plan-${at}`,
      label: `Plan ${at}`,
      price: {
        kind: 'fixed',
        amount: `${20 * (at + 1)}.00`,
        per: 'account',
        interval: 'month',
        source,
      },
      allowances: [
        {
          id: 'monthly',
          meter: 'credits',
          amount: String(allowanceOf(at, lines)),
          every: 'cycle',
          source,
        },
      ],
    })),
    packs: [
      {
        id: 'pack',
        label: 'Pack',
        meter: 'credits',
        credits: '2000',
        price: '20.00',
        expires: null,
        buyableOn: 'any',
        source,
      },
    ],
    policies: contended
      ? { ...policies, overage: { mode: 'off', billing: 'arrears', source } }
      : policies,
  } satisfies PriceBookInput);
}

export const costText = (at: number): string =>
  at % 3 === 0 ? `${1 + (at % 5)}.25` : String(1 + (at % 5));
export const reserveText = (at: number): string => String(2 * (2 + (at % 5)));
export const allowanceOf = (plan: number, lines: number): number =>
  1500 * (plan + 1) * Math.max(1, Math.floor(lines / 10));
export const quantityOf = (at: number): number => 130 + 37 * (at % 11);

export function benchCase(name: BenchCase['name'], size: Size): BenchCase {
  const book = bookOf(name, size);
  const scenario = Scenario.parse({
    format: 'tierwise/scenario@1',
    name,
    priceBook: { id: book.id },
    start: '2027-01-01',
    months: size.months,
    lines: Array.from({ length: size.lines }, (_, at) => ({
      id: `line-${at}`,
      operation: `op-${at}`,
      quantity: quantityOf(at),
    })),
    choices: { autoTopUp: { pack: 'pack', threshold: '500' }, atBlock: 'stay' },
  });
  return { name, size, book, scenario };
}
