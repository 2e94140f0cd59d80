import { priceQuote, type PricedQuote } from '../../src/main/planning/quote/price-quote';
import { simulateScenario } from '../../src/main/planning/simulate';
import type { PriceBook } from '../../src/shared/contract/price-book';
import {
  QUOTE_FORMAT,
  QuoteContent,
  type QuoteContentInput,
} from '../../src/shared/contract/quote';
import { Scenario, type ScenarioInput } from '../../src/shared/contract/scenario';
import { smallScenario } from './library';
import { smallBook } from './small-book';

/** A quote with both names and no discount, for the plan "pro" of the small book. */
export function quoteContent(change: Partial<QuoteContentInput> = {}): QuoteContent {
  return QuoteContent.parse({
    format: QUOTE_FORMAT,
    number: 'Q-2026-0001',
    date: '2026-02-01',
    validUntil: '2026-02-28',
    plan: 'pro',
    customer: { name: 'Summit & Sons', address: '1 Hill Road\nLeeds' },
    sender: { name: 'Kiosk Resale' },
    ...change,
  });
}

export type QuoteCase = {
  readonly content?: Partial<QuoteContentInput>;
  readonly scenario?: Partial<ScenarioInput>;
  readonly book?: PriceBook;
};

/** The small scenario priced as a quote: three months of Pro at 20.00 and two bags at 8.00, 76.00. */
export function pricedQuote({
  content,
  scenario,
  book = smallBook(),
}: QuoteCase = {}): PricedQuote & {
  readonly content: QuoteContent;
  readonly scenario: Scenario;
  readonly book: PriceBook;
} {
  const quote = quoteContent(content);
  const parsed = Scenario.parse(smallScenario(scenario));
  const simulation = simulateScenario({ scenario: parsed, book, plan: quote.plan });
  const priced = priceQuote({
    content: quote,
    scenario: parsed,
    book,
    simulation,
    hash: 'test:0123456789abcdef',
  });
  return { ...priced, content: quote, scenario: parsed, book };
}
