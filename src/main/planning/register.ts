import type { AssumptionRegister, RegisterRow } from '../../shared/contract/explain';
import type { PriceBook } from '../../shared/contract/price-book';
import type { PlanSummary } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { chosenReading } from '../../shared/price-book/readings';
import { formatUnits, parseDecimal, atScale } from '../../shared/decimal';
import { compileProgram } from '../engine/simulate/program';
import { planSummary } from './plan-summary';
import { readBook, rulesByAssumption } from './readings';
import { recordScenario, withOverflow, type Recorded } from './record';
import { wholeOf, type Stepwise } from './stepwise';
import { summarise } from './summary';

function withReading(scenario: Scenario, assumption: string, reading: string | null): Scenario {
  const { [assumption]: _before, ...others } = scenario.choices.readings;
  const readings = reading === null ? others : { ...others, [assumption]: reading };
  return { ...scenario, choices: { ...scenario.choices, readings } };
}

function priceUnder(scenario: Scenario, book: PriceBook, plan: string): PlanSummary {
  return planSummary(compileProgram(readBook(book, scenario), scenario), plan);
}

function difference(after: string | null, before: string | null, places: number): string | null {
  if (after === null || before === null) return null;
  return formatUnits(
    atScale(parseDecimal(after), places) - atScale(parseDecimal(before), places),
    places,
  );
}

type RegisterInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly recorded: Recorded;
};

/**
 * Every assumption a plan's result leaned on, with its default, its reason and what its other
 * readings would do to the total. An assumption that changes the figures is listed even where no
 * entry names its rule, such as who may buy a pack.
 */
export function assumptionRegister(input: RegisterInput): AssumptionRegister {
  return withOverflow(() => wholeOf(registerSteps(input)));
}

/** The same in parts, a simulation for each other reading; the plan is run first. */
export function* assumptionSteps(
  input: Omit<RegisterInput, 'recorded'> & { readonly plan: string },
): Stepwise<AssumptionRegister> {
  return yield* registerSteps({ ...input, recorded: recordScenario(input) });
}

function* registerSteps({ scenario, book, recorded }: RegisterInput): Stepwise<AssumptionRegister> {
  const { plan } = recorded;
  const present = summarise(recorded.program, plan, recorded.runs);
  const touched = rulesByAssumption(recorded);
  const asked = book.assumptions.map((assumption) => {
    const chosen = chosenReading(scenario.choices.readings, assumption.id);
    const others = assumption.others.map((other) => other.id).filter((id) => id !== chosen);
    return { assumption, chosen, readings: chosen === null ? others : [null, ...others] };
  });
  const of = asked.reduce((sum, { readings }) => sum + readings.length, 0);
  const rows: RegisterRow[] = [];
  let done = 0;
  for (const { assumption, chosen, readings } of asked) {
    const others: RegisterRow['others'] = [];
    for (const reading of readings) {
      yield { done, of };
      const other = priceUnder(withReading(scenario, assumption.id, reading), book, plan);
      others.push({
        id: reading ?? 'default',
        label: assumption.others.find((row) => row.id === reading)?.label ?? assumption.reading,
        total: other.total,
        effect: difference(other.total, present.total, book.minorUnitPlaces),
        unserved: other.unservedUnits - present.unservedUnits,
      });
      done += 1;
    }
    const rules = [...(touched.get(assumption.id) ?? [])];
    const moves = others.some((other) => other.total !== present.total || other.unserved !== 0);
    if (rules.length === 0 && chosen === null && !moves) continue;
    rows.push({
      id: assumption.id,
      title: assumption.title,
      reading: assumption.reading,
      reason: assumption.reason,
      chosen,
      rules,
      others,
    });
  }
  return { plan, total: present.total, rows };
}
