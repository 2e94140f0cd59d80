import { z } from 'zod';
import { Instant, PriceBookRef, RecordId } from './library';
import { CalendarDate, Decimal, Id, Label, Money, Text } from './primitives';

/** A quote as its author writes it, and what the library keeps beside it. Its figures: quote-figures.ts. */

export const QUOTE_FORMAT = 'tierwise/quote@1';

/** Between 0 and 100 with at most 4 places: "12.5". */
export const Percent = z
  .string()
  .regex(
    /^(\d{1,2}(\.\d{1,4})?|100(\.0{1,4})?)$/,
    'a percentage from "0" to "100", such as "12.5"',
  );

const Line = z.string().trim().max(200);

/** What is taken off, and why; an amount is in the price book's currency, before tax. */
export const Discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: Percent, reason: Line.default('') }),
  z.strictObject({ kind: z.literal('amount'), amount: Money, reason: Line.default('') }),
]);
export type Discount = z.infer<typeof Discount>;

/** Names a line of a quote whatever its figures: `subscription:plans.starter.price`. */
export const LineKey = z.string().min(1).max(400);

/** Something the seller adds by hand, such as a workshop. */
export const ExtraLine = z.strictObject({
  id: Id,
  label: Label,
  detail: Line.default(''),
  quantity: Decimal,
  unitPrice: Money,
});
export type ExtraLine = z.infer<typeof ExtraLine>;

/** Most bytes of a logo, and most pixels of one side. */
export const LOGO_MAX_BYTES = 512 * 1024;
export const LOGO_MAX_SIDE = 2_000;

export const Logo = z.strictObject({
  type: z.enum(['image/png', 'image/jpeg']),
  /** Size in pixels, as the file says. */
  width: z.int().min(1).max(LOGO_MAX_SIDE),
  height: z.int().min(1).max(LOGO_MAX_SIDE),
  base64: z
    .string()
    .max(Math.ceil(LOGO_MAX_BYTES / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64 text'),
});
export type Logo = z.infer<typeof Logo>;

export const Sender = z.strictObject({
  name: Line.default(''),
  /** Lines of an address. */
  address: Text.default(''),
  /** Person, telephone, mail. */
  contact: Line.default(''),
  logo: Logo.nullable().default(null),
  /** Of headings and rules; dark enough to read is checked where it is drawn. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'a colour such as "#2456c7"')
    .default('#2456c7'),
});

export const Customer = z.strictObject({
  name: Line.default(''),
  contact: Line.default(''),
  address: Text.default(''),
  /** The customer's own word for it: an order or file number. */
  reference: Line.default(''),
});

/** How figures and dates are set in the document; a quote reads the same on every machine. */
export const QuoteStyle = z.strictObject({
  numbers: z.enum(['1,234.56', '1.234,56', '1 234,56', '1’234.56']).default('1,234.56'),
  dates: z
    .enum(['1 March 2026', '2026-03-01', '01.03.2026', '03/01/2026', '01/03/2026'])
    .default('1 March 2026'),
  paper: z.enum(['A4', 'Letter']).default('A4'),
});
export type QuoteStyle = z.infer<typeof QuoteStyle>;

/** A cost of the seller: an amount, or a share of the list amount. */
export const Cost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: Money }),
  z.strictObject({ kind: z.literal('percent-of-list'), percent: Percent }),
]);
export type Cost = z.infer<typeof Cost>;

/** For the seller's eyes; no export, print or share file ever holds any of it. */
export const Internal = z.strictObject({
  /** Share of its list amount that every line costs which has no cost of its own. */
  everyLine: Percent.nullable().default(null),
  lines: z
    .array(z.strictObject({ line: LineKey, cost: Cost }))
    .max(500)
    .default([]),
  notes: Text.default(''),
});
export type Internal = z.infer<typeof Internal>;

export const QuoteContent = z.strictObject({
  format: z.literal(QUOTE_FORMAT),
  number: z.string().trim().min(1).max(40),
  title: Label.default('Quote'),
  date: CalendarDate,
  validUntil: CalendarDate,
  sender: Sender.prefault({}),
  customer: Customer.prefault({}),
  /** The plan offered; the scenario says the rest. */
  plan: Id,
  lineDiscounts: z
    .array(z.strictObject({ line: LineKey, discount: Discount }))
    .max(500)
    .default([]),
  extras: z.array(ExtraLine).max(50).default([]),
  /** On everything, after the discounts of single lines. */
  discount: Discount.nullable().default(null),
  tax: z
    .strictObject({ label: Line.default('VAT'), percent: Percent })
    .nullable()
    .default(null),
  paymentTerms: Text.default(''),
  notes: Text.default(''),
  /** Announces that a subscription moves to the plan of this quote. */
  planChange: z
    .strictObject({ from: Id.nullable(), note: Text.default('') })
    .nullable()
    .default(null),
  shows: z
    .strictObject({
      months: z.boolean().default(true),
      workload: z.boolean().default(true),
      assumptions: z.boolean().default(true),
      sources: z.boolean().default(true),
    })
    .prefault({}),
  acceptance: z
    .strictObject({ shown: z.boolean().default(true), text: Text.default('We accept this quote.') })
    .prefault({}),
  style: QuoteStyle.prefault({}),
  internal: Internal.prefault({}),
});
export type QuoteContent = z.infer<typeof QuoteContent>;
export type QuoteContentInput = z.input<typeof QuoteContent>;

/** `revised`: a newer edition of the same quote has been sent in its place. */
export const QuoteStatus = z.enum(['draft', 'sent', 'accepted', 'revised']);
export type QuoteStatus = z.infer<typeof QuoteStatus>;

export const QuoteHead = z.strictObject({
  id: RecordId,
  /** The scenario it prices; null where that was deleted. */
  scenario: RecordId.nullable(),
  number: z.string(),
  /** 1, and one more for each revision of it. */
  edition: z.int().min(1),
  status: QuoteStatus,
  /** The edition that this one revises. */
  parent: RecordId.nullable(),
  title: z.string(),
  customer: z.string(),
  plan: Id,
  /** Frozen with the quote when it was sent; null while it is a draft and follows its scenario. */
  sent: z
    .strictObject({ total: z.string(), currency: z.string(), priceBook: PriceBookRef })
    .nullable(),
  date: CalendarDate,
  validUntil: CalendarDate,
  /** Goes up with every saved edit. */
  revision: z.int().min(1),
  createdAt: Instant,
  updatedAt: Instant,
  /** Since when it has its status. */
  statusSince: Instant,
});
export type QuoteHead = z.infer<typeof QuoteHead>;

export const StoredQuote = z.strictObject({ head: QuoteHead, content: QuoteContent });
export type StoredQuote = z.infer<typeof StoredQuote>;

/** "Q-2026-0007", and "Q-2026-0007 (2)" for its second edition. */
export function quoteName({ number, edition }: Pick<QuoteHead, 'number' | 'edition'>): string {
  return edition === 1 ? number : `${number} (${edition})`;
}

/** What leaves the house: everything but what is for the seller's eyes. */
export const PublicQuoteContent = QuoteContent.omit({ internal: true });
export type PublicQuoteContent = z.infer<typeof PublicQuoteContent>;

export function publicContent({ internal: _kept, ...open }: QuoteContent): PublicQuoteContent {
  return open;
}
