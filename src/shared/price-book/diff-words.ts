import { compareDecimals, isDecimal, parseDecimal } from '../decimal';
import type { CostFormula } from '../contract/cost';
import type { TierTable } from '../contract/policy';
import type { Operation } from '../contract/operation';
import type {
  Allowance,
  Assumption,
  Pack,
  Plan,
  Price,
  PriceBook,
  Reservoir,
  Rollover,
} from '../contract/price-book';
import {
  buyableText,
  costText,
  creditsText,
  everyText,
  expiresText,
  moneyText,
  priceText,
  rolloverText,
  tiersText,
} from './figure-text';

/** Values of a price book in words, by where they stand; the comparing itself is in diff.ts. */

type Atom = {
  /** Last steps of the path; `*` stands for a member of a list. */
  readonly at: string;
  /** Keys of the value that the text speaks for; all where absent. */
  readonly covers?: readonly string[];
  readonly text: (value: never, book: PriceBook) => string;
  /** The one number in it, for a change in percent. */
  readonly figure?: (value: never) => string | undefined;
};

const ATOMS: readonly Atom[] = [
  {
    at: 'plans.*.price',
    covers: ['kind', 'amount', 'per', 'interval', 'from'],
    text: (price: Price, book) => priceText(price, book),
    figure: (price: Price) => (price.kind === 'fixed' ? price.amount : undefined),
  },
  { at: 'price.seatTiers', text: (table: TierTable, book) => tiersText(table, book) },
  { at: 'allowances.*.every', text: (every: Allowance['every']) => everyText(every) },
  { at: 'allowances.*.rollover', text: (rollover: Rollover) => rolloverText(rollover) },
  { at: 'perEntity.price', text: (price: string, book) => enteredOrMoney(price, book) },
  {
    at: 'packs.*.price',
    text: (price: string, book) => moneyText(price, book),
    figure: (price: string) => price,
  },
  { at: 'packs.*.expires', text: (expires: Pack['expires']) => expiresText(expires) },
  { at: 'packs.*.buyableOn', text: (on: Pack['buyableOn'], book) => buyableText(on, book) },
  { at: 'packs.*.tiers', text: (table: TierTable, book) => tiersText(table, book) },
  {
    at: 'costs.*.formula',
    text: (formula: CostFormula, book) => costText(formula, book),
    figure: (formula: CostFormula) => (formula.kind === 'fixed' ? formula.amount : undefined),
  },
  {
    at: 'overage.price',
    text: (price: OveragePrice, book) => overageText(price, book),
    figure: (price: OveragePrice) =>
      isPerBlock(price) && price.per === '1' ? price.amount : undefined,
  },
  { at: 'limit.money', text: (money: string, book) => moneyText(money, book) },
  { at: 'cap.money', text: (money: string, book) => moneyText(money, book) },
  { at: 'source', text: (source: CiteOrList, book) => citeText(source, book) },
];

type OveragePrice = NonNullable<PriceBook['policies']['overage']['price']>;
type CiteOrList = PriceBook['policies']['cycle']['source'];

function isPerBlock(price: OveragePrice): price is { per: string; amount: string } {
  return typeof price === 'object' && 'per' in price;
}

function overageText(price: OveragePrice, book: PriceBook): string {
  if (price === 'entered') return 'as entered';
  if (!isPerBlock(price)) return tiersText(price, book);
  const per = price.per === '1' ? 'credit' : `${creditsText(price.per)} credits`;
  return `${moneyText(price.amount, book)} per ${per}`;
}

function enteredOrMoney(price: string, book: PriceBook): string {
  return price === 'entered' ? 'as entered' : moneyText(price, book);
}

function citeText(source: CiteOrList, book: PriceBook): string {
  const cites = Array.isArray(source) ? source : [source];
  const title = (id: string): string => book.sources.find((known) => known.id === id)?.title ?? id;
  return cites.map((cite) => `${title(cite.of)}, ${cite.section}`).join('; ');
}

export type Phrase = {
  readonly text: (value: unknown, book: PriceBook) => string;
  readonly figure: (value: unknown) => string | undefined;
  readonly covers: readonly string[] | undefined;
};

/** How to say the value at `keys` (members of lists as `*`); undefined where its parts speak for themselves. */
export function phraseAt(keys: readonly string[]): Phrase | undefined {
  const path = keys.join('.');
  const atom = ATOMS.find(({ at }) => path === at || path.endsWith(`.${at}`));
  if (!atom) return undefined;
  return {
    text: (value, book) => atom.text(value as never, book),
    figure: (value) => atom.figure?.(value as never),
    covers: atom.covers,
  };
}

/** A value without a phrase of its own. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return isDecimal(value) ? creditsText(value) : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(plainText).join(', ') || 'none';
  return JSON.stringify(value) ?? 'none';
}

/** "20" and "20.00" are one figure. */
export function isSameFigure(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  if (a === b) return true;
  return isDecimal(a) && isDecimal(b) && compareDecimals(parseDecimal(a), parseDecimal(b)) === 0;
}

/** What an added or removed member of a list is, in one phrase; empty where its name says it. */
export function memberText(list: string, member: unknown, book: PriceBook): string {
  switch (list) {
    case 'plans':
      return priceText((member as Plan).price, book);
    case 'packs': {
      const pack = member as Pack;
      return `${creditsText(pack.credits)} for ${moneyText(pack.price, book)}`;
    }
    case 'operations': {
      const costs = (member as Operation).costs.map((cost) => costText(cost.formula, book));
      return costs.length === 0 ? 'free' : costs.join(' and ');
    }
    case 'allowances': {
      const allowance = member as Allowance;
      return `${creditsText(allowance.amount)} ${everyText(allowance.every)}`;
    }
    case 'reservoirs': {
      const reservoir = member as Reservoir;
      return `cap ${creditsText(reservoir.cap)}, daily refill ${creditsText(reservoir.dailyRefill)}`;
    }
    case 'limits': {
      const value = (member as { value?: string }).value;
      return value === undefined ? '' : creditsText(value);
    }
    case 'assumptions':
      return (member as Assumption).reading;
    case 'sources':
      return `read on ${(member as PriceBook['sources'][number]).readOn}`;
    default:
      return '';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  amount: '',
  value: '',
  allowances: 'allowance',
  reservoirs: 'reservoir',
  limits: 'limit',
  costs: 'cost',
  formula: '',
  options: 'option',
  others: 'other reading',
  perEntity: 'charge per entity',
  autoTopUp: 'auto top-up',
  dailyRefill: 'daily refill',
  minimumTerm: 'minimum term',
  buyableOn: 'plans that may buy it',
  onlyFor: 'operations it may be used for',
  requires: 'required',
  features: 'feature',
  has: '',
  atZero: 'at zero',
  policies: '',
  rule: '',
  readOn: 'date read',
  burnOrder: 'burn order',
  secondsPerUnit: 'seconds per unit',
  minorUnitPlaces: 'decimal places of the currency',
};

/** A key in the user's words: "dailyRefill" is "daily refill". Empty where it adds nothing. */
export function keyWord(key: string): string {
  return WORDS[key] ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
