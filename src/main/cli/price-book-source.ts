import type { PriceBook } from '../../shared/contract/price-book';
import { badInput } from '../../shared/errors';
import { checkPriceBook } from '../../shared/price-book/check';
import { builtInPriceBooks } from '../../shared/price-books/built-in';
import { lookupAmong, type BookLookup } from '../services/book-lookup';
import { unknownName } from '../services/fault';
import { createPlanningService, type PlanningService } from '../services/planning';
import type { CommandIo } from './command';
import { readJson } from './read-input';

/** The price book in a file; throws with every fault, each path behind the file's name. */
export async function readPriceBook(io: CommandIo, file: string): Promise<PriceBook> {
  const outcome = checkPriceBook(await readJson(io, file));
  if (outcome.ok) return outcome.book;
  throw badInput(outcome.faults.map((fault) => ({ ...fault, path: `${file}: ${fault.path}` })));
}

/** `ID`, `ID@VERSION` of a built-in price book, or a file. */
export async function findPriceBook(io: CommandIo, name: string): Promise<PriceBook> {
  const books = builtInPriceBooks();
  const [id = '', version] = name.split('@');
  const known = lookupAmong(books)(id, version);
  if (known) return known;
  const ofId = books.filter((book) => book.id === id);
  if (ofId.length > 0) {
    const names = ofId.map((book) => `${book.id}@${book.version}`);
    throw unknownName('not-found', 'price book version', '', name, names);
  }
  // A plain word can hardly be meant as a file; a name with a dot or a slash can.
  if (name !== '-' && /^[\w@-]+$/.test(name)) {
    const names = books.map((book) => book.id);
    throw unknownName('not-found', 'price book', '', name, [...names, 'a file']);
  }
  return readPriceBook(io, name);
}

export type PricedFile = {
  readonly json: unknown;
  readonly books: BookLookup;
  readonly planning: PlanningService;
};

/** A scenario file and the means to price it: the built-in books, and the one of `--price-book`. */
export async function readScenarioFile(
  io: CommandIo,
  file: string,
  priceBookFile: string | undefined,
): Promise<PricedFile> {
  if (file === '-' && priceBookFile === '-') throw onlyOneStdin();
  const json = await readJson(io, file);
  if (priceBookFile === undefined) return pricedOver(json, builtInPriceBooks());
  const book = await readPriceBook(io, priceBookFile);
  return pricedOver(withBook(json, book), [book, ...builtInPriceBooks()]);
}

function pricedOver(json: unknown, known: readonly PriceBook[]): PricedFile {
  const books = lookupAmong(known);
  // Results are not kept beyond this command, so the version in their names does not matter.
  return { json, books, planning: createPlanningService(books, 'command-line') };
}

/** The scenario pinned to this book; what is no object is left for the check to refuse. */
function withBook(json: unknown, { id, version }: PriceBook): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return { ...json, priceBook: { id, version } };
}

function onlyOneStdin() {
  return badInput([
    {
      code: 'stdin_taken_twice',
      path: '--price-book',
      found: '- for both the scenario and the price book',
      allowed: '- for one of them',
      remedy: 'Put one of them into a file.',
    },
  ]);
}
