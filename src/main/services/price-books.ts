import { canonicalJson } from '../../shared/canonical-json';
import type {
  CheckAnswer,
  PriceBookHead,
  PriceBookRef,
  StoredPriceBook,
} from '../../shared/contract/library';
import type { PriceBook } from '../../shared/contract/price-book';
import type { PriceBookChange } from '../../shared/contract/price-book-change';
import { badInput } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import { checkPriceBook } from '../../shared/price-book/check';
import { diffPriceBooks } from '../../shared/price-book/diff';
import { templatePriceBook } from '../../shared/price-book/template';
import { compareVersions, newestVersion, nextVersion } from '../../shared/price-book/versions';
import { refusal, unknownName } from './fault';
import type { Write } from './once';
import type { Ambient, Storage } from './ports';

/** Asked for by id alone, the newest version is meant. */
export type PriceBookQuery = { readonly id: string; readonly version?: string | undefined };

/** The price books: built-in ones to read and copy, one's own to edit, versions side by side. */
export class PriceBookService {
  readonly #storage: Storage;
  readonly #ambient: Ambient;
  readonly #write: Write;

  constructor(storage: Storage, ambient: Ambient, write: Write) {
    this.#storage = storage;
    this.#ambient = ambient;
    this.#write = write;
  }

  /** Every version of every book, by label, the newest version of a book first. */
  list(): readonly PriceBookHead[] {
    return [...this.#storage.priceBooks.list()].toSorted(byLabelThenNewest);
  }

  get({ id, version }: PriceBookQuery): StoredPriceBook {
    const { priceBooks } = this.#storage;
    const versions = priceBooks.versionsOf(id);
    if (versions.length === 0) {
      const ids = [...new Set(priceBooks.list().map((head) => head.id))];
      throw unknownName('not-found', 'price book', 'id', id, ids);
    }
    const wanted = version ?? newestVersion(versions) ?? '';
    const stored = priceBooks.find({ id, version: wanted });
    if (!stored) throw unknownName('not-found', 'price book version', 'version', wanted, versions);
    return stored;
  }

  /** Checks without saving; faults are the answer. */
  validate(json: unknown): CheckAnswer {
    const outcome = checkPriceBook(json);
    return { ok: outcome.ok, faults: outcome.ok ? [] : [...outcome.faults] };
  }

  diff(before: PriceBookQuery, after: PriceBookQuery): readonly PriceBookChange[] {
    return diffPriceBooks(this.get(before).book, this.get(after).book);
  }

  /** A version that the book does not have yet, after this one. */
  nextVersion({ id, version }: PriceBookRef): string {
    return nextVersion(version, this.#storage.priceBooks.versionsOf(id));
  }

  /** JSON text that `import` takes. */
  export(query: PriceBookQuery): string {
    return `${JSON.stringify(this.get(query).book, null, 2)}\n`;
  }

  /** A copy under a new id that may be edited. */
  copy(query: PriceBookQuery, label?: string, operation?: string): StoredPriceBook {
    return this.#write('priceBooks.copy', operation, () => {
      const { book } = this.get(query);
      const id = this.#freeId(`${book.id}-copy`);
      const copy = { ...book, id, label: label ?? `${book.label.slice(0, 190)} (copy)` };
      return this.#insert(copy, { id: book.id, version: book.version });
    });
  }

  /** A new book of one's own from the template. */
  create(
    names: { readonly label: string; readonly vendor: string; readonly currency: string },
    operation?: string,
  ): StoredPriceBook {
    return this.#write('priceBooks.create', operation, () => {
      const today = this.#ambient.now().slice(0, 10);
      const id = this.#freeId(idFrom(names.label));
      return this.#insert(checked(templatePriceBook({ ...names, id, today })), null);
    });
  }

  /** Saves over the same version. Refused where it is built in, in use or has changed since. */
  save(json: unknown, expectedRevision: number, operation?: string): PriceBookHead {
    const book = checked(json);
    return this.#write('priceBooks.save', operation, () => {
      const head = this.#own(book);
      if (head.usedBy > 0) throw inUse(head, SAVE_BESIDE);
      const at = this.#ambient.now();
      if (!this.#storage.priceBooks.replace(book, expectedRevision, at)) {
        throw changedSince(head, expectedRevision);
      }
      return this.get(book).head;
    });
  }

  /** Saves beside the versions there are; the content names its own version. */
  saveVersion(json: unknown, from: PriceBookRef, operation?: string): PriceBookHead {
    const book = checked(json);
    return this.#write('priceBooks.saveVersion', operation, () => {
      const { id, version } = this.#own(from);
      if (book.id !== id) throw otherId(book.id, id);
      const versions = this.#storage.priceBooks.versionsOf(id);
      if (versions.includes(book.version)) throw versionTaken(book, versions);
      return this.#insert(book, { id, version }).head;
    });
  }

  remove(ref: PriceBookRef, operation?: string): PriceBookRef {
    return this.#write('priceBooks.remove', operation, () => {
      const head = this.#own(ref);
      if (head.usedBy > 0) throw inUse(head, MOVE_FIRST);
      this.#storage.priceBooks.remove(ref);
      return { id: ref.id, version: ref.version };
    });
  }

  /** JSON text of one price book. Importing what is there already changes nothing. */
  import(text: string, operation?: string): PriceBookHead {
    const parsed = parseJson(text);
    if (!parsed.ok) throw parsed.error;
    const book = checked(parsed.value);
    return this.#write('priceBooks.import', operation, () => {
      const heads = this.#storage.priceBooks.list().filter((head) => head.id === book.id);
      const same = heads.find((head) => head.version === book.version);
      if (same) {
        if (canonicalJson(this.get(same).book) === canonicalJson(book)) return same;
        const versions = heads.map((head) => head.version);
        throw versionTaken(book, versions);
      }
      if (heads.some((head) => head.origin === 'built-in')) throw reservedId(book);
      return this.#insert(book, null).head;
    });
  }

  #insert(book: PriceBook, parent: PriceBookRef | null): StoredPriceBook {
    this.#storage.priceBooks.insert({ book, origin: 'own', parent, at: this.#ambient.now() });
    return this.get(book);
  }

  #own(ref: PriceBookRef): PriceBookHead {
    const { head } = this.get(ref);
    if (head.origin === 'built-in') throw builtIn(ref);
    return head;
  }

  /** The id itself, or with the first number behind it that makes it new. */
  #freeId(wanted: string): string {
    const base = wanted.slice(0, 58);
    const taken = new Set(this.#storage.priceBooks.list().map((head) => head.id));
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    return id;
  }
}

const SAVE_BESIDE = 'Save it as a new version; scenarios stay with this one until they are moved.';
const MOVE_FIRST =
  'Move those scenarios to another version or delete them first; a version of a sent quote stays.';

function checked(json: unknown): PriceBook {
  const outcome = checkPriceBook(json);
  if (!outcome.ok) throw badInput(outcome.faults);
  return outcome.book;
}

function byLabelThenNewest(a: PriceBookHead, b: PriceBookHead): number {
  if (a.id === b.id) return compareVersions(b.version, a.version);
  if (a.label !== b.label) return a.label < b.label ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** "Our prices 2027" gives "our-prices-2027". */
function idFrom(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'price-book' : plain;
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
    found: `${id} ${version}, which ${usedBy === 1 ? 'a scenario or quote uses' : `${usedBy} scenarios or quotes use`}`,
    allowed: 'a version that no scenario or sent quote uses',
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
