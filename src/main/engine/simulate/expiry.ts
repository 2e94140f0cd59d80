import type { Grant } from '../grant/grant';
import { passOn, reorder, takeFrom, type Purse } from '../grant/purse';
import { keptAtEnd } from '../grant/rollover';
import type { AllowanceTerms } from '../terms/terms';
import { NEVER } from '../time/day';
import { lifeOf } from './allowance';
import { note } from './entries';
import { orderOf, purseOf, type Run } from './run';

/** Takes credits off a grant for good, with the cause in the ledger; none is a no-op. */
export function expire(
  run: Run,
  grant: Grant,
  credits: number,
  cause: string,
  kind: 'expiry' | 'clamp' | 'clear' = 'expiry',
  rule = grant.rule,
): void {
  if (credits <= 0) return;
  takeFrom(purseOf(run, grant.meter), grant, credits);
  note(run, kind, grant.meter, -credits, rule, cause, { grant: grant.id });
}

/** Ends the grants whose last day has passed; an allowance follows its rollover rule. */
export function expireDue(run: Run): void {
  for (const purse of run.purses) {
    if (purse.nextExpiry > run.day) continue;
    const due = purse.grants.filter((grant) => grant.due <= run.day);
    const pools = new Map<string, { allowance: AllowanceTerms; grants: Grant[] }>();
    for (const grant of due) {
      const { allowance } = grant;
      if (allowance === null) {
        expire(run, grant, grant.left, 'expired unused');
        continue;
      }
      const pool = pools.get(allowance.rule);
      if (pool === undefined) pools.set(allowance.rule, { allowance, grants: [grant] });
      else pool.grants.push(grant);
    }
    for (const { allowance, grants } of pools.values()) endPeriod(run, purse, allowance, grants);
  }
}

function endPeriod(run: Run, purse: Purse, allowance: AllowanceTerms, grants: Grant[]): void {
  const { rollover } = allowance;
  const ended =
    rollover.kind === 'batches' ? grants.filter((grant) => grant.age >= rollover.cycles) : grants;
  const left = ended.reduce((sum, grant) => sum + grant.left, 0);
  const keeps = rollover.kind === 'batches' ? 0 : keptAtEnd(rollover, left, run.program.scale);
  let lost = left - keeps;
  for (const grant of ended) {
    const loses = Math.min(lost, grant.left);
    lost -= loses;
    expire(run, grant, loses, keeps > 0 ? 'beyond what rolls over' : 'unused at the period’s end');
  }
  // Without a subscription no further period ends.
  const isOver = run.subscription === 'deactivated';
  for (const grant of grants) {
    if (grant.left === 0) continue;
    passOn(purse, grant);
    Object.assign(
      grant,
      isOver ? { expires: NEVER, due: NEVER } : lifeOf(run, allowance, grant.age),
    );
  }
  reorder(purse, orderOf(run));
}
