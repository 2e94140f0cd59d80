import type { Alert } from '../../../shared/contract/policy';
import { floorRatio, ratio, ratioOf, timesRatio } from '../amount/ratio';
import { creditsAt } from '../terms/terms';
import { creditsText, note } from './entries';
import { allowanceAmount } from './granting';
import type { Run } from './run';

/** What an alert's share is a share of: the cycle's allowance, or the reservoir's cap. */
function allowanceOf(run: Run, meter: number): number {
  const reservoir = run.plan.reservoirs.find((row) => row.meter === meter && !row.unlimited);
  if (reservoir !== undefined) return reservoir.cap;
  return run.plan.allowances
    .filter((row) => row.meter === meter && row.source.every === 'cycle')
    .reduce((sum, row) => sum + allowanceAmount(run, row), 0);
}

function levelOf(run: Run, alert: Alert): number | null {
  if ('runOutWithinDays' in alert.at) {
    // At the cycle's pace so far the balance lasts no longer than this.
    const elapsed = run.day - run.cycleFrom + 1;
    const used = BigInt(run.cycleUsed[0] ?? 0) * BigInt(alert.at.runOutWithinDays);
    return used === 0n ? null : Number(used / BigInt(elapsed));
  }
  if ('credits' in alert.at) return creditsAt(alert.at.credits, run.program.scale);
  const base = allowanceOf(run, 0);
  if (base === 0) return null;
  const exact = timesRatio(ratio(base), ratioOf(alert.at.shareOfAllowance));
  const floor = Number(floorRatio(exact));
  // `below` a level between two whole units is the same as reaching the one under it.
  return alert.when === 'below' && exact.numerator % exact.denominator === 0n ? floor - 1 : floor;
}

/** Step 6: one alert for each level crossed since the balance was last above it. */
export function raiseAlerts(run: Run): void {
  const { alerts } = run.plan.policies;
  if (alerts.length === 0 || run.recorder === null || run.subscription !== 'active') return;
  const balance = run.purses[0]?.total ?? 0;
  for (const [at, alert] of alerts.entries()) {
    const level = levelOf(run, alert);
    if (level === null || run.unlimited[0] === true) continue;
    const crossed = balance <= level;
    if (crossed && run.alertsUp[at] !== true) {
      note(run, 'alert', 0, 0, `${run.plan.rules.alerts}.${alert.id}`, `${alert.shows}: balance ${creditsText(run, balance)}`);
    }
    run.alertsUp[at] = crossed;
  }
}
