import type { CheckAnswer, PriceBookHead, PriceBookRef, StoredPriceBook } from '../../shared/contract/library';
import type { PriceBook } from '../../shared/contract/price-book';
import type { PriceBookChange } from '../../shared/contract/price-book-change';
import { badInput, type Outcome } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import { checkPriceBook } from '../../shared/price-book/check';
import { diffPriceBooks } from '../../shared/price-book/diff';
import { templatePriceBook } from '../../shared/price-book/template';
import { compareVersions, newestVersion, nextVersion } from '../../shared/price-book/versions';
import { refusal, unknownName } from './fault';
import { canonicalJson } from './input-hash';
import type { Write } from './once';
import type { Ambient, Storage } from './ports';

/** Asked for by id alone, the newest version is meant. */
export type PriceBookQuery = { readonly id: string; readonly version?: string | undefined };

export type PriceBookService = {
  /** Every version of every book, by label, the newest version of a book first. */
  readonly list: () => readonly PriceBookHead[];
  readonly get: (query: PriceBookQuery) => StoredPriceBook;
  /** A copy under a new id that may be edited. */
  readonly copy: (query: PriceBookQuery, label?: string, operation?: string) => StoredPriceBook;
  /** Checks without saving; faults are the answer. */
  readonly validate: (json: unknown) => CheckAnswer;
  /** Saves over the same version. Refused where the version is built in, in use or has changed since. */
  readonly save: (json: unknown, expectedRevision: number, operation?: string) => PriceBookHead;
  /** Saves beside the versions there are; the content names its own version. */
  readonly saveVersion: (json: unknown, from: PriceBookRef, operation?: string) => PriceBookHead;
  /** A version that the book does not have yet, after this one. */
  readonly nextVersion: (ref: PriceBookRef) => string;
  readonly remove: (ref: PriceBookRef, operation?: string) => PriceBookRef;
  /** JSON text of one price book. Importing what is there already changes nothing. */
  readonly import: (text: string, operation?: string) => PriceBookHead;
  /** JSON text that `import` takes. */
  readonly export: (query: PriceBookQuery) => string;
  /** A new book of one's own from the template. */
  readonly create: (names: { label: string; vendor: string; currency: string }, operation?: string) => StoredPriceBook;
  readonly diff: (before: PriceBookQuery, after: PriceBookQuery) => readonly PriceBookChange[];
};

export function createPriceBookService(storage: Storage, ambient: Ambient, write: Write): PriceBookService {
  const { priceBooks } = storage;

  const get = ({ id, version }: PriceBookQuery): StoredPriceBook => {
    const versions = priceBooks.versionsOf(id);
    if (versions.length === 0) {
      const ids = [...new Set(priceBooks.list().map((head) => head.id))];
      throw unknownName('not-found', 'price book', 'id', id, ids);
    }
    const wanted = version ?? newestVersion(versions) ?? '';
    const stored = priceBooks.find({ id, version: wanted });
    if (!stored) throw unknownName('not-found', 'price book version', 'version', wanted, versions);
    return stored;
  };

  const insert = (book: PriceBook, parent: PriceBookRef | null): StoredPriceBook => {
    priceBooks.insert({ book, origin: 'own', parent, at: ambient.now() });
    return get(book);
  };

  const own = (ref: PriceBookRef): PriceBookHead => {
    const { head } = get(ref);
    if (head.origin === 'built-in') throw builtIn(ref);
    return head;
  };

  return {
    list: () => [...priceBooks.list()].toSorted(byLabelThenNewest),
    get,
    copy: (query, label, operation) =>
      write('priceBooks.copy', operation, () => {
        const { book } = get(query);
        const copy = {
          ...book,
          id: freeId(`${book.id}-copy`, priceBooks.list()),
          label: label ?? `${book.label.slice(0, 190)} (copy)`,
        };
        return insert(copy, { id: book.id, version: book.version });
      }),
    validate: (json) => {
      const checked = checkPriceBook(json);
      return { ok: checked.ok, faults: checked.ok ? [] : [...checked.faults] };
    },
    save: (json, expectedRevision, operation) => {
      const book = checked(json);
      return write('priceBooks.save', operation, () => {
        const head = own(book);
        if (head.usedBy > 0) throw inUse(head, 'Save it as a new version; scenarios stay with this one until they are moved.');
        if (!priceBooks.replace(book, expectedRevision, ambient.now())) throw changedSince(head, expectedRevision);
        return get(book).head;
      });
    },
    saveVersion: (json, from, operation) => {
      const book = checked(json);
      return write('priceBooks.saveVersion', operation, () => {
        const head = own(from);
        if (book.id !== head.id) throw otherId(book.id, head.id);
        const versions = priceBooks.versionsOf(book.id);
        if (versions.includes(book.version)) throw versionTaken(book, versions);
        return insert(book, { id: head.id, version: head.version }).head;
      });
    },
    nextVersion: (ref) => nextVersion(ref.version, priceBooks.versionsOf(ref.id)),
    remove: (ref, operation) =>
      write('priceBooks.remove', operation, () => {
        const head = own(ref);
        if (head.usedBy > 0) throw inUse(head, 'Move those scenarios to another version or delete them first.');
        priceBooks.remove(ref);
        return ref;
      }),
    import: (text, operation) => {
      const book = checked(taken(parseJson(text)));
      return write('priceBooks.import', operation, () => importBook(book));
    },
    export: (query) => `${JSON.stringify(get(query).book, null, 2)}\n`,
    create: (names, operation) =>
      write('priceBooks.create', operation, () => {
        const today = ambient.now().slice(0, 10);
        const id = freeId(idFrom(names.label), priceBooks.list());
        return insert(checked(templatePriceBook({ ...names, id, today })), null);
      }),
    diff: (before, after) => diffPriceBooks(get(before).book, get(after).book),
  };

  function importBook(book: PriceBook): PriceBookHead {
    const heads = priceBooks.list().filter((head) => head.id === book.id);
    const same = heads.find((head) => head.version === book.version);
    if (same) {
      if (canonicalJson(get(same).book) === canonicalJson(book)) return same;
      throw versionTaken(book, heads.map((head) => head.version));
    }
    if (heads.some((head) => head.origin === 'built-in')) throw reservedId(book);
    return insert(book, null).head;
  }
}

function checked(json: unknown): PriceBook {
  const outcome = checkPriceBook(json);
  if (!outcome.ok) throw badInput(outcome.faults);
  return outcome.book;
}

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

function byLabelThenNewest(a: PriceBookHead, b: PriceBookHead): number {
  if (a.id === b.id) return compareVersions(b.version, a.version);
  if (a.label !== b.label) return a.label < b.label ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** "Our prices 2027" gives "our-prices-2027". */
function idFrom(label: string): string {
  const plain = label.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'price-book' : plain;
}

/** The id itself, or with the first number behind it that makes it new. */
function freeId(wanted: string, heads: readonly PriceBookHead[]): string {
  const base = wanted.slice(0, 58);
  let id = base;
  for (let number = 2; heads.some((head) => head.id === id); number += 1) id = `${base}-${number}`;
  return id;
}

function builtIn({ id, version }: PriceBookRef) {
  return refusal('conflict', {
    code: 'price_book_built_in',
    path: 'id',
    found: `the built-in price book ${id} ${version}`,
    allowed: 'a copy of it, or a book of your own',
    remedy: 'Make a copy and edit that.',
  });
}

function inUse({ id, version, usedBy }: PriceBookHead, remedy: string) {
  return refusal('conflict', {
    code: 'price_book_in_use',
    path: 'version',
    found: `${id} ${version}, on which ${usedBy} ${usedBy === 1 ? 'scenario is' : 'scenarios are'} priced`,
    allowed: 'a version that no scenario uses',
    remedy,
  });
}

function changedSince({ id, version, revision }: PriceBookHead, expected: number) {
  return refusal('conflict', {
    code: 'price_book_changed',
    path: 'expectedRevision',
    found: `an edit of revision ${expected} of ${id} ${version}, which is at ${revision} by now`,
    allowed: 'an edit of the newest revision',
    remedy: 'Load it again and repeat the edit, or save yours as a new version.',
  });
}

function versionTaken(book: PriceBook, versions: readonly string[]) {
  return refusal('conflict', {
    code: 'price_book_version_taken',
    path: 'version',
    found: `another content under ${book.id} ${book.version}`,
    allowed: `a version other than ${versions.join(', ')}`,
    remedy: `Call it ${nextVersion(book.version, versions)}, for example.`,
  });
}

function otherId(found: string, allowed: string) {
  return refusal('bad-input', {
    code: 'price_book_id_changed',
    path: 'id',
    found: `"${found}"`,
    allowed: `"${allowed}"`,
    remedy: 'A version keeps the id of its book; make a copy for a book of another id.',
  });
}

function reservedId(book: PriceBook) {
  return refusal('conflict', {
    code: 'price_book_id_reserved',
    path: 'id',
    found: `"${book.id}", the id of a built-in price book`,
    allowed: 'an id of its own',
    remedy: `Call it "${book.id}-own" in the file, for example; built-in books only change with the program.`,
  });
}
