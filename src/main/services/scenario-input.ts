import type { PriceBook } from '../../shared/contract/price-book';
import type { Alternative, Scenario } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { checkScenario } from '../../shared/scenario/check';
import type { BookLookup } from './book-lookup';

/** A checked scenario, pinned to the versions it is priced with, and those price books. */
export type PricedInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  /** The books of its alternatives. */
  readonly otherBooks: readonly PriceBook[];
};

/**
 * Checks a scenario from outside and finds the price books it names. A version that it leaves open
 * is filled in with the newest there is. Throws TierwiseError `bad-input` with all faults at once.
 */
export function readScenario(json: unknown, books: BookLookup): PricedInput {
  const checked = checkScenario(json, books);
  if (!checked.ok) throw badInput(checked.faults);
  const { scenario, book } = checked;
  const pinned = scenario.alternatives.map((alternative) => pinAlternative(alternative, books));
  return {
    scenario: {
      ...scenario,
      priceBook: { id: book.id, version: book.version },
      alternatives: pinned.map(({ alternative }) => alternative),
    },
    book,
    otherBooks: [...new Set(pinned.flatMap(({ other }) => (other === undefined ? [] : [other])))],
  };
}

function pinAlternative(
  alternative: Alternative,
  books: BookLookup,
): { readonly alternative: Alternative; readonly other: PriceBook | undefined } {
  const { id, version } = alternative.priceBook;
  const other = books(id, version);
  if (other === undefined) return { alternative, other };
  return { alternative: { ...alternative, priceBook: { id, version: other.version } }, other };
}
