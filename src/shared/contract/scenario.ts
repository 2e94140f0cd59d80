import { z } from 'zod';
import { CalendarDate, Count, Decimal, Id, Label, Money, Quantity, Share, SignedDecimal, Text } from './primitives';

export const SCENARIO_FORMAT = 'tierwise/scenario@1';

/** A parameter's value: a choice, a number, a mix of choices, or credits the user enters (a range counts with its likely value). */
export const ParameterValue = z.union([
  Id,
  Count,
  z.strictObject({ mix: z.array(z.strictObject({ option: Id, share: Share })).min(1).max(50) }),
  z.strictObject({ credits: Decimal }),
  z.strictObject({ credits: z.strictObject({ min: Decimal, likely: Decimal.optional(), max: Decimal }) }),
]);
export type ParameterValue = z.infer<typeof ParameterValue>;
export const Parameters = z.record(Id, ParameterValue);

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** When a quantity falls due. Months count from the scenario's start date by the anchor rule. */
export const Schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), on: CalendarDate }),
  /** The quantity is per month, spread evenly or on one day of it. */
  z.strictObject({ kind: z.literal('per-month'), spread: z.enum(['even', 'first-day', 'last-day']).default('even') }),
  /** The quantity is per day in the following four. */
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('weekdays') }),
  z.strictObject({ kind: z.literal('weekly'), on: weekday }),
  /** On this calendar day of each calendar month; a short month clamps to its last day. */
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31) }),
  z.strictObject({ kind: z.literal('dates'), on: z.array(CalendarDate).min(1).max(5000) }),
  /** One quantity for each day from the start, such as a replayed past; `quantity` is not used. */
  z.strictObject({ kind: z.literal('series'), days: z.array(Count).min(1).max(44_000) }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** Shape of a workload over time, shared by catalogs and lines. */
const overTime = {
  schedule: Schedule.default({ kind: 'per-month', spread: 'even' }),
  /** First day and first day no longer covered; the whole horizon where absent. */
  from: CalendarDate.optional(),
  until: CalendarDate.optional(),
  /** Per month, compounding: "0.05" is +5 %. */
  growth: SignedDecimal.optional(),
  /** Twelve factors, January to December. */
  seasonality: z.array(Decimal).length(12).optional(),
  /** Share of units that succeed. */
  success: Share.default('1'),
  /** The case (or workspace) it belongs to, where the scenario has several. */
  case: Id.optional(),
};

export const Line = z.strictObject({
  id: Id,
  label: Label.optional(),
  operation: Id,
  quantity: Quantity,
  parameters: Parameters.default({}),
  /** Seconds per unit, where concurrency bounds throughput. */
  secondsPerUnit: z.int().min(1).max(86_400).optional(),
  ...overTime,
});
export type Line = z.infer<typeof Line>;

export const Catalog = z.strictObject({
  id: Id,
  label: Label,
  records: Quantity,
  /** Values that hold for all its operations: media mix, fields per document. */
  parameters: Parameters.default({}),
  /** Operations that run together on a record; one with a schedule of its own runs apart. */
  operations: z
    .array(
      z.strictObject({
        operation: Id,
        parameters: Parameters.default({}),
        schedule: Schedule.optional(),
        success: Share.optional(),
        /** Share of the records it runs on. */
        share: Share.optional(),
      }),
    )
    .min(1)
    .max(100),
  ...overTime,
});
export type Catalog = z.infer<typeof Catalog>;

export const Packs = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** This pack whenever a line falls short, as many as the shortfall takes. */
  z.strictObject({ kind: z.literal('when-short'), pack: Id }),
  /** The cheapest mix over the whole horizon. */
  z.strictObject({ kind: z.literal('cheapest') }),
]);

export const AutoTopUpChoice = z.strictObject({
  pack: Id,
  threshold: Decimal,
  target: Decimal.optional(),
  /** Absent: the book's own cap, where it states one; null: no cap. */
  capMoney: z.union([Money, z.null()]).optional(),
  capCount: Count.optional(),
});

export type AutoTopUpChoice = z.infer<typeof AutoTopUpChoice>;

export const Choices = z.strictObject({
  /** Absent: the book's way of comparing. */
  packs: Packs.optional(),
  autoTopUp: AutoTopUpChoice.optional(),
  /** The customer's overage switch, where the vendor has one. */
  overage: z.boolean().default(false),
  /** What to do with a blocked task. */
  atBlock: z.enum(['stay', 'split', 'wait', 'buy', 'upgrade']).default('stay'),
  /** The "allow auto upgrade" switch: off removes `upgrade` at a block. */
  allowUpgradeAtBlock: z.boolean().default(true),
  seats: Count.min(1).default(1),
  /** Claims of allowances that ask for one. */
  claims: z.array(Id).default([]),
  /** Figures that the vendor gives on request. */
  entered: z
    .array(
      z.strictObject({
        plan: Id,
        price: Money.optional(),
        overagePrice: Decimal.optional(),
        entityPrice: Decimal.optional(),
        /** Amounts of the plan's allowances where the book holds the user's own figures or a contract differs. */
        allowances: z.array(z.strictObject({ allowance: Id, amount: Decimal })).default([]),
      }),
    )
    .default([]),
  /** Another reading of an assumption, by assumption id. */
  readings: z.record(Id, Id).default({}),
});
export type Choices = z.infer<typeof Choices>;

/** Something the customer does on a day (rulebook 1, "scheduled changes"). */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ on: CalendarDate, kind: z.literal('plan'), plan: Id }),
  z.strictObject({ on: CalendarDate, kind: z.literal('cancel') }),
  z.strictObject({ on: CalendarDate, kind: z.literal('deactivate') }),
  z.strictObject({ on: CalendarDate, kind: z.literal('reactivate'), plan: Id.optional() }),
  z.strictObject({ on: CalendarDate, kind: z.literal('overage'), enabled: z.boolean() }),
  z.strictObject({ on: CalendarDate, kind: z.literal('auto-top-up'), set: z.union([AutoTopUpChoice, z.null()]) }),
  z.strictObject({ on: CalendarDate, kind: z.literal('seats'), seats: Count.min(1) }),
  z.strictObject({ on: CalendarDate, kind: z.literal('buy'), pack: Id, count: Count.min(1) }),
  z.strictObject({ on: CalendarDate, kind: z.literal('claim'), claim: Id }),
  /** A price that changes by contract from the next charge on. */
  z.strictObject({ on: CalendarDate, kind: z.literal('price'), plan: Id, amount: Money }),
]);
export type Change = z.infer<typeof Change>;

/** An account as it stands on the morning of the start date, before that day's refill; fees so far are paid. */
export const Account = z.strictObject({
  plan: Id,
  /** First day of the running cycle. */
  cycleStart: CalendarDate,
  /** Day from which cycles recur; the cycle's start where absent. */
  anchor: CalendarDate.optional(),
  /** What is left of allowance or reservoir, by meter. */
  balances: z.array(z.strictObject({ meter: Id, credits: Decimal })).default([]),
  bought: z
    .array(
      z.strictObject({
        meter: Id,
        credits: Decimal,
        boughtOn: CalendarDate,
        expiresOn: CalendarDate.optional(),
      }),
    )
    .default([]),
  /** Credits used in the running cycle so far, by meter. */
  used: z.array(z.strictObject({ meter: Id, credits: Decimal })).default([]),
  /** Overage so far in the running cycle, by meter. */
  overage: z.array(z.strictObject({ meter: Id, credits: Decimal })).default([]),
  autoTopUpSpent: Money.optional(),
});
export type Account = z.infer<typeof Account>;

export const Needs = z.strictObject({
  features: z.array(Id).default([]),
  limits: z.array(z.strictObject({ limit: Id, atLeast: Decimal })).default([]),
});

/** Another vendor's book beside this one, with the work mapped onto its operations. */
export const Alternative = z.strictObject({
  priceBook: z.strictObject({ id: Id, version: z.string().optional() }),
  map: z.array(
    z.strictObject({
      from: Id,
      to: Id,
      /** Units of `to` for one unit of `from`. */
      factor: Decimal.default('1'),
      parameters: Parameters.default({}),
    }),
  ),
  choices: Choices.prefault({}),
  /** One unit of the other currency in this scenario's currency, as entered on a date. */
  rate: z.strictObject({ value: Decimal, on: CalendarDate, note: Text.optional() }).optional(),
});
export type Alternative = z.infer<typeof Alternative>;

/** Workload + price book version + choices + needs + start date + horizon. */
export const Scenario = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  name: Label,
  notes: Text.optional(),
  priceBook: z.strictObject({ id: Id, version: z.string().min(1).max(40).optional() }),
  /** The plan looked at first; a comparison runs every plan. */
  plan: Id.optional(),
  start: CalendarDate,
  months: z.int().min(1).max(120),
  account: Account.optional(),
  cases: z.array(z.strictObject({ id: Id, label: Label })).max(1000).default([]),
  catalogs: z.array(Catalog).max(1000).default([]),
  lines: z.array(Line).max(5000).default([]),
  choices: Choices.prefault({}),
  changes: z.array(Change).max(1000).default([]),
  needs: Needs.prefault({}),
  alternatives: z.array(Alternative).max(5).default([]),
});
export type Scenario = z.infer<typeof Scenario>;
export type ScenarioInput = z.input<typeof Scenario>;
