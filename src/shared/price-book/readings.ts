import { faultsOf } from '../contract/faults';
import { PriceBook, type Assumption, type PathStep } from '../contract/price-book';
import type { Choices } from '../contract/scenario-choices';
import type { Fault } from '../errors';
import { didYouMean, oneOf } from '../nearest';
import { isGroup, memberId, memberOf, stepsText } from './members';

export type Setting = { readonly path: readonly PathStep[]; readonly value: unknown };

/** Where in the price book the settings stand, for faults: `assumptions[3].others[0]`. */
type Place = string;

function unresolved(
  place: Place,
  steps: readonly PathStep[],
  last: PathStep,
  known: readonly string[],
): Fault {
  const name = typeof last === 'string' ? last : last.id;
  return {
    code: 'path_unresolved',
    path: place,
    found: `"${stepsText(steps)}"`,
    allowed: known.length === 0 ? 'a path that leads somewhere' : oneOf(known, 20),
    remedy: didYouMean(name, known),
  };
}

/** Sets one value in a plain copy of a price book; the last key may be new, all before it must be there. */
function setAt(root: unknown, { path, value }: Setting, place: Place): Fault | undefined {
  let node: unknown = root;
  for (const [at, step] of path.entries()) {
    const last = at === path.length - 1;
    const walked = path.slice(0, at + 1);
    if (Array.isArray(node)) {
      const list: unknown[] = node;
      const id = typeof step === 'string' ? step : step.id;
      const member = memberOf(list, id);
      const known = list.flatMap((entry) => memberId(entry) ?? []);
      if (member === undefined) return unresolved(place, walked, step, known);
      if (last) list[member.at] = value;
      node = member.member;
    } else if (isGroup(node) && typeof step === 'string') {
      const group = node as Record<string, unknown>;
      if (!last && !Object.hasOwn(group, step))
        return unresolved(place, walked, step, Object.keys(group));
      // Only a plain own property: a path never reaches a prototype.
      if (last)
        Object.defineProperty(group, step, {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      node = group[step];
    } else return unresolved(place, walked, step, isGroup(node) ? Object.keys(node) : []);
  }
  return undefined;
}

/**
 * A copy of a price book with values set by path, checked against the contract again. The faults
 * stand at `place`; the copy is only there where there are none.
 */
export function withSettings(
  book: PriceBook,
  settings: readonly Setting[],
  place: Place,
): { readonly book?: PriceBook; readonly faults: readonly Fault[] } {
  const copy = structuredClone(book);
  const faults = settings.flatMap(
    (setting, at) => setAt(copy, setting, `${place}.set[${at}].path`) ?? [],
  );
  if (faults.length > 0) return { faults };
  const parsed = PriceBook.safeParse(copy);
  if (parsed.success) return { book: parsed.data, faults };
  return {
    faults: faultsOf(parsed.error, copy, PriceBook).map((fault) => ({
      ...fault,
      path: place,
      found: `a book with ${fault.found} at ${fault.path}`,
      remedy: `Change the value that is set there. ${fault.remedy}`,
    })),
  };
}

function unknownAssumption(id: string, book: PriceBook): Fault {
  const known = book.assumptions.map((assumption) => assumption.id);
  return {
    code: 'assumption_unknown',
    path: `choices.readings.${id}`,
    found: `the assumption "${id}"`,
    allowed: oneOf(known, 40),
    remedy: didYouMean(id, known),
  };
}

function unknownReading(assumption: Assumption, reading: string): Fault {
  const known = assumption.others.map((other) => other.id);
  return {
    code: 'reading_unknown',
    path: `choices.readings.${assumption.id}`,
    found: `the reading "${reading}"`,
    allowed:
      known.length === 0 ? 'only the default reading' : `${oneOf(known)}, or none for the default`,
    remedy: didYouMean(reading, known),
  };
}

type Read = { readonly book: PriceBook; readonly faults: readonly Fault[] };

/**
 * The reading chosen for an assumption, null where there is none: an assumption may be called by a name that
 * every object has.
 */
export function chosenReading(
  readings: Readonly<Record<string, string>>,
  assumption: string,
): string | null {
  return Object.hasOwn(readings, assumption) ? (readings[assumption] ?? null) : null;
}

/**
 * The price book under other readings of its assumptions, by assumption id (rulebook, A-n). Pure:
 * the book given stays as it is. Where a reading is unknown or does not fit, the book comes back
 * unchanged with the faults.
 */
export function applyReadings(book: PriceBook, readings: Readonly<Record<string, string>>): Read {
  return applyChoices(book, { readings, entered: [] });
}

/**
 * As applyReadings, and with the allowances the user entered for plans whose figures are the user's
 * own (rulebook 6) or a contract's.
 */
export function applyChoices(
  book: PriceBook,
  { readings, entered }: Pick<Choices, 'readings' | 'entered'>,
): Read {
  const settings: Setting[] = entered.flatMap(({ plan, allowances }) =>
    allowances.map(({ allowance, amount }) => ({
      path: ['plans', { id: plan }, 'allowances', { id: allowance }, 'amount'],
      value: amount,
    })),
  );
  const faults: Fault[] = [];
  for (const [id, reading] of Object.entries(readings)) {
    const assumption = book.assumptions.find((candidate) => candidate.id === id);
    const other = assumption?.others.find((candidate) => candidate.id === reading);
    if (assumption === undefined) faults.push(unknownAssumption(id, book));
    else if (other === undefined) faults.push(unknownReading(assumption, reading));
    else settings.push(...other.set);
  }
  if (faults.length > 0 || settings.length === 0) return { book, faults };
  const patched = withSettings(book, settings, 'choices');
  return { book: patched.book ?? book, faults: patched.faults };
}
