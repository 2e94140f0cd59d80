import { z } from 'zod';
import { CalendarDate, Count, Decimal, Id, Label, Money, Text } from './primitives';
import { AutoTopUpChoice, Choices } from './scenario-choices';
import { Catalog, Line, Parameters } from './scenario-work';

export const SCENARIO_FORMAT = 'tierwise/scenario@1';

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
    'The account as it stands on the morning of the start date; of several cases each stands so. Absent: it starts fresh.',
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
