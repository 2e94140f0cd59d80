import { z } from 'zod';
import { CalendarDate, Decimal, Id, Label, SignedDecimal } from './primitives';

export const RESULT_FORMAT = 'tierwise/result@1';

/** Dotted path of a rule in its price book, made of keys and ids: `plans.starter.price`. */
export const RuleId = z.string().min(1).max(300);

/** One dated change of a balance or of money owed. */
export const EntryKind = z.enum([
  'grant',
  'expiry',
  'refill',
  'spill',
  'reserve',
  'charge',
  'release',
  'refund',
  'top-up',
  'overage',
  'debt',
  'fee',
  'proration',
  'credit',
  'entity',
  'clamp',
  'clear',
  'alert',
  'block',
  'queue',
  'unserved',
  'change',
]);
export type EntryKind = z.infer<typeof EntryKind>;

export const UnservedReason = z.enum([
  'no-credits',
  'feature-not-in-plan',
  'task-over-limit',
  'task-over-balance',
  'task-over-cap',
  'queued-past-horizon',
  'overage-limit',
  'no-subscription',
  'parameter-out-of-range',
  'cost-not-entered',
]);
export type UnservedReason = z.infer<typeof UnservedReason>;

export const LedgerEntry = z.strictObject({
  /** Position in the ledger, from 0. */
  seq: z.int(),
  on: CalendarDate,
  kind: EntryKind,
  meter: Id.optional(),
  /** Signed change of the meter's balance; overage and blocks carry what they concern and change none. */
  credits: SignedDecimal.optional(),
  /** Signed change of what running tasks hold: a charge out of a reservation leaves the balance alone. */
  held: SignedDecimal.optional(),
  /** Credits it concerns without a change of any balance: overage, spill. */
  concerns: Decimal.optional(),
  /** Balance of the meter after the entry. */
  balance: SignedDecimal.optional(),
  /** Signed money owed (+) or credited (−). */
  money: SignedDecimal.optional(),
  grant: z.string().optional(),
  /** Line or catalog that caused it. */
  line: Id.optional(),
  units: z.int().optional(),
  case: Id.optional(),
  /** In words: what caused it. */
  cause: z.string(),
  rule: RuleId,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const InvoiceLineKind = z.enum([
  'subscription',
  'pack',
  'overage',
  'proration',
  'credit',
  'entity',
  'refund',
]);
export type InvoiceLineKind = z.infer<typeof InvoiceLineKind>;

export const InvoiceLine = z.strictObject({
  kind: InvoiceLineKind,
  label: Label,
  /** How the amount comes about: "70.00 × 13/31". */
  basis: z.string(),
  quantity: Decimal.optional(),
  unitPrice: Decimal.optional(),
  amount: SignedDecimal,
  rule: RuleId,
  /** Ledger entries behind it. */
  entries: z.array(z.int()),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const Invoice = z.strictObject({
  id: z.string(),
  on: CalendarDate,
  reason: z.enum(['start', 'renewal', 'change', 'purchase', 'after-horizon']),
  case: Id.optional(),
  lines: z.array(InvoiceLine),
  total: SignedDecimal,
});
export type Invoice = z.infer<typeof Invoice>;

export const Unserved = z.strictObject({
  line: Id,
  operation: Id,
  units: z.int(),
  reason: UnservedReason,
  from: CalendarDate,
  until: CalendarDate,
  /** One sentence that answers "why". */
  why: z.string(),
  rule: RuleId,
});
export type Unserved = z.infer<typeof Unserved>;

export const Purchase = z.strictObject({
  pack: Id,
  label: Label,
  count: z.int(),
  credits: Decimal,
  amount: SignedDecimal,
  rule: RuleId,
});
export type Purchase = z.infer<typeof Purchase>;

/** One month of the horizon (from the start date by the anchor rule), money as it is invoiced in it. */
export const MonthSum = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  subscription: SignedDecimal,
  packs: SignedDecimal,
  overage: SignedDecimal,
  other: SignedDecimal,
  total: SignedDecimal,
});
export type MonthSum = z.infer<typeof MonthSum>;

/** A feature or limit the user needs and the plan lacks, or work that needs a feature. */
export const Gap = z.strictObject({
  kind: z.enum(['feature', 'limit']),
  id: Id,
  needed: z.string(),
  has: z.string(),
  /** Lowest plan that has it. */
  plan: Id.optional(),
  sentence: z.string(),
});
export type Gap = z.infer<typeof Gap>;

/** Balance of one meter by day, columns of equal length. */
export const BalanceSeries = z.strictObject({
  meter: Id,
  case: Id.optional(),
  /** No cap and no end: the balances say nothing. */
  unlimited: z.boolean(),
  /** Balance before the day's work (after grants, refill and changes) and at its end. */
  start: z.array(Decimal),
  end: z.array(SignedDecimal),
  used: z.array(Decimal),
});
export type BalanceSeries = z.infer<typeof BalanceSeries>;

export const UsageCell = z.strictObject({
  operation: Id,
  category: Id.optional(),
  meter: Id,
  units: z.int(),
  credits: Decimal,
});

/** Usage of one billing cycle beside what it included. */
export const CycleUsage = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  plan: Id,
  case: Id.optional(),
  cells: z.array(UsageCell),
  meters: z.array(
    z.strictObject({
      meter: Id,
      included: Decimal,
      used: Decimal,
      percent: z.int(),
      remaining: SignedDecimal,
    }),
  ),
});
export type CycleUsage = z.infer<typeof CycleUsage>;

export const Leftover = z.strictObject({ meter: Id, bought: Decimal, allowance: Decimal });

/** What decides whether a plan can serve the scenario. */
export const PlanStatus = z.enum(['feasible', 'not-feasible', 'price-unknown']);

/** One plan's figures, as a comparison shows them. */
export const PlanSummary = z.strictObject({
  plan: Id,
  label: Label,
  priceBook: Id,
  currency: z.string(),
  status: PlanStatus,
  feasible: z.boolean(),
  /** Null where a price is on request and not entered; never zero for unknown. */
  total: SignedDecimal.nullable(),
  months: z.array(MonthSum),
  purchases: z.array(Purchase),
  overageCredits: Decimal,
  unserved: z.array(Unserved),
  unservedUnits: z.int(),
  servedUnits: z.int(),
  /** Credits that the served work took, overage included; absent in results of earlier versions. */
  usedCredits: z.array(z.strictObject({ meter: Id, credits: Decimal })).optional(),
  leftovers: z.array(Leftover),
  gaps: z.array(Gap),
  /** Why not feasible, one sentence each. */
  reasons: z.array(z.string()),
  firstShortOn: CalendarDate.nullable(),
  /** Total in the scenario's currency where the book has another. */
  converted: z.strictObject({ total: SignedDecimal, rate: Decimal, on: CalendarDate }).optional(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const Comparison = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  kind: z.literal('comparison'),
  scenario: z.string(),
  priceBook: z.strictObject({ id: Id, version: z.string() }),
  currency: z.string(),
  start: CalendarDate,
  months: z.int(),
  /** Cheapest feasible plan; null where none is. */
  cheapest: Id.nullable(),
  /** Price book of that plan: another than the scenario's where alternatives are compared. */
  cheapestPriceBook: Id.nullable(),
  /** Cheapest feasible first, then the not feasible, price unknown last. */
  plans: z.array(PlanSummary),
  /** Assumptions the figures lean on. */
  assumptions: z.array(
    z.strictObject({ id: Id, title: Label, reading: z.string(), chosen: Id.nullable() }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;

/** One plan simulated day by day. */
export const Simulation = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  kind: z.literal('simulation'),
  scenario: z.string(),
  priceBook: z.strictObject({ id: Id, version: z.string() }),
  currency: z.string(),
  start: CalendarDate,
  end: CalendarDate,
  months: z.int(),
  summary: PlanSummary,
  invoices: z.array(Invoice),
  balances: z.array(BalanceSeries),
  cycles: z.array(CycleUsage),
  ledgerLength: z.int(),
  ledger: z.array(LedgerEntry).optional(),
  assumptions: Comparison.shape.assumptions,
});
export type Simulation = z.infer<typeof Simulation>;
