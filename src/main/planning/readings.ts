import type { PriceBook } from '../../shared/contract/price-book';
import type { Comparison } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { applyChoices } from '../../shared/price-book/readings';
import { findRule } from '../../shared/price-book/rules';
import type { Recorded } from './simulate';

/** The book as this scenario reads it: its assumptions at the user's choices, its allowances as entered. */
export function readBook(book: PriceBook, scenario: Scenario): PriceBook {
  const { book: read, faults } = applyChoices(book, scenario.choices);
  if (faults.length > 0) throw badInput(faults);
  return read;
}

/** Assumptions behind a result: those of the rules its ledger names; all of the book's where it kept none. */
export function assumptionsOf(book: PriceBook, scenario: Scenario, recorded?: Recorded): Comparison['assumptions'] {
  const used = recorded === undefined ? undefined : assumptionsUsed(recorded);
  return book.assumptions
    .filter((assumption) => used === undefined || used.has(assumption.id))
    .map((assumption) => ({
      id: assumption.id,
      title: assumption.title,
      reading: assumption.reading,
      chosen: scenario.choices.readings[assumption.id] ?? null,
    }));
}

function assumptionsUsed({ program, runs }: Recorded): Set<string> {
  const rules = new Set<string>();
  for (const { recorder } of runs) for (const rule of recorder?.ledger.rules ?? []) rules.add(rule);
  const used = new Set<string>(Object.keys(program.scenario.choices.readings));
  for (const rule of rules) for (const id of findRule(program.book, rule)?.assumptions ?? []) used.add(id);
  return used;
}
