import type { PriceBook } from '../../shared/contract/price-book';
import { newestVersion } from '../../shared/price-book/versions';
import type { PriceBookRepository } from './ports';
import { Recent } from './recent';

/** Where use cases find price books; without a version the newest is meant. */
export type BookLookup = (id: string, version?: string) => PriceBook | undefined;

/** Price books at hand, such as the built-in ones and a file's; of two with one name the earlier wins. */
export function lookupAmong(books: readonly PriceBook[]): BookLookup {
  return (id, version) => {
    const named = books.filter((book) => book.id === id);
    const wanted = version ?? newestVersion(named.map((book) => book.version));
    return named.find((book) => book.version === wanted);
  };
}

const KEPT_BOOKS = 32;

/** Price books as stored. One that was read is kept as long as its revision is the stored one. */
export function lookupInStorage(repository: PriceBookRepository): BookLookup {
  const kept = new Recent<PriceBook>(KEPT_BOOKS);
  return (id, version) => {
    const wanted = version ?? newestVersion(repository.versionsOf(id));
    if (wanted === undefined) return undefined;
    const ref = { id, version: wanted };
    const revision = repository.revisionOf(ref);
    if (revision === undefined) return undefined;
    const key = JSON.stringify([id, wanted, revision]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const stored = repository.find(ref);
    if (stored !== undefined) kept.set(key, stored.book, 1);
    return stored?.book;
  };
}
