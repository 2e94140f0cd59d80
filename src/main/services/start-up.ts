import { canonicalJson } from '../../shared/canonical-json';
import type { PriceBook } from '../../shared/contract/price-book';
import { forgetOldAnswers, type Write } from './once';
import type { Ambient, Storage } from './ports';
import type { QuoteService } from './quotes';
import { emptyOldTrash, type ScenarioService } from './scenarios';

export type StartUpParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly write: Write;
  readonly scenarios: ScenarioService;
  readonly quotes: QuoteService;
  readonly builtInBooks: readonly PriceBook[];
};

/**
 * Brings the library in step with the program: built-in price books as this version ships them
 * beside the versions there are, the samples on the very first start, old trash and old answers gone.
 */
export function startUp(parts: StartUpParts): void {
  const { storage, ambient, write, scenarios, quotes, builtInBooks } = parts;
  write('startUp', undefined, () => {
    const first = storage.priceBooks.list().length === 0;
    for (const book of builtInBooks) seed(storage, ambient, book);
    emptyOldTrash(storage, ambient);
    quotes.emptyTrash();
    forgetOldAnswers(storage, ambient);
    storage.results.prune();
    if (!first) return;
    // Backwards, so that the first sample is the newest and heads the list.
    for (const { id } of scenarios.samples().toReversed()) scenarios.createFromSample(id);
  });
}

/** A version that was corrected under the same name replaces the stored one, and its results go. */
function seed({ priceBooks }: Storage, ambient: Ambient, book: PriceBook): void {
  const stored = priceBooks.find({ id: book.id, version: book.version });
  if (stored === undefined) {
    priceBooks.insert({ book, origin: 'built-in', parent: null, at: ambient.now() });
  } else if (canonicalJson(stored.book) !== canonicalJson(book)) {
    priceBooks.replace(book, stored.head.revision, ambient.now());
  }
}
