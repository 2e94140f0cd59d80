import type { Alert } from '../../../shared/contract/policy';
import { floorRatio, ratio, ratioOf, timesRatio } from '../amount/ratio';
import { creditsAt } from '../terms/terms';
import { creditsText, note } from './entries';
import { allowanceAmount, isClaimed } from './allowance';
import type { Run } from './run';

/** What an alert's share is a share of: the reservoir's cap, or the allowance of the period. */
function allowanceOf(run: Run, meter: number): number {
  const reservoir = run.plan.reservoirs.find((row) => row.meter === meter && !row.unlimited);
  if (reservoir !== undefined) return reservoir.cap;
  const onMeter = run.plan.allowances.filter((row) => row.meter === meter && isClaimed(run, row));
  const periodic = onMeter.filter((row) => row.source.every !== 'once');
  return (periodic.length > 0 ? periodic : onMeter).reduce(
    (sum, row) => sum + allowanceAmount(run, row),
    0,
  );
}

/** Meters that an alert may be about: those the plan gives something on, and the first. */
function isWatched(run: Run, meter: number): boolean {
  if (run.unlimited[meter] === true) return false;
  return (
    meter === 0 ||
    run.plan.allowances.some((row) => row.meter === meter) ||
    run.plan.reservoirs.some((row) => row.meter === meter)
  );
}

/** The balance at or below which an alert is up, `elapsed` days into the cycle; null where there is none. */
function levelOf(run: Run, alert: Alert, meter: number, elapsed: number): number | null {
  if ('runOutWithinDays' in alert.at) {
    // At the cycle's pace so far the balance lasts no longer than this.
    const used = BigInt(run.cycleUsed[meter] ?? 0) * BigInt(alert.at.runOutWithinDays);
    return used === 0n || elapsed === 0 ? null : Number(used / BigInt(elapsed));
  }
  const below = alert.when === 'below' ? 1 : 0;
  if ('credits' in alert.at) return creditsAt(alert.at.credits, run.program.scale) - below;
  const base = allowanceOf(run, meter);
  if (base === 0) return null;
  const exact = timesRatio(ratio(base), ratioOf(alert.at.shareOfAllowance));
  const floor = Number(floorRatio(exact));
  // `below` a level between two whole units is the same as reaching the one under it.
  return exact.numerator % exact.denominator === 0n ? floor - below : floor;
}

function eachAlert(
  run: Run,
  elapsed: number,
  see: (alert: Alert, meter: number, slot: number, crossed: boolean) => void,
): void {
  const { alerts } = run.plan.policies;
  if (alerts.length === 0 || run.recorder === null) return;
  if (run.subscription !== 'active' && run.subscription !== 'ending') return;
  for (const { meter, total } of run.purses) {
    if (!isWatched(run, meter)) continue;
    for (const [at, alert] of alerts.entries()) {
      const level = levelOf(run, alert, meter, elapsed);
      see(alert, meter, meter * alerts.length + at, level !== null && total <= level);
    }
  }
}

/** Before the day's work: an alert whose level the balance has risen above may be raised again. */
export function rearmAlerts(run: Run): void {
  eachAlert(run, run.day - run.cycleFrom, (_alert, _meter, slot, crossed) => {
    if (!crossed) run.alertsUp[slot] = false;
  });
}

/** Step 6: one alert for each level crossed since the balance was last above it. */
export function raiseAlerts(run: Run): void {
  eachAlert(run, run.day - run.cycleFrom + 1, (alert, meter, slot, crossed) => {
    if (crossed && run.alertsUp[slot] !== true) {
      const balance = creditsText(run, run.purses[meter]?.total ?? 0);
      note(
        run,
        'alert',
        meter,
        0,
        `${run.plan.rules.alerts}.${alert.id}`,
        `${alert.shows}: balance ${balance}`,
      );
    }
    run.alertsUp[slot] = crossed;
  });
}
