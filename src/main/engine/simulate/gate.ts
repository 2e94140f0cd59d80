import type { PlanTerms } from '../terms/terms';
import type { LineProblem } from '../workload/costing';
import type { WorkLine } from '../workload/workload';
import { termsAt } from './program';
import type { Gate, Run } from './run';

/** The first plan, from the smallest, that satisfies a condition. */
export function lowestPlan(run: Run, takes: (terms: PlanTerms) => boolean): PlanTerms | undefined {
  for (let at = 0; at < run.program.book.plans.length; at += 1) {
    const terms = termsAt(run.program, at);
    if (takes(terms)) return terms;
  }
  return undefined;
}

export function missingFeatures(line: WorkLine, terms: PlanTerms): string[] {
  return line.parts.flatMap(({ operation }) =>
    (operation.requires?.features ?? []).filter((feature) => !terms.features.has(feature)),
  );
}

function featureLabel(run: Run, id: string): string {
  return run.program.book.features.find((feature) => feature.id === id)?.label ?? id;
}

/** What stands in the way of telling what a line costs, with the rule of that cost. */
function problemGate(
  run: Run,
  line: WorkLine,
  { reason, parameter, part, meter }: LineProblem,
): Gate {
  const operation = line.parts[part]?.operation;
  const name = operation?.label ?? line.label;
  const knob = run.program.book.parameters.find((row) => row.id === parameter);
  const label = knob?.label ?? parameter;
  return {
    reason,
    why:
      reason === 'cost-not-entered'
        ? `The cost of ${name} depends on “${label}”, which is not entered.`
        : `“${label}” of ${name} is outside ${knob?.kind === 'whole' ? `${knob.min} to ${knob.max}` : 'its range'}.`,
    rule: `operations.${operation?.id ?? ''}.costs.${meter}`,
  };
}

function gateFor(run: Run, line: WorkLine): Gate | null {
  const operation = line.parts[0]?.operation;
  const name = operation?.label ?? line.label;
  // Where entities are charged, what an operation would cost in credits is nobody's question.
  const byEntity =
    run.plan.plan.perEntity !== undefined &&
    line.problem?.reason === 'cost-not-entered' &&
    run.subscription !== 'ended';
  if (line.problem !== undefined && !byEntity) return problemGate(run, line, line.problem);
  if (run.subscription === 'deactivated') {
    return {
      reason: 'no-subscription',
      why: `The account is deactivated, so ${name} cannot run.`,
      rule: run.plan.rules.deactivate,
    };
  }
  const missing = missingFeatures(line, run.plan)[0];
  if (missing !== undefined) {
    const plan = lowestPlan(run, (terms) => terms.features.has(missing));
    const from = plan === undefined ? 'no plan has it' : `it comes with ${plan.plan.label}`;
    const owner = line.parts.find((part) => part.operation.requires?.features.includes(missing));
    return {
      reason: 'feature-not-in-plan',
      why: `${owner?.operation.label ?? name} needs ${featureLabel(run, missing)}, which ${run.plan.plan.label} lacks; ${from}.`,
      rule: `operations.${owner?.operation.id ?? ''}.requires`,
    };
  }
  if (
    run.subscription === 'ended' &&
    line.parts.some((part) => part.operation.requires !== undefined)
  ) {
    return {
      reason: 'no-subscription',
      why: `The subscription has ended, so ${name} cannot run.`,
      rule: run.plan.rules.cancel,
    };
  }
  return null;
}

/** Why a line cannot run at all on the plan in force; null where it may. Remembered until a change. */
export function gateOf(run: Run, line: WorkLine): Gate | null {
  const known = run.gates[line.at];
  if (known !== undefined) return known;
  const gate = gateFor(run, line);
  run.gates[line.at] = gate;
  return gate;
}

/** To be called after any change of plan, subscription or switch: what was derived from it is derived anew. */
export function forgetDerived(run: Run): void {
  run.gates.fill(undefined);
  run.topUpTerms = null;
  run.standing = null;
}
