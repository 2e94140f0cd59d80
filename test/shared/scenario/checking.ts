import type { ScenarioInput } from '../../../src/shared/contract/scenario';
import type { Fault } from '../../../src/shared/errors';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { checkScenario, type BookOf } from '../../../src/shared/scenario/check';

export const bookOf: BookOf = (id, version) =>
  builtInPriceBooks().find(
    (book) => book.id === id && (version === undefined || book.version === version),
  );

export type Rest = Partial<ScenarioInput>;

/** A scenario of three months from 31 January 2026, with what a test is about. */
export const scenario = (priceBook: string, rest: Rest): ScenarioInput => ({
  format: 'tierwise/scenario@1',
  name: 'Test',
  priceBook: { id: priceBook },
  start: '2026-01-31',
  months: 3,
  ...rest,
});

export function faultsIn(priceBook: string, rest: Rest): readonly Fault[] {
  const checked = checkScenario(scenario(priceBook, rest), bookOf);
  return checked.ok ? [] : checked.faults;
}

/** The fault, where there is exactly one; nothing otherwise, so that a test fails. */
export function onlyFault(priceBook: string, rest: Rest): Fault | undefined {
  const faults = faultsIn(priceBook, rest);
  return faults.length === 1 ? faults[0] : undefined;
}

export const line = (operation: string, rest: object = {}) => ({
  id: 'a',
  operation,
  quantity: 10,
  ...rest,
});
