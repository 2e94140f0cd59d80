import type { AssumptionRegister, RegisterRow } from '../../shared/contract/explain';
import type { PriceBook } from '../../shared/contract/price-book';
import type { PlanSummary } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { formatUnits, parseDecimal, atScale } from '../../shared/decimal';
import { findRule } from '../../shared/price-book/rules';
import { compileProgram } from '../engine/simulate/program';
import { planSummary } from './plan-summary';
import { readBook } from './readings';
import { withOverflow, type Recorded } from './simulate';
import { summarise } from './summary';

function withReading(scenario: Scenario, assumption: string, reading: string | null): Scenario {
  const { [assumption]: _before, ...others } = scenario.choices.readings;
  const readings = reading === null ? others : { ...others, [assumption]: reading };
  return { ...scenario, choices: { ...scenario.choices, readings } };
}

function priceUnder(scenario: Scenario, book: PriceBook, plan: string): PlanSummary {
  return planSummary(compileProgram(readBook(book, scenario), scenario), plan);
}

/** Rules that this result's ledger names, by the assumption they rest on. */
function rulesByAssumption({ program, runs }: Recorded): Map<string, string[]> {
  const rules = new Set(runs.flatMap((run) => run.recorder?.ledger.rules ?? []));
  const byId = new Map<string, string[]>();
  for (const rule of rules) {
    for (const id of findRule(program.book, rule)?.assumptions ?? []) byId.set(id, [...(byId.get(id) ?? []), rule]);
  }
  return byId;
}

function difference(after: string | null, before: string | null, places: number): string | null {
  if (after === null || before === null) return null;
  return formatUnits(atScale(parseDecimal(after), places) - atScale(parseDecimal(before), places), places);
}

/**
 * Every assumption a plan's result leaned on, with its default, its reason and what its other
 * readings would do to the total. An assumption that changes the figures is listed even where no
 * entry names its rule, such as who may buy a pack.
 */
export function assumptionRegister({ scenario, book, recorded }: { scenario: Scenario; book: PriceBook; recorded: Recorded }): AssumptionRegister {
  const { plan } = recorded;
  return withOverflow(() => {
    const present = summarise(recorded.program, plan, recorded.runs);
    const touched = rulesByAssumption(recorded);
    const rows = book.assumptions.flatMap((assumption): RegisterRow[] => {
      const chosen = scenario.choices.readings[assumption.id] ?? null;
      const readings = [...(chosen === null ? [] : [null]), ...assumption.others.map((other) => other.id).filter((id) => id !== chosen)];
      const others = readings.map((reading) => {
        const other = priceUnder(withReading(scenario, assumption.id, reading), book, plan);
        return {
          id: reading ?? 'default',
          label: assumption.others.find((row) => row.id === reading)?.label ?? assumption.reading,
          total: other.total,
          effect: difference(other.total, present.total, book.minorUnitPlaces),
          unserved: other.unservedUnits - present.unservedUnits,
        };
      });
      const rules = touched.get(assumption.id) ?? [];
      const moves = others.some((other) => other.total !== present.total || other.unserved !== 0);
      if (rules.length === 0 && chosen === null && !moves) return [];
      return [{ id: assumption.id, title: assumption.title, reading: assumption.reading, reason: assumption.reason, chosen, rules, others }];
    });
    return { plan, total: present.total, rows };
  });
}
