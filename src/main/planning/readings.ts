import type { PriceBook } from '../../shared/contract/price-book';
import type { Comparison } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { applyChoices, chosenReading } from '../../shared/price-book/readings';
import { findRule } from '../../shared/price-book/rules';
import type { Recorded } from './record';
import { silentRules } from './silent-rules';

/** The book as this scenario reads it: its assumptions at the user's choices, its allowances as entered. */
export function readBook(book: PriceBook, scenario: Scenario): PriceBook {
  const { book: read, faults } = applyChoices(book, scenario.choices);
  if (faults.length > 0) throw badInput(faults);
  return read;
}

/** Assumptions behind a result: those of the rules that made it; all of the book's where it kept no ledger. */
export function assumptionsOf(
  book: PriceBook,
  scenario: Scenario,
  recorded?: Recorded,
): Comparison['assumptions'] {
  const touched = recorded === undefined ? undefined : rulesByAssumption(recorded);
  const rows = book.assumptions.map((assumption) => ({
    id: assumption.id,
    title: assumption.title,
    reading: assumption.reading,
    chosen: chosenReading(scenario.choices.readings, assumption.id),
  }));
  return rows.filter(
    ({ id, chosen }) => touched === undefined || chosen !== null || touched.has(id),
  );
}

/** The rules that made a result, by its ledger and beside it, each once, by the assumptions they lean on. */
export function rulesByAssumption({
  program,
  runs,
}: Recorded): ReadonlyMap<string, readonly string[]> {
  const rules = new Set<string>();
  for (const run of runs) {
    for (const rule of run.recorder?.ledger.rules ?? []) rules.add(rule);
    for (const rule of silentRules(run)) rules.add(rule);
  }
  const byId = new Map<string, string[]>();
  for (const rule of rules) {
    for (const id of findRule(program.book, rule)?.assumptions ?? []) {
      const leaning = byId.get(id);
      if (leaning === undefined) byId.set(id, [rule]);
      else leaning.push(rule);
    }
  }
  return byId;
}
