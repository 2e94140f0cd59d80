import { faultsOf, limited, MOST_FAULTS } from '../contract/faults';
import { PriceBook } from '../contract/price-book';
import type { Fault } from '../errors';
import { checkFigures, SOURCE, SOURCE_REMEDY } from './check-figures';
import { checkOperations } from './check-operations';
import { checkCitations, checkNames, checkReferences, namesOf } from './check-references';
import { Findings } from './findings';
import { withSettings, type Setting } from './readings';

export type CheckedPriceBook =
  | { readonly ok: true; readonly book: PriceBook }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Other readings of all assumptions; each is a whole book to be checked, with every edit. */
const MOST_READINGS = 100;

/** A missing source is the fault that matters most: it says so in its own words. */
function aboutSources(fault: Fault): Fault {
  if (fault.code !== 'value_missing' || !/(^|\.)source$/.test(fault.path)) return fault;
  return { ...fault, code: 'figure_source_missing', allowed: SOURCE, remedy: SOURCE_REMEDY };
}

function checkContents(book: PriceBook): Fault[] {
  const findings = new Findings();
  const names = namesOf(book);
  checkNames(book, names, findings);
  checkCitations(book, names, findings);
  checkReferences(book, names, findings);
  checkOperations(book, names, findings);
  checkFigures(book, findings);
  return findings.faults;
}

/**
 * Every other reading of every assumption can be set, and the book it gives is as sound as this one. Ends with the
 * reading that has more faults than are shown: each one is a whole book to be checked.
 */
function checkAssumptions(book: PriceBook): Fault[] {
  const count = book.assumptions.reduce((sum, { others }) => sum + others.length, 0);
  if (count > MOST_READINGS) return [tooManyReadings(count)];
  const faults: Fault[] = [];
  for (const [at, assumption] of book.assumptions.entries()) {
    for (const [n, other] of assumption.others.entries()) {
      if (faults.length > MOST_FAULTS) return faults;
      faults.push(...faultsOfReading(book, other.set, `assumptions[${at}].others[${n}]`));
    }
  }
  return faults;
}

function tooManyReadings(count: number): Fault {
  return {
    code: 'readings_many',
    path: 'assumptions',
    found: `${count} other readings`,
    allowed: `at most ${MOST_READINGS} in one price book`,
    remedy: 'Leave out those that change no figure: each one is checked with the whole book.',
  };
}

function faultsOfReading(
  book: PriceBook,
  set: readonly Setting[],
  place: string,
): readonly Fault[] {
  const patched = withSettings(book, set, place);
  if (patched.book === undefined) return patched.faults;
  return checkContents(patched.book).map((fault) => ({
    ...fault,
    path: place,
    found: `${fault.found} at ${fault.path}`,
  }));
}

/**
 * Checks a price book as it comes from a file: the contract first, then every name it uses and every
 * figure it holds, and each reading of its assumptions. All faults come at once, the first hundred of
 * them (rulebook 8; a figure without a source is refused).
 */
export function checkPriceBook(json: unknown): CheckedPriceBook {
  const parsed = PriceBook.safeParse(json);
  if (!parsed.success) {
    return { ok: false, faults: faultsOf(parsed.error, json, PriceBook).map(aboutSources) };
  }
  const own = checkContents(parsed.data);
  // Readings of a faulty book would repeat its faults.
  const faults = own.length > 0 ? own : checkAssumptions(parsed.data);
  return faults.length > 0
    ? { ok: false, faults: limited(faults) }
    : { ok: true, book: parsed.data };
}
