import { z } from 'zod';
import {
  CalendarDate,
  Count,
  Decimal,
  Id,
  Label,
  Money,
  Quantity,
  Share,
  SignedDecimal,
  Text,
} from './primitives';

export const SCENARIO_FORMAT = 'tierwise/scenario@1';

/** A parameter's value: a choice, a number, a mix of choices, or credits the user enters (a range counts with its likely value). */
export const ParameterValue = z.union([
  Id,
  Count,
  z.strictObject({
    mix: z
      .array(z.strictObject({ option: Id, share: Share }))
      .min(1)
      .max(50),
  }),
  z.strictObject({ credits: Decimal }),
  z.strictObject({
    credits: z.strictObject({ min: Decimal, likely: Decimal.optional(), max: Decimal }),
  }),
]);
export type ParameterValue = z.infer<typeof ParameterValue>;
export const Parameters = z.record(Id, ParameterValue);

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** When a quantity falls due. Months count from the scenario's start date by the anchor rule. */
export const Schedule = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('once'), on: CalendarDate })
    .describe('The whole quantity on one day.'),
  z
    .strictObject({
      kind: z.literal('per-month'),
      spread: z.enum(['even', 'first-day', 'last-day']).default('even'),
    })
    .describe('The quantity is per month, spread evenly or on one day of it.'),
  z.strictObject({ kind: z.literal('daily') }).describe('The quantity every day.'),
  z
    .strictObject({ kind: z.literal('weekdays') })
    .describe('The quantity every day from Monday to Friday.'),
  z
    .strictObject({ kind: z.literal('weekly'), on: weekday })
    .describe('The quantity on one day of every week.'),
  z
    .strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31) })
    .describe(
      'The quantity on this calendar day of each calendar month; a short month clamps to its last day.',
    ),
  z
    .strictObject({ kind: z.literal('dates'), on: z.array(CalendarDate).min(1).max(5000) })
    .describe('The quantity on each of these days.'),
  z
    .strictObject({ kind: z.literal('series'), days: z.array(Count).min(1).max(44_000) })
    .describe(
      'One quantity for each day from the start, such as a replayed past; quantity is not used.',
    ),
]);
export type Schedule = z.infer<typeof Schedule>;

/** Shape of a workload over time, shared by catalogs and lines. */
const overTime = {
  schedule: Schedule.default({ kind: 'per-month', spread: 'even' }).describe(
    'When the quantity falls due; per month and spread evenly where absent.',
  ),
  from: CalendarDate.optional().describe('First day; the start of the horizon where absent.'),
  until: CalendarDate.optional().describe(
    'First day no longer covered; the end of the horizon where absent.',
  ),
  growth: SignedDecimal.optional().describe('Per month, compounding: "0.05" is +5 %.'),
  seasonality: z
    .array(Decimal)
    .length(12)
    .optional()
    .describe('Twelve factors, January to December.'),
  success: Share.default('1').describe('Share of units that succeed.'),
  case: Id.optional().describe(
    'The case (or workspace) it belongs to, where the scenario has several.',
  ),
};

export const Line = z.strictObject({
  id: Id,
  label: Label.optional(),
  operation: Id.describe('Id of an operation of the price book.'),
  quantity: Quantity.describe('Units; by the schedule per month, per day, or in all.'),
  parameters: Parameters.default({}).describe(
    'A value for each parameter that the operation’s cost looks at.',
  ),
  secondsPerUnit: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .describe('Where concurrency bounds throughput.'),
  ...overTime,
});
export type Line = z.infer<typeof Line>;

export const Catalog = z.strictObject({
  id: Id,
  label: Label,
  records: Quantity.describe('How many; by the schedule per month, per day, or in all.'),
  parameters: Parameters.default({}).describe(
    'Values that hold for all its operations: media mix, fields per document.',
  ),
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
  pack: Id.describe('The pack it buys.'),
  threshold: Decimal.describe('Level of the watched balance that sets it off.'),
  target: Decimal.optional().describe(
    'Level to reach, where the vendor’s rule buys up to a target.',
  ),
  capMoney: z
    .union([Money, z.null()])
    .optional()
    .describe('Most money a month. Absent: the book’s own cap, where it states one; null: no cap.'),
  capCount: Count.optional().describe('Most purchases a month.'),
});

export type AutoTopUpChoice = z.infer<typeof AutoTopUpChoice>;

export const Choices = z.strictObject({
  packs: Packs.optional().describe(
    'none; one pack whenever work falls short; or the cheapest mix. Absent: the book’s way of comparing.',
  ),
  autoTopUp: AutoTopUpChoice.optional().describe('Switches the vendor’s auto top-up on.'),
  overage: z
    .boolean()
    .default(false)
    .describe('The customer’s overage switch, where the vendor has one.'),
  atBlock: z
    .enum(['stay', 'split', 'wait', 'buy', 'upgrade'])
    .default('stay')
    .describe(
      'What to do with a blocked task: leave it, split it, wait for refills, buy credits, or upgrade to the lowest plan that takes it.',
    ),
  allowUpgradeAtBlock: z
    .boolean()
    .default(true)
    .describe('The “allow auto upgrade” switch: false removes upgrade at a block.'),
  seats: Count.min(1).default(1).describe('Seats paid for.'),
  claims: z.array(Id).default([]).describe('Claims of allowances that ask for one.'),
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
  readings: z
    .record(Id, Id)
    .default({})
    .describe('Another reading of an assumption, by assumption id.'),
});
export type Choices = z.infer<typeof Choices>;

/** Something the customer does on a day (rulebook 1, "scheduled changes"). */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ on: CalendarDate, kind: z.literal('plan'), plan: Id }),
  z.strictObject({ on: CalendarDate, kind: z.literal('cancel') }),
  z.strictObject({ on: CalendarDate, kind: z.literal('deactivate') }),
  z.strictObject({ on: CalendarDate, kind: z.literal('reactivate'), plan: Id.optional() }),
  z.strictObject({ on: CalendarDate, kind: z.literal('overage'), enabled: z.boolean() }),
  z.strictObject({
    on: CalendarDate,
    kind: z.literal('auto-top-up'),
    set: z.union([AutoTopUpChoice, z.null()]),
  }),
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
  cycleStart: CalendarDate.describe('First day of the running cycle.'),
  anchor: CalendarDate.optional().describe(
    'Day from which cycles recur; the cycle’s start where absent.',
  ),
  balances: z
    .array(z.strictObject({ meter: Id, credits: Decimal }))
    .default([])
    .describe('What is left of allowance or reservoir, by meter.'),
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
  used: z
    .array(z.strictObject({ meter: Id, credits: Decimal }))
    .default([])
    .describe('Credits used in the running cycle so far, by meter, bought ones included.'),
  overage: z
    .array(z.strictObject({ meter: Id, credits: Decimal }))
    .default([])
    .describe('Overage so far in the running cycle, by meter.'),
  autoTopUpSpent: Money.optional().describe(
    'Money the auto top-up has spent in the running month.',
  ),
});
export type Account = z.infer<typeof Account>;

export const Needs = z.strictObject({
  features: z
    .array(Id)
    .default([])
    .describe(
      'Features the user cannot do without; a plan that lacks one is priced and shown with the gap.',
    ),
  limits: z
    .array(z.strictObject({ limit: Id, atLeast: Decimal }))
    .default([])
    .describe('Limits that must reach at least so much.'),
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
  plan: Id.optional().describe('The plan looked at first; a comparison runs every plan.'),
  start: CalendarDate.describe(
    'First day of the horizon and, without an account, of the first cycle.',
  ),
  months: z.int().min(1).max(120).describe('Length of the horizon.'),
  account: Account.optional().describe(
    'The account as it stands on the morning of the start date. Absent: it starts fresh.',
  ),
  cases: z
    .array(z.strictObject({ id: Id, label: Label }))
    .max(1000)
    .default([])
    .describe('Several cases (or workspaces), each with a subscription of its own.'),
  catalogs: z
    .array(Catalog)
    .max(1000)
    .default([])
    .describe('Collections of records and the operations that run on them.'),
  lines: z
    .array(Line)
    .max(5000)
    .default([])
    .describe('Free lines of work. Lines run in this order.'),
  choices: Choices.prefault({}),
  changes: z
    .array(Change)
    .max(1000)
    .default([])
    .describe('What the customer does on a day: change plan, cancel, buy a pack, …'),
  needs: Needs.prefault({}).describe('What a plan must have to be feasible.'),
  alternatives: z
    .array(Alternative)
    .max(5)
    .default([])
    .describe('Other vendors’ books beside this one, with the work mapped onto their operations.'),
});
export type Scenario = z.infer<typeof Scenario>;
export type ScenarioInput = z.input<typeof Scenario>;
