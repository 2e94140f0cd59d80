import type { CostFormula } from '../../src/shared/contract/cost';
import {
  PRICE_BOOK_FORMAT,
  PriceBook,
  type PriceBookInput,
} from '../../src/shared/contract/price-book';
import { SCENARIO_FORMAT, Scenario, type ScenarioInput } from '../../src/shared/contract/scenario';
import { plainPolicies } from './plain-policies';

/**
 * Small price books and scenarios for tests of rules. Every part has a plain default with a source,
 * so that a test names only what its rule is about: a monthly plan, one meter "credits", the
 * operation "use" at one credit a unit, nothing rolled over, no overage, no packs bought.
 */
export const source = { of: 'page', section: 'Rules' };

export type PlanPart = PriceBookInput['plans'][number];
export type AllowancePart = NonNullable<PlanPart['allowances']>[number];
export type ReservoirPart = NonNullable<PlanPart['reservoirs']>[number];
export type PackPart = NonNullable<PriceBookInput['packs']>[number];
export type OperationPart = PriceBookInput['operations'][number];
export type PolicyPart = PriceBookInput['policies'];
export type LinePart = NonNullable<ScenarioInput['lines']>[number];
export type CatalogPart = NonNullable<ScenarioInput['catalogs']>[number];
export type ChangePart = NonNullable<ScenarioInput['changes']>[number];

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export function allowance(amount: string, more: Partial<AllowancePart> = {}): AllowancePart {
  return { id: 'monthly', meter: 'credits', amount, every: 'cycle', source, ...more };
}

export function reservoir(
  cap: string,
  dailyRefill: string,
  more: Partial<ReservoirPart> = {},
): ReservoirPart {
  return { id: 'tank', meter: 'credits', cap, dailyRefill, source, ...more };
}

export function price(
  amount: string,
  more: Partial<Extract<PlanPart['price'], { kind: 'fixed' }>> = {},
): PlanPart['price'] {
  return { kind: 'fixed', amount, per: 'account', interval: 'month', source, ...more };
}

/** A plan at so much a month; `credits` is its allowance of every cycle. */
export function plan(
  id: string,
  amount: string,
  credits: string | null,
  more: Partial<PlanPart> = {},
): PlanPart {
  return {
    id,
    label: id,
    price: price(amount),
    allowances: credits === null ? [] : [allowance(credits)],
    ...more,
  };
}

export function pack(
  id: string,
  credits: string,
  amount: string,
  more: Partial<PackPart> = {},
): PackPart {
  return {
    id,
    label: id,
    meter: 'credits',
    credits,
    price: amount,
    expires: null,
    buyableOn: 'any',
    source,
    ...more,
  };
}

/** An operation at so many credits a unit, or by a formula. */
export function operation(
  id: string,
  cost: string | CostFormula,
  more: Partial<OperationPart> = {},
): OperationPart {
  const formula: CostFormula = typeof cost === 'string' ? { kind: 'fixed', amount: cost } : cost;
  return {
    id,
    label: id,
    unit: 'unit',
    unitPlural: 'units',
    costs: [{ meter: 'credits', formula, source }],
    ...more,
  };
}

export const policies: PolicyPart = {
  ...plainPolicies(source),
  reactivate: { balance: 'filled', source },
};

type Patch<T> = { [K in keyof T]?: Without<NonNullable<T[K]>, 'source'> | undefined };

/** Policies that differ from the plain ones; each is given whole, its source is added. */
export function rules(changed: Patch<PolicyPart>): PolicyPart {
  const cited = Object.entries(changed).map(([key, value]) => [
    key,
    key === 'alerts' ? value : { ...(value as object), source },
  ]);
  return { ...policies, ...Object.fromEntries(cited) } as PolicyPart;
}

export type BookParts = Partial<Omit<PriceBookInput, 'policies'>> & {
  readonly policies?: PolicyPart;
};

export function bookInput(parts: BookParts = {}): PriceBookInput {
  return {
    format: PRICE_BOOK_FORMAT,
    id: 'book',
    version: '1',
    label: 'Book',
    vendor: 'Vendor',
    currency: 'EUR',
    per: 'account',
    sources: [{ id: 'page', title: 'Page', readOn: '2026-01-01' }],
    meters: [{ id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' }],
    operations: [operation('use', '1')],
    plans: [plan('basic', '20.00', '100')],
    policies,
    ...parts,
  };
}

export function book(parts: BookParts = {}): PriceBook {
  return PriceBook.parse(bookInput(parts));
}

/** A line of `quantity` units of "use": every month, evenly, unless its schedule says otherwise. */
export function line(quantity: LinePart['quantity'], more: Partial<LinePart> = {}): LinePart {
  return { id: 'work', operation: 'use', quantity, ...more };
}

export const daily = { kind: 'daily' } as const;
export const firstDay = { kind: 'per-month', spread: 'first-day' } as const;
export const once = (on: string) => ({ kind: 'once', on }) as const;
export const dates = (...on: string[]) => ({ kind: 'dates' as const, on });

export type ScenarioParts = Partial<ScenarioInput>;

/** One month from 1 January 2026, no packs, unless the parts say otherwise. */
export function scenario(parts: ScenarioParts = {}): Scenario {
  const input: ScenarioInput = {
    format: SCENARIO_FORMAT,
    name: 'scenario',
    priceBook: { id: 'book' },
    start: '2026-01-01',
    months: 1,
    ...parts,
    choices: { packs: { kind: 'none' }, ...parts.choices },
  };
  return Scenario.parse(input);
}
