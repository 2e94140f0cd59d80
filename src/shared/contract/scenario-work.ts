import { z } from 'zod';
import {
  CalendarDate,
  Count,
  Decimal,
  Id,
  Label,
  Quantity,
  Share,
  SignedDecimal,
} from './primitives';

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
