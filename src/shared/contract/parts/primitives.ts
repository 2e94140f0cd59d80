import { z } from 'zod';
import { CalendarDate, Id } from '../primitives';

/** What the four parts share: instants, exact amounts, recurrences. Shapes only, no transformation. */

const INSTANT_FORM =
  /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3}0*)?)?(?:Z|\+00:00))?$/;
const INSTANT_ALLOWED =
  'a UTC date "2026-01-31" (its midnight) or date-time "2026-01-31T09:30:00Z" or "2026-01-31T09:30:00.250Z"; convert any other time zone to UTC first';

/** A point in time, exact to the millisecond. A date alone is its midnight in UTC. */
export const Instant = z
  .string()
  .regex(INSTANT_FORM, INSTANT_ALLOWED)
  .refine(
    (text) => CalendarDate.safeParse(text.slice(0, 10)).success,
    'a day that exists, from 1970 to 2200',
  )
  .describe(
    'A date "2026-01-31" (midnight UTC) or a UTC date-time "2026-01-31T09:30:00Z", to the millisecond at most.',
  );
export type Instant = z.infer<typeof Instant>;

/** An instant in a result: a date where the whole input speaks in dates, else a date-time. */
export const ResultInstant = z
  .string()
  .describe('A date where every instant of the input is a date, otherwise a UTC date-time.');

const DECIMAL = /^\d{1,18}(?:\.\d{1,9})?$/;
const DECIMAL_ALLOWED =
  'a decimal string of at least 0 such as "0.25" (at most 18 digits and 9 places)';
const AMOUNT_ALLOWED = `${DECIMAL_ALLOWED}, or a whole number; write fractions as strings`;

/** Credits, at least 0, exact: a decimal string, or a whole number that JSON holds exactly. */
export const Amount = z
  .union([z.string().regex(DECIMAL, DECIMAL_ALLOWED), z.int().min(0)], { error: AMOUNT_ALLOWED })
  .describe('Exact amount of at least 0: "0.25", "1500", or a whole number such as 1500.');
export type Amount = z.infer<typeof Amount>;

export const PositiveAmount = Amount.refine((amount) => /[1-9]/.test(String(amount)), {
  error: 'an exact amount above 0, such as "1" or "0.01"',
}).describe('Exact amount above 0.');

/** Money of at least 0, exact; amounts of money in results have the currency's places. */
export const MoneyAmount = z
  .union([z.string().regex(DECIMAL, DECIMAL_ALLOWED), z.int().min(0)], { error: AMOUNT_ALLOWED })
  .describe('Money, exact: "29.90", or a whole number such as 30.');

const SIGNED_ALLOWED =
  'a decimal string such as "29.90" or "-29.90" (at most 18 digits and 9 places)';

export const SignedMoneyAmount = z
  .union([z.string().regex(/^-?\d{1,18}(?:\.\d{1,9})?$/, SIGNED_ALLOWED), z.int()], {
    error: `${SIGNED_ALLOWED}, or a whole number; write fractions as strings`,
  })
  .describe('Money, exact, negative for a credit: "29.90", "-29.90", or a whole number.');

const PERCENT_ALLOWED = 'a percentage from 0 to 100, such as "50" or "33.3"';

/** Percent from 0 to 100. */
export const Percentage = z
  .union(
    [
      z.string().regex(/^(?:\d{1,2}(?:\.\d{1,9})?|100(?:\.0{1,9})?)$/, PERCENT_ALLOWED),
      z.int().min(0).max(100),
    ],
    {
      error: PERCENT_ALLOWED,
    },
  )
  .describe('Percent from 0 to 100: "50" is half.');

/** An exact amount in a result, always a decimal string without needless zeros. */
export const ResultAmount = z.string().describe('Exact amount as a decimal string.');
/** Money in a result, with all places of the minor unit. */
export const ResultMoney = z
  .string()
  .describe('Money as a decimal string with all places of the minor unit.');

export const Interval = z
  .enum(['day', 'week', 'month', 'year'])
  .describe('Unit of the interval. Months and years clamp to the last day of a short month.');
export type Interval = z.infer<typeof Interval>;

export const IntervalCount = z
  .int()
  .min(1)
  .max(1200)
  .default(1)
  .describe('How many units make one interval: 3 with "month" is a quarter.');

/** A length of time: it is added to an instant by the same rule as a recurrence. */
export const Duration = z.strictObject({ interval: Interval, intervalCount: IntervalCount });
export type Duration = z.infer<typeof Duration>;

/**
 * Occurrences at anchor + k × interval for every whole k, negative ones too: the anchor may lie
 * anywhere. Each is computed from the anchor, so a month end never drifts.
 */
export const Recurrence = z.strictObject({
  anchor: Instant.describe(
    'Instant from which the occurrences are counted, in both directions; it may lie before, in or after the period.',
  ),
  interval: Interval,
  intervalCount: IntervalCount,
});
export type Recurrence = z.infer<typeof Recurrence>;

export const Operation = Id.describe(
  'Operation that used the credits; decides which restricted grants may pay.',
);

export const MinorUnitPlaces = z
  .int()
  .min(0)
  .max(4)
  .default(2)
  .describe(
    "Decimal places of the currency's minor unit: 2 for EUR and USD, 0 for JPY, 3 for KWD.",
  );
