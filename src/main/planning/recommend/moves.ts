import { changeRule } from '../../engine/simulate/change';
import { copyRun } from '../../engine/simulate/copy';
import { termsAt } from '../../engine/simulate/program';
import type { Run } from '../../engine/simulate/run';
import type { PlanTerms } from '../../engine/terms/terms';
import { formatDay } from '../../engine/time/day';
import type { WayEvent } from './label';
import type { Space } from './space';
import type { Past } from './states';

/** A change of plan that may be made now, with the account after it. */
export type Move = { readonly to: PlanTerms; readonly run: Run; readonly event: WayEvent };

const mayMove = (space: Space, run: Run): boolean => space.moves && run.subscription === 'active';

/** Every other plan that the account may go to at the start of a cycle; `lowers` where it goes down. */
export function* movesBetween(
  space: Space,
  run: Run,
  past: Past,
): Generator<Move & { readonly lowers: boolean }, void, undefined> {
  if (!mayMove(space, run)) return;
  for (const at of space.plans) {
    if (at === run.plan.at) continue;
    const lowers = at < run.plan.at;
    const to = termsAt(space.program, at);
    const atOnce = changeRule(run, to).rule.when === 'at-once';
    if (lowers && (run.day < run.termEnds || !(past.settled || space.shortStays))) continue;
    // What is paid for is used up first, and the change is ordered the day before.
    if (!atOnce && (run.day === run.start || run.day !== run.cycleTo || run.day < run.priceTo))
      continue;
    const moved = atOnce ? changedToday(run, to) : copyRun(run);
    if (!atOnce) moved.pendingPlan = at;
    const event: WayEvent = {
      kind: 'plan',
      on: atOnce ? run.day : run.day - 1,
      from: run.day,
      plan: at,
      how: atOnce ? 'at-once' : 'at-cycle-end',
    };
    yield { to, run: moved, event, lowers };
  }
}

/** Plans that the one in force can be upgraded to on any day; none once a way has gone down, unless it may stay short. */
export function climbsFrom(space: Space, run: Run, { lowered }: Past): PlanTerms[] {
  if (lowered || !mayMove(space, run)) return [];
  const higher = space.plans
    .filter((at) => at > run.plan.at)
    .map((at) => termsAt(space.program, at));
  return higher.filter((to) => changeRule(run, to).rule.when === 'at-once');
}

/** An upgrade today, within the cycle. */
export function climbTo(run: Run, to: PlanTerms): Move {
  const event: WayEvent = {
    kind: 'plan',
    on: run.day,
    from: run.day,
    plan: to.at,
    how: 'at-once',
  };
  return { to, run: changedToday(run, to), event };
}

function changedToday(run: Run, to: PlanTerms): Run {
  return copyRun(run, [...run.changes, { on: formatDay(run.day), kind: 'plan', plan: to.plan.id }]);
}
