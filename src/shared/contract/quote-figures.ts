import { z } from 'zod';
import { CalendarDate, Id, SignedDecimal } from './primitives';
import { Comparison, InvoiceLineKind, MonthSum, Unserved } from './result';
import { LineKey } from './quote';

/**
 * The figures of a quote. Money is exact in the price book's minor unit: every total is the sum of
 * its parts as they are shown, discounts and tax are rounded half up per line, and a discount on
 * the whole is split over the lines by largest remainder.
 */
export const QuoteLine = z.strictObject({
  key: LineKey,
  kind: z.union([InvoiceLineKind, z.literal('extra')]),
  label: z.string(),
  /** How it comes about, where that is more than quantity × price. */
  detail: z.string(),
  quantity: z.string().nullable(),
  unitPrice: SignedDecimal.nullable(),
  /** Before any discount. */
  list: SignedDecimal,
  /** Taken off this line alone, and its part of what is taken off the whole; both at least 0. */
  discount: SignedDecimal,
  share: SignedDecimal,
  /** list − discount − share: what is taxed. */
  net: SignedDecimal,
  tax: SignedDecimal,
  /** Why this line's own discount is given, and in what form: "10 %". */
  discountWords: z.string(),
  discountReason: z.string(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

export const QuoteTotals = z.strictObject({
  list: SignedDecimal,
  /** Discounts of single lines together. */
  lineDiscounts: SignedDecimal,
  /** Discount on the whole. */
  discount: SignedDecimal,
  net: SignedDecimal,
  tax: SignedDecimal,
  total: SignedDecimal,
});
export type QuoteTotals = z.infer<typeof QuoteTotals>;

/** What a plan holds, beside what the former one held. */
export const PlanFact = z.strictObject({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string(),
});

export const PlanChangeFacts = z.strictObject({
  from: z.string().nullable(),
  to: z.string(),
  /** Price, allowance, ceiling and limits. */
  facts: z.array(PlanFact),
  /** Features and operations that the new plan opens. */
  unlocks: z.array(z.string()),
  /** Features that the former plan had and the new one lacks. */
  loses: z.array(z.string()),
});
export type PlanChangeFacts = z.infer<typeof PlanChangeFacts>;

export const UsageRow = z.strictObject({
  operation: Id,
  label: z.string(),
  /** In the operation's plural, such as "records". */
  unit: z.string(),
  units: z.int(),
  credits: z.string(),
  meter: z.string(),
});
export type UsageRow = z.infer<typeof UsageRow>;

/** Without anything internal: this is what exports are made of. */
export const QuoteFigures = z.strictObject({
  currency: z.string(),
  places: z.int(),
  plan: z.strictObject({ id: Id, label: z.string() }),
  priceBook: z.strictObject({ id: Id, version: z.string(), label: z.string(), vendor: z.string() }),
  scenario: z.string(),
  start: CalendarDate,
  /** First day no longer covered. */
  end: CalendarDate,
  months: z.int(),
  lines: z.array(QuoteLine),
  totals: QuoteTotals,
  /** Money by month at list prices, as it falls due. */
  due: z.array(MonthSum),
  usage: z.array(UsageRow),
  /** Whether the plan serves all the work of the scenario. */
  covered: z.boolean(),
  unserved: z.array(Unserved),
  planChange: PlanChangeFacts.nullable(),
  assumptions: Comparison.shape.assumptions,
  sources: z.array(
    z.strictObject({ title: z.string(), address: z.string(), readOn: CalendarDate }),
  ),
  /** Names everything the figures depend on: scenario, price book, quote and rules. */
  hash: z.string(),
});
export type QuoteFigures = z.infer<typeof QuoteFigures>;

/** What the seller earns, line by line; never part of QuoteFigures. */
export const QuoteMargin = z.strictObject({
  lines: z.array(
    z.strictObject({
      line: LineKey,
      cost: SignedDecimal.nullable(),
      margin: SignedDecimal.nullable(),
    }),
  ),
  /** Null while a line has no cost. */
  cost: SignedDecimal.nullable(),
  margin: SignedDecimal.nullable(),
  /** Of the net amount, with one place; null where that is 0 or the margin is unknown. */
  percent: SignedDecimal.nullable(),
});
export type QuoteMargin = z.infer<typeof QuoteMargin>;

/** One thing in which two quotes differ, or one line that both have. */
export const QuoteDifference = z.strictObject({
  part: z.enum(['terms', 'lines', 'totals']),
  label: z.string(),
  /** Money stays a decimal string; null where one of the two has no such thing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** after − before where both are money in one currency. */
  change: SignedDecimal.nullable(),
  /** What else of it differs, in words. */
  note: z.string(),
});
export type QuoteDifference = z.infer<typeof QuoteDifference>;
