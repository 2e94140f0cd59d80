import { z } from 'zod';
import { Parameter } from './cost';
import { Operation } from './operation';
import { Policies, TierTable } from './policy';
import { CalendarDate, cited, Count, Decimal, Id, Label, Money, Share, Text, Unlimited } from './primitives';

export const PRICE_BOOK_FORMAT = 'tierwise/price-book@1';

export const Source = z.strictObject({
  id: Id,
  title: Label,
  address: z.string().max(500).optional(),
  /** A stored copy of the page, by file name. */
  file: z.string().max(200).optional(),
  readOn: CalendarDate,
});
export type Source = z.infer<typeof Source>;

/** A step into a price book: a key, or the member of a list with this id. */
export const PathStep = z.union([z.string(), z.strictObject({ id: Id })]);
export type PathStep = z.infer<typeof PathStep>;

/**
 * Where a page is silent or can be read in two ways. The book as it stands holds the default
 * reading; another reading is a list of values to set in it.
 */
export const Assumption = z.strictObject({
  id: Id,
  title: Label,
  /** What is taken, in one sentence. */
  reading: Text,
  reason: Text,
  others: z
    .array(
      z.strictObject({
        id: Id,
        label: Label,
        set: z.array(z.strictObject({ path: z.array(PathStep).min(1).max(12), value: z.json() })).min(1),
      }),
    )
    .default([]),
});
export type Assumption = z.infer<typeof Assumption>;

export const Meter = z.strictObject({ id: Id, label: Label, unit: Label, unitPlural: Label });
export type Meter = z.infer<typeof Meter>;

export const Price = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fixed'),
    amount: Money,
    per: z.enum(['account', 'seat', 'case']),
    interval: z.enum(['month', 'year']),
    /** Seats by volume instead of one price a seat. */
    seatTiers: TierTable.optional(),
    ...cited,
  }),
  /** Unknown until the user enters it; never zero. `from` is what the page names as a start. */
  z.strictObject({
    kind: z.literal('on-request'),
    per: z.enum(['account', 'seat', 'case']),
    interval: z.enum(['month', 'year']),
    from: Money.optional(),
    ...cited,
  }),
]);
export type Price = z.infer<typeof Price>;

/** What survives a cycle's end (rulebook 8). */
export const Rollover = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lost') }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('part'),
    upTo: Decimal.optional(),
    share: Share.optional(),
    atLeast: Decimal.optional(),
  }),
  /** Kept as batches of their own for N further cycles, oldest burnt first. */
  z.strictObject({ kind: z.literal('batches'), cycles: Count }),
]);
export type Rollover = z.infer<typeof Rollover>;

export const Allowance = z.strictObject({
  id: Id,
  meter: Id,
  amount: Decimal,
  every: z.enum(['once', 'day', 'cycle', 'year']),
  perSeat: z.boolean().default(false),
  /** At the end of its period: what stays. A `once` allowance stays until used. */
  rollover: Rollover.default({ kind: 'lost' }),
  /** The new period's grant replaces what stayed, or adds to it. */
  recurrence: z.enum(['replaces', 'adds']).default('adds'),
  /** Most the balance of this allowance may hold after a grant. */
  maxBalance: Decimal.optional(),
  /** Granted only to an account that claims it, such as a bonus for feedback. */
  claim: z.strictObject({ id: Id, label: Label }).optional(),
  bonus: z.boolean().default(false),
  priority: z.int().min(0).max(1000).default(0),
  /** Usable by these operations only. */
  onlyFor: z.array(Id).optional(),
  ...cited,
});
export type Allowance = z.infer<typeof Allowance>;

/** A balance with a maximum; a refill adds up to the cap and never beyond. */
export const Reservoir = z.strictObject({
  id: Id,
  meter: Id,
  cap: z.union([Decimal, Unlimited]),
  dailyRefill: z.union([Decimal, Unlimited]),
  ...cited,
});
export type Reservoir = z.infer<typeof Reservoir>;

/** Charged per entity ingested instead of by credits (rulebook 3, Dedicated). */
export const EntityCharge = z.strictObject({
  price: z.union([Money, z.literal('entered')]),
  includedOperations: Count.min(1),
  /** ceil(operations / included) times, or once whatever its operations. */
  counts: z.enum(['per-started-bundle', 'once']),
  countsFreeOperations: z.boolean(),
  ...cited,
});

export const Plan = z.strictObject({
  id: Id,
  label: Label,
  summary: Text.optional(),
  price: Price,
  /** Months the customer is bound. */
  minimumTerm: z.strictObject({ months: Count.min(1), ...cited }).optional(),
  allowances: z.array(Allowance).max(10).default([]),
  reservoirs: z.array(Reservoir).max(4).default([]),
  perEntity: EntityCharge.optional(),
  features: z.strictObject({ has: z.array(Id), ...cited }).optional(),
  limits: z.array(z.strictObject({ limit: Id, value: z.union([Decimal, Unlimited]), ...cited })).default([]),
  policies: Policies.partial().optional(),
});
export type Plan = z.infer<typeof Plan>;

export const Pack = z.strictObject({
  id: Id,
  label: Label,
  meter: Id,
  credits: Decimal,
  price: Money,
  /** Sold by the single credit or block, as many as wanted in one purchase. */
  anyQuantity: z.boolean().default(false),
  /** Price by the number bought at once, instead of `price`. */
  tiers: TierTable.optional(),
  /** Null: never. */
  expires: z.union([z.null(), z.strictObject({ after: Count.min(1), unit: z.enum(['day', 'month']) })]),
  buyableOn: z.union([z.literal('any'), z.literal('paid'), z.array(Id)]),
  /** Once bought it stays in force for the rest of the term: charged and granted each cycle. */
  ratchets: z.boolean().default(false),
  bonus: z.boolean().default(false),
  priority: z.int().min(0).max(1000).default(0),
  onlyFor: z.array(Id).optional(),
  ...cited,
});
export type Pack = z.infer<typeof Pack>;

/** One vendor's pricing rules at one version: data only, never code. */
export const PriceBook = z.strictObject({
  format: z.literal(PRICE_BOOK_FORMAT),
  id: Id,
  version: z.string().min(1).max(40),
  label: Label,
  vendor: Label,
  summary: Text.optional(),
  /** ISO 4217, and how many decimal places its minor unit has. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as "EUR"'),
  minorUnitPlaces: z.int().min(0).max(4).default(2),
  /** What one subscription covers, in the vendor's word. */
  per: z.enum(['account', 'workspace', 'case', 'organisation']),
  sources: z.array(Source).min(1).max(50),
  assumptions: z.array(Assumption).max(60).default([]),
  meters: z.array(Meter).min(1).max(8),
  features: z.array(z.strictObject({ id: Id, label: Label })).max(200).default([]),
  limits: z.array(z.strictObject({ id: Id, label: Label, unit: Label })).max(50).default([]),
  categories: z.array(z.strictObject({ id: Id, label: Label })).max(30).default([]),
  parameters: z.array(Parameter).max(100).default([]),
  operations: z.array(Operation).min(1).max(500),
  /** From the smallest to the largest: the order in which an upgrade goes up. */
  plans: z.array(Plan).min(1).max(100),
  packs: z.array(Pack).max(100).default([]),
  policies: Policies,
});
export type PriceBook = z.infer<typeof PriceBook>;
export type PriceBookInput = z.input<typeof PriceBook>;
