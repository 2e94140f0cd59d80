import { publicContent, type QuoteContent, type QuoteHead } from '../../shared/contract/quote';
import type { QuoteDifference } from '../../shared/contract/quote-figures';
import type { FrozenQuote, QuoteView } from '../../shared/contract/quote-frozen';
import type { Edition, QuoteSheet } from '../../shared/contract/quote-sheet';
import type { Fault } from '../../shared/errors';
import { compareQuotes } from '../planning/quote/compare-quotes';
import { marginOf } from '../planning/quote/margin';
import { priceQuote, type PricedQuote } from '../planning/quote/price-quote';
import { openQuote, type OpenQuote } from '../planning/quote/redact';
import { sheetOf } from '../planning/quote/sheet';
import type { BookLookup } from './book-lookup';
import { contentHash, inputHash } from './input-hash';
import type { PlanningService } from './planning';
import type { Ambient, KeptQuote, Storage } from './ports';
import { readQuoteContent } from './quote-content';
import { figuresChanged, quoteUnknown, scenarioGone } from './quote-rules';
import { readScenario, type PricedInput } from './scenario-input';
import { scenarioUnknown } from './scenario-rules';

export type QuoteViewParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly books: BookLookup;
  readonly planning: PlanningService;
};

/** Content and scenario as they are on screen, where they differ from what is kept. */
export type Unsaved = { readonly content?: unknown; readonly scenario?: unknown };

/** What an export is made of: nothing internal is in it. */
export type QuoteMaterial = {
  readonly head: QuoteHead;
  readonly open: OpenQuote;
  readonly sheet: QuoteSheet;
  /** Why no file may be made of it: an amount that is not known. */
  readonly blocking: readonly Fault[];
};

export type PricedDraft = PricedQuote & { readonly input: PricedInput };

/** What of a quote is in the name of its figures: not what is internal, and not the logo's many bytes. */
function hashed(content: QuoteContent): unknown {
  const { sender, ...open } = publicContent(content);
  return { ...open, sender: { ...sender, logo: null } };
}

/** Quotes with their figures: of a draft as its scenario is now, of a sent one as it was frozen. */
export class QuoteViews {
  readonly #parts: QuoteViewParts;

  constructor(parts: QuoteViewParts) {
    this.#parts = parts;
  }

  /** A quote with its figures and the sheet of an edition, as it is on screen. */
  view(id: string, unsaved: Unsaved = {}, edition: Edition = 'full'): QuoteView {
    const kept = this.#kept(id);
    const { frozen, head } = kept;
    if (frozen !== null) {
      const { figures, sheets } = frozen;
      const margin = marginOf(figures.lines, kept.content.internal, figures.places);
      return { figures, margin, sheet: this.#marked(sheets[edition], head), faults: [] };
    }
    const content =
      unsaved.content === undefined ? kept.content : readQuoteContent(unsaved.content);
    const { figures, margin, faults } = this.price(kept, content, unsaved.scenario);
    const open = openQuote(content, figures, edition);
    const sheet = sheetOf({ ...open, edition: head.edition, status: 'draft' });
    return { figures, margin, sheet, faults: [...faults] };
  }

  compare(before: string, after: string): readonly QuoteDifference[] {
    return compareQuotes(this.material(before, 'full').open, this.material(after, 'full').open);
  }

  /** What is exported; where `hash` is given, the figures must be those. */
  material(id: string, edition: Edition, hash?: string): QuoteMaterial {
    const { head, content, frozen } = this.#kept(id);
    if (frozen !== null) {
      const sheet = this.#marked(frozen.sheets[edition], head);
      return { head, open: openQuote(content, frozen.figures, edition), sheet, blocking: [] };
    }
    const { figures, faults } = this.price({ head }, content);
    if (hash !== undefined && figures.hash !== hash) throw figuresChanged(head);
    const open = openQuote(content, figures, edition);
    const sheet = sheetOf({ ...open, edition: head.edition, status: 'draft' });
    const blocking = faults.filter(({ code }) => code === 'quote_price_unknown');
    return { head, open, sheet, blocking };
  }

  /** The scenario of a quote, checked and pinned; as it is on screen where that is given. */
  scenario(id: string, unsaved?: unknown): PricedInput {
    const { storage, books } = this.#parts;
    const kept = storage.scenarios.find(id);
    if (!kept) throw scenarioUnknown(id);
    return readScenario(unsaved ?? kept.scenario, books);
  }

  price({ head }: Pick<KeptQuote, 'head'>, content: QuoteContent, unsaved?: unknown): PricedDraft {
    const { planning, ambient } = this.#parts;
    if (head.scenario === null) throw scenarioGone(head);
    const input = this.scenario(head.scenario, unsaved);
    const { scenario, book } = input;
    const { simulation } = planning.simulate(scenario, content.plan);
    const hash = inputHash(ambient.programVersion, scenario, contentHash(book), hashed(content));
    return { ...priceQuote({ content, scenario, book, simulation, hash }), input };
  }

  /** What a quote is at the moment it is sent. */
  freeze({ head, content }: KeptQuote, { figures, input }: PricedDraft): FrozenQuote {
    const sheet = (edition: Edition): QuoteSheet =>
      sheetOf({ ...openQuote(content, figures, edition), edition: head.edition, status: 'sent' });
    return {
      scenario: input.scenario,
      priceBook: input.book,
      figures,
      sheets: { full: sheet('full'), redacted: sheet('redacted') },
    };
  }

  /** What a sent quote says of itself today: that a newer edition has taken its place. */
  #marked(sheet: QuoteSheet, { status }: QuoteHead): QuoteSheet {
    if (status !== 'revised') return sheet;
    const blocks = sheet.blocks.map((block) =>
      block.kind === 'head' ? { ...block, mark: 'Revised' } : block,
    );
    return { ...sheet, blocks };
  }

  #kept(id: string): KeptQuote {
    const found = this.#parts.storage.quotes.find(id);
    if (!found) throw quoteUnknown(id);
    return found;
  }
}
