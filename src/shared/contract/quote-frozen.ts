import { z } from 'zod';
import { PriceBook } from './price-book';
import { QuoteFigures, QuoteMargin } from './quote-figures';
import { QuoteSheet } from './quote-sheet';
import { FaultSchema } from './library';
import { Scenario } from './scenario';

/** What a quote was when it was sent. It never changes again, whatever becomes of its scenario. */
export const FrozenQuote = z.strictObject({
  scenario: Scenario,
  priceBook: PriceBook,
  figures: QuoteFigures,
  sheets: z.strictObject({ full: QuoteSheet, redacted: QuoteSheet }),
});
export type FrozenQuote = z.infer<typeof FrozenQuote>;

/** A quote as the screen shows it; `margin` is for the seller's eyes. */
export const QuoteView = z.strictObject({
  figures: QuoteFigures,
  margin: QuoteMargin,
  sheet: QuoteSheet,
  /** What keeps it from being sent; empty once it is. */
  faults: z.array(FaultSchema),
});
export type QuoteView = z.infer<typeof QuoteView>;
