import { z } from 'zod';

/** Letters, digits and . _ - ; never empty. Ids are opaque: no code gives one a meaning. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'an id of 1 to 64 letters, digits, ".", "_" or "-"');

export const Label = z.string().trim().min(1).max(200);
export const Text = z.string().max(4000);

/** Exact decimal in plain notation, at least 0, at most 9 places: "0.25", "1500". */
export const Decimal = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,9})?$/, 'a decimal string of at least 0, such as "0.25" or "1500"');

/** Decimal that may be negative. */
export const SignedDecimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,9})?$/, 'a decimal string, such as "-12.50"');

/** Money in the price book's currency; the minor unit is checked against the currency. */
export const Money = Decimal;

/** A share from 0 to 1, exact: "0.87". */
export const Share = z
  .string()
  .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'a share from "0" to "1", such as "0.87"');

function isCalendarDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || year < 1970 || year > 2200) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/** A calendar date of the account, "2026-03-01". */
export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as "2026-03-01"')
  .refine(isCalendarDate, 'a day that exists, from 1970 to 2200');

/** A whole number of things; kept far below 2^53 so that sums stay exact. */
export const Count = z.int().min(0).max(1_000_000_000_000);

/**
 * A number in a workload: known, or uncertain. The plain simulation counts an uncertain one with
 * its likely value, the middle where none is given (rulebook 2, Spreads); simulations draw from it.
 */
export const Quantity = z.union(
  [
    Count,
    z
      .strictObject({ min: Count, likely: Count.optional(), max: Count })
      .refine(
        (q) =>
          q.min <= q.max && (q.likely === undefined || (q.min <= q.likely && q.likely <= q.max)),
        {
          message: 'min <= likely <= max',
        },
      ),
    z.strictObject({ value: Count, plusMinusPercent: z.int().min(0).max(100) }),
    z.strictObject({ past: z.array(Count).min(1).max(10_000) }),
  ],
  'a whole number; or a range with "min" and "max"; or "value" with "plusMinusPercent"; or a list of "past" numbers',
);
export type Quantity = z.infer<typeof Quantity>;

export const Unlimited = z.literal('unlimited');

/** Where a figure or rule comes from: a source of the book and the section in it. */
export const Cite = z.strictObject({ of: Id, section: z.string().min(1).max(300) });
export type Cite = z.infer<typeof Cite>;

const Citation = z.union([Cite, z.array(Cite).min(1)]);

/** What every rule and figure of a price book carries. */
export const cited = {
  source: Citation,
  /** Assumptions this figure or rule rests on. */
  assumptions: z.array(Id).optional(),
  note: Text.optional(),
};

/** As `cited`, where only some variants hold a figure; `checkPriceBook` asks those for a source. */
export const citable = { ...cited, source: Citation.optional() };
