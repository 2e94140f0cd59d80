import { termsOf, type Program } from '../engine/simulate/program';

/** Usage beyond all credits is billed from the first day, by the plan and the scenario's choice. */
export function overageCovers(program: Program, plan: string): boolean {
  const { overage } = termsOf(program, plan).policies;
  if (overage.plans !== undefined && !overage.plans.includes(plan)) return false;
  return overage.mode === 'on' || (overage.mode === 'user' && program.scenario.choices.overage);
}
