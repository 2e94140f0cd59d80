import { z } from 'zod';
import { CalendarDate, Decimal, Id, Label, SignedDecimal } from './primitives';
import { Comparison, PlanSummary, RESULT_FORMAT, RuleId } from './result';

/**
 * What the decisions answer: which way is cheapest, when credits end, where plans break even, what
 * moves the total, whom a new price book touches. Money and credits are decimal strings.
 */

/** What bought credits that are left at the end of the horizon are worth when ways are ranked. */
export const LeftoverValue = z.enum([
  /** Nothing: the total is what counts (the default; rulebook 2, the horizon). */
  'worthless',
  /** What was paid for them, by credits left. */
  'at-price',
  /** What they would cost again: the lowest price of a credit among the packs of the book. */
  'at-cheapest',
]);
export type LeftoverValue = z.infer<typeof LeftoverValue>;

/** What every decision says about itself. */
const head = {
  format: z.literal(RESULT_FORMAT),
  /** Name of the scenario. */
  scenario: z.string(),
  priceBook: z.strictObject({ id: Id, version: z.string() }),
  /** ISO 4217; all money of the decision is in it. */
  currency: z.string(),
};

/** One plan of a schedule. */
export const PlanStep = z.strictObject({
  /** Day on which the customer orders it: the start date, or the date of the change. */
  on: CalendarDate,
  /** First day under this plan. */
  from: CalendarDate,
  plan: Id,
  label: Label,
  /** How it comes into force: a new subscription, the account as it stands, or a change of plan. */
  how: z.enum(['start', 'account', 'at-once', 'at-cycle-end']),
  /** Case it belongs to, where the scenario has several. */
  case: Id.optional(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** Packs bought in one go. */
export const PurchaseStep = z.strictObject({
  on: CalendarDate,
  pack: Id,
  label: Label,
  count: z.int(),
  /** Credits of all of them. */
  credits: Decimal,
  amount: SignedDecimal,
  case: Id.optional(),
  rule: RuleId,
});
export type PurchaseStep = z.infer<typeof PurchaseStep>;

/** Money due on one day. */
export const CashDay = z.strictObject({
  on: CalendarDate,
  subscription: SignedDecimal,
  packs: SignedDecimal,
  overage: SignedDecimal,
  other: SignedDecimal,
  total: SignedDecimal,
  /** Sum of all days up to this one. */
  soFar: SignedDecimal,
});
export type CashDay = z.infer<typeof CashDay>;

/** An auto top-up as it would be set up. */
export const TopUpSetting = z.strictObject({
  pack: Id,
  label: Label,
  /** Balance below which it buys. */
  threshold: Decimal,
  /** Spending cap per month; null: none. */
  capMoney: Decimal.nullable(),
  /** Most that it spends in one month of this scenario. */
  mostPerMonth: SignedDecimal,
});
export type TopUpSetting = z.infer<typeof TopUpSetting>;

/** One way to serve the scenario: plans, purchases and switches, with what it costs. */
export const Way = z.strictObject({
  /** The plan it starts with. */
  plan: Id,
  /** Its plans in their order: "Starter, then Pro". */
  label: z.string(),
  /** Serves everything, has all that is needed, and every price is known. */
  feasible: z.boolean(),
  /** Plans in their order; several only where changing is cheaper. */
  steps: z.array(PlanStep).min(1),
  /** The overage switch: not offered on these plans, off, on by this way's choice, or on always. */
  overage: z.enum(['not-offered', 'off', 'on', 'always']),
  /** The rule that buys its packs; null where they are bought by hand. */
  autoTopUp: TopUpSetting.nullable(),
  /** Packs to buy, with the day they are first needed; what stays in force for the term is bought once. */
  purchases: z.array(PurchaseStep),
  /** Money of the whole horizon; null where a price is not known. */
  total: SignedDecimal.nullable(),
  /** Worth of the bought credits left at the end, by the valuation chosen. */
  leftoverValue: SignedDecimal,
  /** total − leftoverValue: what ways are ranked by. */
  net: SignedDecimal.nullable(),
  /** Money by the day it is due. */
  cash: z.array(CashDay),
  /** A term that goes on after the horizon: its end, and the fees still to come until then. */
  bound: z.strictObject({ until: CalendarDate, fees: SignedDecimal }).nullable(),
  /** The way in one sentence. */
  sentence: z.string(),
  /** The figures as a comparison shows them. */
  summary: PlanSummary,
});
export type Way = z.infer<typeof Way>;

export const RunnerUp = z.strictObject({
  way: Way,
  /** Net money above the choice. */
  more: SignedDecimal,
  /** The same in percent of the choice; null where the choice costs nothing. */
  morePercent: SignedDecimal.nullable(),
  /** Where most of the difference comes from. */
  sentence: z.string(),
});
export type RunnerUp = z.infer<typeof RunnerUp>;

/** A way that would be cheaper, or feasible at all, on a condition only the user can grant. */
export const ConditionalWay = z.strictObject({
  condition: z.enum([
    /** Credits bought on one plan serve work on another that may not buy them. */
    'stock-for-other-plan',
    /** A plan is taken for the last days of a cycle only. */
    'short-stay',
    /** Packs are bought by hand although the scenario buys by auto top-up. */
    'buy-by-hand',
  ]),
  /** The condition in one sentence, with what it leans on. */
  sentence: z.string(),
  /** Net money below the choice; null where the choice is not feasible. */
  saves: SignedDecimal.nullable(),
  way: Way,
});
export type ConditionalWay = z.infer<typeof ConditionalWay>;

/** A change of all volumes at which another way wins. */
export const Flip = z.strictObject({
  direction: z.enum(['more', 'less']),
  /** Change of all quantities in percent, to a tenth; null where none was found within the bounds looked at. */
  percent: SignedDecimal.nullable(),
  /** Plans of the way that wins there; null where none does, or nothing is feasible any more. */
  label: z.string().nullable(),
  sentence: z.string(),
});
export type Flip = z.infer<typeof Flip>;

/** The cheapest feasible way to serve a scenario, and how sure that is. */
export const Recommendation = z.strictObject({
  ...head,
  kind: z.literal('recommendation'),
  start: CalendarDate,
  months: z.int(),
  leftovers: LeftoverValue,
  /** The plan it was asked for; null: any plan, and changes between them. */
  plan: Id.nullable(),
  /** Whether the choice serves everything; where nothing does, the choice leaves least unserved. */
  feasible: z.boolean(),
  /** Null only where no plan has a known price. */
  choice: Way.nullable(),
  /** `optimal`: no way of the search space is cheaper; `bounded`: the best of a bounded search. */
  proof: z.enum(['optimal', 'bounded']),
  /** What was searched, and for a bounded search what was left out. */
  proofNote: z.string(),
  /** The next best ways, cheapest first: at least the best of every other feasible plan. */
  runnersUp: z.array(RunnerUp),
  /** Distance to the first runner-up; null without one. */
  margin: z.strictObject({ amount: SignedDecimal, percent: SignedDecimal.nullable() }).nullable(),
  /** Plans that cannot be chosen, one sentence each. */
  notChosen: z.array(
    z.strictObject({
      plan: Id,
      label: Label,
      reason: z.enum(['price-unknown', 'not-feasible']),
      sentence: z.string(),
    }),
  ),
  onCondition: z.array(ConditionalWay),
  /** The cheapest auto top-up that serves the same plan; null where the vendor has none or it serves less. */
  asAutoTopUp: z
    .strictObject({ setting: TopUpSetting, total: SignedDecimal, more: SignedDecimal })
    .nullable(),
  /** How far volumes may grow until the purchases as listed no longer serve everything, in percent to a tenth; null: beyond the bound. */
  headroomPercent: SignedDecimal.nullable(),
  flips: z.array(Flip),
  assumptions: Comparison.shape.assumptions,
});
export type Recommendation = z.infer<typeof Recommendation>;
