import { z } from 'zod';
import { Parameter } from './cost';
import { Operation } from './operation';
import { Policies, TierTable } from './policy';
import {
  CalendarDate,
  cited,
  Count,
  Decimal,
  Id,
  Label,
  Money,
  Share,
  Text,
  Unlimited,
} from './primitives';

export const PRICE_BOOK_FORMAT = 'tierwise/price-book@1';

export const Source = z.strictObject({
  id: Id,
  title: Label,
  address: z.string().max(500).optional(),
  file: z.string().max(200).optional().describe('A stored copy of the page, by file name.'),
  readOn: CalendarDate.describe('Day on which the page was read.'),
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
  reading: Text.describe('What is taken, in one sentence.'),
  reason: Text.describe('Why, where the page is silent or can be read in two ways.'),
  others: z
    .array(
      z.strictObject({
        id: Id,
        label: Label,
        set: z
          .array(z.strictObject({ path: z.array(PathStep).min(1).max(12), value: z.json() }))
          .min(1)
          .max(50),
      }),
    )
    .max(8)
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
  z.strictObject({ kind: z.literal('lost') }).describe('Nothing stays.'),
  z.strictObject({ kind: z.literal('all') }).describe('All of it stays.'),
  z.strictObject({
    kind: z.literal('part'),
    upTo: Decimal.optional().describe('Most that stays.'),
    share: Share.optional().describe('Share that stays, rounded down to a whole credit.'),
    atLeast: Decimal.optional().describe('Least that stays, of what is there.'),
  }),
  z
    .strictObject({ kind: z.literal('batches'), cycles: Count })
    .describe('Kept as batches of their own for so many further cycles, oldest burnt first.'),
]);
export type Rollover = z.infer<typeof Rollover>;

/** How the credits of an allowance or a pack burn beside others. */
const burnt = {
  bonus: z.boolean().default(false).describe('Looked at by the burn key bonus-first alone.'),
  priority: z
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe('Lower burns first, where the burn order has the key priority.'),
  onlyFor: z.array(Id).optional().describe('Usable by these operations only.'),
};

export const Allowance = z.strictObject({
  id: Id,
  meter: Id.describe('The meter it is counted in.'),
  amount: Decimal.describe('Credits given each period.'),
  every: z
    .enum(['once', 'day', 'cycle', 'year'])
    .describe('Period: once with the plan, each day, each billing cycle, or each year.'),
  perSeat: z.boolean().default(false).describe('true: so much for every seat, pooled.'),
  rollover: Rollover.default({ kind: 'lost' }).describe(
    'What stays at the end of its period. A “once” allowance stays until used.',
  ),
  recurrence: z
    .enum(['replaces', 'adds'])
    .default('adds')
    .describe('The new period’s grant replaces what stayed, or adds to it.'),
  maxBalance: Decimal.optional().describe(
    'Most the balance of this allowance may hold after a grant.',
  ),
  claim: z
    .strictObject({ id: Id, label: Label })
    .optional()
    .describe('Granted only to an account that claims it, such as a bonus for feedback.'),
  ...burnt,
  ...cited,
});
export type Allowance = z.infer<typeof Allowance>;

/** A balance with a maximum; a refill adds up to the cap and never beyond. */
export const Reservoir = z.strictObject({
  id: Id,
  meter: Id,
  cap: z
    .union([Decimal, Unlimited])
    .describe('Most it holds; filled to it at activation, reactivation and upgrade.'),
  dailyRefill: z
    .union([Decimal, Unlimited])
    .describe('Added each day after the first, never beyond the cap.'),
  ...cited,
});
export type Reservoir = z.infer<typeof Reservoir>;

/** Charged per entity ingested instead of by credits (rulebook 3, Dedicated). */
export const EntityCharge = z.strictObject({
  price: z
    .union([Money, z.literal('entered')])
    .describe('Money for one entity; entered: the user’s figure.'),
  includedOperations: Count.min(1).describe('Operations that one charge covers.'),
  counts: z
    .enum(['per-started-bundle', 'once'])
    .describe(
      'per-started-bundle: ceil(operations / included) times. once: whatever its operations.',
    ),
  countsFreeOperations: z.boolean().describe('Whether operations that cost no credits count.'),
  ...cited,
});

export const Plan = z.strictObject({
  id: Id,
  label: Label,
  summary: Text.optional(),
  price: Price.describe('Fixed, or on request: unknown until the user enters it, never zero.'),
  minimumTerm: z
    .strictObject({ months: Count.min(1), ...cited })
    .optional()
    .describe('Months the customer is bound.'),
  allowances: z.array(Allowance).max(10).default([]).describe('Credits the plan includes.'),
  reservoirs: z
    .array(Reservoir)
    .max(4)
    .default([])
    .describe('Balances with a cap and a daily refill.'),
  perEntity: EntityCharge.optional().describe(
    'Charged for every entity ingested instead of by credits.',
  ),
  features: z.strictObject({ has: z.array(Id), ...cited }).optional(),
  limits: z
    .array(z.strictObject({ limit: Id, value: z.union([Decimal, Unlimited]), ...cited }))
    .default([]),
  policies: Policies.partial()
    .optional()
    .describe('Policies that differ from the book’s while on this plan.'),
});
export type Plan = z.infer<typeof Plan>;

export const Pack = z.strictObject({
  id: Id,
  label: Label,
  meter: Id,
  credits: Decimal.describe('Credits in one pack.'),
  price: Money.describe('Money for one pack.'),
  anyQuantity: z
    .boolean()
    .default(false)
    .describe('Sold by the single credit or block, as many as wanted in one purchase.'),
  tiers: TierTable.optional().describe('Price by the number bought at once, instead of price.'),
  expires: z
    .union([z.null(), z.strictObject({ after: Count.min(1), unit: z.enum(['day', 'month']) })])
    .describe('How long its credits last; null: never.'),
  buyableOn: z
    .union([z.literal('any'), z.literal('paid'), z.array(Id)])
    .describe(
      'any: every plan, and without one. paid: plans with a price. Or the ids of the plans.',
    ),
  ratchets: z
    .boolean()
    .default(false)
    .describe(
      'Once bought it stays in force for the rest of the term: charged and granted each cycle.',
    ),
  ...burnt,
  ...cited,
});
export type Pack = z.infer<typeof Pack>;

/** One vendor's pricing rules at one version: data only, never code. */
export const PriceBook = z.strictObject({
  format: z.literal(PRICE_BOOK_FORMAT),
  id: Id,
  version: z
    .string()
    .min(1)
    .max(40)
    .describe('Usually the day the figures were read. Scenarios stay pinned to a version.'),
  label: Label,
  vendor: Label,
  summary: Text.optional(),
  /** ISO 4217, and how many decimal places its minor unit has. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as "EUR"'),
  minorUnitPlaces: z
    .int()
    .min(0)
    .max(4)
    .default(2)
    .describe('Decimal places of the currency’s minor unit: 2 for EUR and USD, 0 for JPY.'),
  per: z
    .enum(['account', 'workspace', 'case', 'organisation'])
    .describe('What one subscription covers, in the vendor’s word.'),
  sources: z
    .array(Source)
    .min(1)
    .max(50)
    .describe(
      'The pages that figures and rules come from. Every figure and rule names one of them and its section.',
    ),
  assumptions: z
    .array(Assumption)
    .max(60)
    .default([])
    .describe(
      'Readings taken where a page is silent or can be read in two ways; figures and rules name those they rest on.',
    ),
  meters: z.array(Meter).min(1).max(8).describe('The kinds of balance: credits, tokens, …'),
  features: z
    .array(z.strictObject({ id: Id, label: Label }))
    .max(200)
    .default([])
    .describe('What plans may have; operations and needs name them.'),
  limits: z
    .array(z.strictObject({ id: Id, label: Label, unit: Label }))
    .max(50)
    .default([])
    .describe('Bounds that plans set: concurrency, units of a task, seats.'),
  categories: z
    .array(z.strictObject({ id: Id, label: Label }))
    .max(30)
    .default([])
    .describe('Groups of operations in the usage view.'),
  parameters: z
    .array(Parameter)
    .max(100)
    .default([])
    .describe(
      'Knobs of operations that cost formulas look at; one of kind whole needs a source for its bounds.',
    ),
  operations: z.array(Operation).min(1).max(500).describe('What a user does that is metered.'),
  plans: z
    .array(Plan)
    .min(1)
    .max(100)
    .describe('From the smallest to the largest: the order in which an upgrade goes up.'),
  packs: z.array(Pack).max(100).default([]).describe('Credits bought outside the cycle.'),
  policies: Policies.describe('Options that hold while subscribed; a plan may set its own.'),
});
export type PriceBook = z.infer<typeof PriceBook>;
export type PriceBookInput = z.input<typeof PriceBook>;
