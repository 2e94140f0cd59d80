import type { PlanTerms } from '../terms/terms';
import type { Run } from './run';

const SECONDS_A_DAY = 86_400;

/** Slot-seconds a plan's concurrency gives a day; NaN where nothing bounds throughput. */
export function slotsOf(plan: PlanTerms): number {
  const rule = plan.policies.concurrency;
  const limit =
    rule === undefined || rule.rule === 'ignored' ? undefined : plan.limits.get(rule.limit);
  return limit === undefined ? Number.NaN : limit.value * SECONDS_A_DAY;
}

/** The slots of a new day. */
export function openSlots(run: Run): void {
  run.slotSeconds = slotsOf(run.plan);
}

/** A plan change in the middle of a day: what ran today has taken its slots out of the new plan's. */
export function adjustSlots(run: Run, to: PlanTerms): void {
  const taken = slotsOf(run.plan) - run.slotSeconds;
  run.slotSeconds = slotsOf(to) - (Number.isFinite(taken) ? taken : 0);
}
