import type { QuoteContent } from '../../../shared/contract/quote';
import type { QuoteFigures, QuoteMargin, UsageRow } from '../../../shared/contract/quote-figures';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Simulation } from '../../../shared/contract/result';
import type { Scenario } from '../../../shared/contract/scenario';
import { add, formatTrimmed, parseDecimal } from '../../../shared/decimal';
import type { Fault } from '../../../shared/errors';
import { labelOf } from '../../../shared/price-book/wording';
import { readBook } from '../readings';
import { linesOfExtras, linesOfInvoices } from './list-lines';
import { marginOf } from './margin';
import { planChangeFacts } from './plan-change';
import { readinessOf } from './readiness';
import { priceLines } from './totals';

export type QuoteInput = {
  readonly content: QuoteContent;
  readonly scenario: Scenario;
  /** As the scenario pins it; its readings are applied here. */
  readonly book: PriceBook;
  /** Of the scenario under the plan of the quote. */
  readonly simulation: Simulation;
  /** Name of everything the figures depend on. */
  readonly hash: string;
};

export type PricedQuote = {
  readonly figures: QuoteFigures;
  /** For the seller's eyes. */
  readonly margin: QuoteMargin;
  /** What keeps it from being sent. */
  readonly faults: readonly Fault[];
};

/** A quote with all its figures, exact to the minor unit (README.md beside this file). */
export function priceQuote({ content, scenario, book, simulation, hash }: QuoteInput): PricedQuote {
  const places = book.minorUnitPlaces;
  const labelOfCase = (id: string): string => labelOf(scenario.cases, id);
  const drafts = [
    ...linesOfInvoices(simulation.invoices, labelOfCase, places),
    ...linesOfExtras(content.extras, places),
  ];
  const { lines, totals } = priceLines(drafts, content, places);
  const priceKnown = simulation.summary.total !== null;
  const read = readBook(book, scenario);
  return {
    figures: {
      currency: book.currency,
      places,
      plan: { id: content.plan, label: simulation.summary.label },
      priceBook: { id: book.id, version: book.version, label: book.label, vendor: book.vendor },
      scenario: scenario.name,
      start: simulation.start,
      end: simulation.end,
      months: simulation.months,
      lines: [...lines],
      totals,
      due: simulation.summary.months,
      usage: usageOf(simulation, book),
      covered: simulation.summary.unserved.length === 0,
      unserved: simulation.summary.unserved,
      planChange:
        content.planChange === null
          ? null
          : planChangeFacts(read, content.planChange.from, content.plan),
      assumptions: simulation.assumptions.map((assumption) => asRead(assumption, book)),
      sources: book.sources.map(({ title, address, readOn }) => ({
        title,
        address: address ?? '',
        readOn,
      })),
      hash,
    },
    margin: marginOf(lines, content.internal, places),
    faults: readinessOf(content, drafts, priceKnown, places),
  };
}

/** The assumption in the reading that holds for this scenario. */
function asRead(
  assumption: QuoteFigures['assumptions'][number],
  book: PriceBook,
): QuoteFigures['assumptions'][number] {
  const { id, chosen } = assumption;
  const others = book.assumptions.find((each) => each.id === id)?.others ?? [];
  const other = others.find((each) => each.id === chosen);
  return other === undefined ? assumption : { ...assumption, reading: other.label };
}

/** Units and credits of each operation over the whole time. */
function usageOf({ cycles }: Simulation, book: PriceBook): UsageRow[] {
  const rows = new Map<string, UsageRow>();
  for (const { operation, meter, units, credits } of cycles.flatMap(({ cells }) => cells)) {
    const name = `${operation} ${meter}`;
    const known = rows.get(name);
    const one = book.operations.find(({ id }) => id === operation);
    const of = book.meters.find(({ id }) => id === meter);
    const sum = add(parseDecimal(known?.credits ?? '0'), parseDecimal(credits));
    rows.set(name, {
      operation,
      label: one?.label ?? operation,
      unit: one?.unitPlural ?? one?.unit ?? 'units',
      units: (known?.units ?? 0) + units,
      credits: formatTrimmed(sum.units, sum.scale),
      meter: of?.unitPlural ?? meter,
    });
  }
  return [...rows.values()].filter(({ units }) => units > 0);
}
