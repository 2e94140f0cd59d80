import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';

/** Operations the price book knows and no line or catalog of the scenario uses, in the book's order. */
export function unusedOperations(book: PriceBook, scenario: Scenario): readonly Operation[] {
  const used = usedOperations(scenario);
  return book.operations.filter(({ id }) => !used.has(id));
}

export function usedOperations(scenario: Scenario): ReadonlySet<string> {
  return new Set([
    ...scenario.lines.map(({ operation }) => operation),
    ...scenario.catalogs.flatMap(({ operations }) => operations.map(({ operation }) => operation)),
  ]);
}

/** What no price book of this kind holds, so that nobody takes a total for more than it is. */
export const NEVER_COVERED = [
  'tax',
  'payment and transfer fees',
  'the customer’s own work',
] as const;
