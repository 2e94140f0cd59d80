import type { Scenario } from '../../shared/contract/scenario';
import type { Program } from '../engine/simulate/program';
import { compileProgram } from '../engine/simulate/program';
import { placesNeeded } from '../engine/terms/terms';
import { compileWorkload } from '../engine/workload/workload';

/** The program with other choices or changes: the work is the same, so it is not compiled again. For other quantities, `withWork`. */
export function withScenario(program: Program, scenario: Scenario): Program {
  const { book } = program;
  if (placesNeeded(book, scenario) > program.scale) return compileProgram(book, scenario);
  const sameFigures = scenario.choices.entered === program.scenario.choices.entered;
  return {
    ...program,
    scenario,
    context: { ...program.context, scenario },
    terms: sameFigures ? program.terms : book.plans.map(() => undefined),
  };
}

/** The program with other quantities; the terms of its plans stay compiled. */
export function withWork(program: Program, scenario: Scenario): Program {
  const workload = compileWorkload(program.book, scenario, program.scale);
  if (workload.scale !== program.scale) return compileProgram(program.book, scenario);
  return {
    ...program,
    scenario,
    workload,
    context: { ...program.context, scenario },
    columns: new Map(),
  };
}
