import type { PriceBookRef, StoredScenario } from '../../shared/contract/library';
import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import type { Share, ShareAnswer, SharedBook, SharePreview } from '../../shared/contract/share';
import type { Comparison } from '../../shared/contract/result';
import { canonicalJson } from '../../shared/canonical-json';
import { badInput, TierwiseError } from '../../shared/errors';
import { checkPriceBook } from '../../shared/price-book/check';
import { compareVersions, newestVersion } from '../../shared/price-book/versions';
import { readShare } from '../exports/share-file';
import { lookupAmong } from './book-lookup';
import type { Write } from './once';
import type { PlanningService } from './planning';
import type { Ambient, Storage } from './ports';
import { readScenario } from './scenario-input';
import type { ScenarioService } from './scenarios';

export type ShareParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly write: Write;
  readonly scenarios: ScenarioService;
  /** Prices with any books at hand; nothing of it is kept. */
  readonly planningWith: (books: readonly PriceBook[]) => PlanningService;
};

export type ShareService = {
  /** What a file would bring, or every fault of it; keeps nothing. */
  readonly inspect: (text: string) => ShareAnswer;
  /** Adds what is missing and the scenario, all of it or nothing. */
  readonly import: (text: string, operation?: string) => StoredScenario;
};

type Opened = {
  readonly share: Share;
  readonly scenario: Scenario;
  readonly books: readonly PriceBook[];
};

type Placing = { readonly book: PriceBook; readonly shared: SharedBook };

export function createShareService(parts: ShareParts): ShareService {
  const { storage, ambient, write, scenarios } = parts;
  return {
    inspect: (text) => {
      try {
        return { preview: previewOf(parts, open(text)), faults: [] };
      } catch (cause) {
        if (!(cause instanceof TierwiseError) || cause.kind !== 'bad-input') throw cause;
        return { preview: null, faults: [...cause.faults] };
      }
    },
    import: (text, operation) => {
      const { scenario, books } = open(text);
      return write('share.import', operation, () => {
        const placings = place(storage, books);
        for (const { book, shared } of placings) {
          if (shared.how === 'here') continue;
          storage.priceBooks.insert({
            book: { ...book, id: shared.as },
            origin: 'own',
            parent: shared.how === 'renamed' ? parentHere(storage, shared.ref) : null,
            at: ambient.now(),
          });
        }
        return scenarios.create(renamed(scenario, placings));
      });
    },
  };
}

function previewOf(
  { storage, planningWith }: ShareParts,
  { share, scenario, books }: Opened,
): SharePreview {
  const found = planningWith(books).compare(scenario);
  const told = share.content.comparison;
  return {
    scenario: scenario.name,
    program: share.program,
    madeAt: share.madeAt,
    priceBooks: place(storage, books).map(({ shared }) => shared),
    told: bestOf(told),
    found: bestOf(found),
    agrees: canonicalJson(told) === canonicalJson(found),
  };
}

/** The content, checked as each part would be as a file of its own. */
function open(text: string): Opened {
  const read = readShare(text);
  if (!read.ok) throw read.error;
  const { content } = read.value;
  const books = content.priceBooks.map((json, at) => {
    const checked = checkPriceBook(json);
    if (checked.ok) return checked.book;
    const path = (own: string): string => `content.priceBooks[${at}]${own === '' ? '' : `.${own}`}`;
    throw badInput(checked.faults.map((fault) => ({ ...fault, path: path(fault.path) })));
  });
  const { scenario } = readScenario(content.scenario, lookupAmong(books));
  return { share: read.value, scenario, books };
}

/** The best plan and its total: "starter 660.00". Of a file's own word nothing is taken for granted. */
function bestOf(comparison: unknown): string | null {
  if (typeof comparison !== 'object' || comparison === null) return null;
  const { cheapest, plans, currency } = comparison as Partial<Comparison>;
  const best = Array.isArray(plans) ? plans.find((row) => row?.plan === cheapest) : undefined;
  return typeof best?.label === 'string' && typeof best.total === 'string'
    ? `${best.label}: ${best.total} ${String(currency)}`
    : null;
}

function place(storage: Storage, books: readonly PriceBook[]): Placing[] {
  const taken = new Set(storage.priceBooks.list().map(({ id }) => id));
  return books.map((book) => {
    const shared = placeOf(storage, book, taken);
    taken.add(shared.as);
    return { book, shared };
  });
}

/**
 * A version that is not here comes in under its own name, unless that would make a stranger's figures
 * the newest of a book that is here, or put them in the place of what is here.
 */
function placeOf({ priceBooks }: Storage, book: PriceBook, taken: ReadonlySet<string>): SharedBook {
  const { id, version, label } = book;
  const ref = { id, version };
  const here = priceBooks.find(ref);
  if (here && canonicalJson(here.book) === canonicalJson(book))
    return { ref, label, how: 'here', as: id };
  const newest = newestVersion(priceBooks.versionsOf(id));
  const isOlder = newest !== undefined && compareVersions(version, newest) < 0;
  if (!here && (newest === undefined || isOlder)) return { ref, label, how: 'new', as: id };
  const already = priceBooks
    .list()
    .find(
      (head) => head.version === version && isSameUnder(priceBooks.find(head)?.book, book, head.id),
    );
  if (already) return { ref, label, how: 'here', as: already.id };
  return { ref, label, how: 'renamed', as: freeId(`${id.slice(0, 50)}-shared`, taken) };
}

function isSameUnder(here: PriceBook | undefined, book: PriceBook, id: string): boolean {
  return here !== undefined && canonicalJson(here) === canonicalJson({ ...book, id });
}

function freeId(base: string, taken: ReadonlySet<string>): string {
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

function parentHere({ priceBooks }: Storage, ref: PriceBookRef): PriceBookRef | null {
  return priceBooks.find(ref) === undefined ? null : ref;
}

function renamed(scenario: Scenario, placings: readonly Placing[]): Scenario {
  const idOf = (id: string): string =>
    placings.find(({ shared }) => shared.ref.id === id)?.shared.as ?? id;
  return {
    ...scenario,
    priceBook: { ...scenario.priceBook, id: idOf(scenario.priceBook.id) },
    alternatives: scenario.alternatives.map((alternative) => ({
      ...alternative,
      priceBook: { ...alternative.priceBook, id: idOf(alternative.priceBook.id) },
    })),
  };
}
