import type { PlanSummary } from '../../shared/contract/result';
import type { Program } from '../engine/simulate/program';
import { simulate } from '../engine/simulate/simulate';
import { choosePurchasing } from './purchasing';
import { casesOf } from './record';
import { summarise } from './summary';

/** The scenario under one plan: totals, purchases, what stays unserved and why. */
export function planSummary(program: Program, plan: string): PlanSummary {
  const runs = casesOf(program.scenario).map((caseId) =>
    simulate(program, { plan, purchasing: choosePurchasing(program, plan, caseId), case: caseId }),
  );
  return summarise(program, plan, runs);
}
