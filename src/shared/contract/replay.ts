import { z } from 'zod';
import { CalendarDate, Decimal, Id, Label, SignedDecimal } from './primitives';
import { Gap, PlanStatus, Purchase, RESULT_FORMAT } from './result';
import { Line } from './scenario-work';

/** Real usage run against the plans, and the workload that describes it. */

export const ReplayQuery = z.strictObject({
  /** The price book's operation for a name in the file that is not one of its ids or labels. */
  operations: z.record(z.string().max(200), Id).default({}),
  /** Only usage from this day on, and before this one. */
  from: CalendarDate.optional(),
  until: CalendarDate.optional(),
  /** Plans to run; all of the book where absent. */
  plans: z.array(Id).min(1).max(100).optional(),
  /** Fit a workload to the usage as well. */
  fit: z.boolean().default(false),
  /** First day of the scenario that the fitted workload is for; the day after the usage where absent. */
  start: CalendarDate.optional(),
});
export type ReplayQuery = z.infer<typeof ReplayQuery>;

/** Usage that no line could be made of, with the reason. */
export const UnmatchedUsage = z.strictObject({
  /** What the file says: "operation GPT-5", "media Photo". */
  what: z.string(),
  code: z.enum(['operation_unknown', 'parameter_value_unknown', 'case_unknown']),
  rows: z.int(),
  units: z.int(),
  remedy: z.string(),
});
export type UnmatchedUsage = z.infer<typeof UnmatchedUsage>;

/** A plan as it would have gone with nothing bought beyond it. */
export const CappedRun = z.strictObject({
  total: SignedDecimal.nullable(),
  /** Days on which due work could not run: it was refused, or waits at the day's end. */
  blockedDays: z.int(),
  /** The first of them. */
  blockedOn: z.array(CalendarDate),
  unservedUnits: z.int(),
  servedUnits: z.int(),
});
export type CappedRun = z.infer<typeof CappedRun>;

/** A plan with packs, top-ups and overage as the scenario chooses them. */
export const CoveredRun = CappedRun.extend({
  /** What the total is for; null with it. */
  subscription: SignedDecimal.nullable(),
  packs: SignedDecimal.nullable(),
  overage: SignedDecimal.nullable(),
  other: SignedDecimal.nullable(),
  /** Money beyond the plan: packs and overage. */
  overflow: SignedDecimal.nullable(),
  purchases: z.array(Purchase),
  overageCredits: Decimal,
});
export type CoveredRun = z.infer<typeof CoveredRun>;

export const ReplayPlan = z.strictObject({
  plan: Id,
  label: Label,
  status: PlanStatus,
  gaps: z.array(Gap),
  reasons: z.array(z.string()),
  capped: CappedRun,
  covered: CoveredRun,
});
export type ReplayPlan = z.infer<typeof ReplayPlan>;

/** A pattern by weekday, Monday first, 1 being the average day. */
const Weekdays = z.array(z.number()).length(7);

export const FittedOperation = z.strictObject({
  operation: Id,
  label: Label,
  /** Lines that together describe it; several where each weekday has a level of its own. */
  lines: z.array(Line),
  /** The pattern in one sentence. */
  sentence: z.string(),
  units: z.int(),
  failed: z.int(),
  /** Units of the fitted lines over the same days. */
  fittedUnits: z.int(),
  /** Average units of a day, over the first and over the last month of the usage. */
  firstLevel: z.number(),
  lastLevel: z.number(),
  /** Per month, compounding; "0" where none is plain enough to tell. */
  growth: SignedDecimal,
  weekdays: Weekdays,
  /** January to December, 1 being the average month; null where less than two years are known. */
  seasons: z.array(z.number()).length(12).nullable(),
  /** Units of each month (from the first day of the usage), real and fitted. */
  months: z.array(z.strictObject({ from: CalendarDate, real: z.int(), fitted: z.int() })),
  /** Sum of the differences by day and by month, in percent of all units. */
  errorByDay: z.number(),
  errorByMonth: z.number(),
});
export type FittedOperation = z.infer<typeof FittedOperation>;

export const Fit = z.strictObject({
  /** First day of the scenario the lines are for. */
  start: CalendarDate,
  operations: z.array(FittedOperation),
  notes: z.array(z.string()),
});
export type Fit = z.infer<typeof Fit>;

/** The account as it was planned and as it went, day by day, on the plan it has. */
export const PlanAgainstActual = z.strictObject({
  plan: Id,
  label: Label,
  days: z.array(CalendarDate),
  /** By meter: credits used on the day, and the balance at its end. */
  meters: z.array(
    z.strictObject({
      meter: Id,
      plannedUsed: z.array(Decimal),
      actualUsed: z.array(Decimal),
      plannedBalance: z.array(SignedDecimal),
      actualBalance: z.array(SignedDecimal),
      /** Used so far beyond the plan (+) or less than planned (−), at the last day. */
      ahead: SignedDecimal,
      aheadPercent: SignedDecimal.nullable(),
    }),
  ),
  /** Of the whole horizon: as planned; and with the usage so far and the plan from the next day on. */
  planned: z.strictObject({
    total: SignedDecimal.nullable(),
    firstShortOn: CalendarDate.nullable(),
  }),
  expected: z.strictObject({
    total: SignedDecimal.nullable(),
    firstShortOn: CalendarDate.nullable(),
  }),
  sentence: z.string(),
});
export type PlanAgainstActual = z.infer<typeof PlanAgainstActual>;

export const ReplayResult = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  kind: z.literal('replay'),
  scenario: z.string(),
  priceBook: z.strictObject({ id: Id, version: z.string() }),
  currency: z.string(),
  /** First day of the usage and the day after its last. */
  from: CalendarDate,
  until: CalendarDate,
  /** What the money is for: whole months from the first day, so that the last one may go on after the usage. */
  start: CalendarDate,
  end: CalendarDate,
  units: z.int(),
  failed: z.int(),
  operations: z.array(
    z.strictObject({ operation: Id, label: Label, rows: z.int(), units: z.int(), failed: z.int() }),
  ),
  /** Usage left out, by reason, and usage outside `from` to `until`. */
  unmatched: z.array(UnmatchedUsage),
  outsideUnits: z.int(),
  /** Cheapest plan that would have served everything; null where none would. */
  cheapest: Id.nullable(),
  plans: z.array(ReplayPlan),
  fit: Fit.nullable(),
  /** Null where the scenario names no plan, plans no work, or none of its days has usage. */
  againstPlan: PlanAgainstActual.nullable(),
});
export type ReplayResult = z.infer<typeof ReplayResult>;
