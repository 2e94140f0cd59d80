import { canonicalJson } from '../../shared/canonical-json';
import type { PriceBook } from '../../shared/contract/price-book';
import { TierwiseError } from '../../shared/errors';
import { forgetOldAnswers, type Write } from './once';
import type { Ambient, Storage } from './ports';
import type { QuoteService } from './quotes';
import { emptyOldTrash, type ScenarioService } from './scenarios';

/** A row that is there and cannot be read. */
const UNREADABLE = ['stored_value_not_valid', 'stored_value_damaged'];

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

/**
 * A version that was corrected under the same name replaces the stored one, and its results go. So does one that
 * cannot be read any more: the program has it.
 */
function seed({ priceBooks }: Storage, ambient: Ambient, book: PriceBook): void {
  const ref = { id: book.id, version: book.version };
  const revision = priceBooks.revisionOf(ref);
  if (revision === undefined) {
    priceBooks.insert({ book, origin: 'built-in', parent: null, at: ambient.now() });
  } else if (!isStored(priceBooks, book)) {
    priceBooks.replace(book, revision, ambient.now());
  }
}

function isStored(priceBooks: Storage['priceBooks'], book: PriceBook): boolean {
  try {
    const stored = priceBooks.find({ id: book.id, version: book.version });
    return stored !== undefined && canonicalJson(stored.book) === canonicalJson(book);
  } catch (cause) {
    if (cause instanceof TierwiseError && UNREADABLE.includes(cause.faults[0]?.code ?? ''))
      return false;
    throw cause;
  }
}
