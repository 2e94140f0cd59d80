import type { Change } from '../../../shared/contract/scenario';
import type { AutoTopUpChoice } from '../../../shared/contract/scenario-choices';
import { minorOf } from '../terms/terms';
import { parseDay } from '../time/day';
import { raiseAlerts, rearmAlerts } from './alerts';
import { autoTopUp } from './auto-top-up';
import { buy, packOnSale } from './buying';
import { requestPlan, takePendingPlan } from './change';
import { note } from './entries';
import { forgetDerived } from './gate';
import { isClaimed } from './allowance';
import { expireDue } from './expiry';
import { grantAllowance, grantPeriod } from './granting';
import { refill } from './reservoir';
import { NONE } from '../ledger/ledger';
import { closeUsage, endSubscription, renew } from './renewal';
import { termsAt, termsOf } from './program';
import { serveQuietly } from './quiet';
import { openSlots } from './slots';
import { cancel, changeSeats, deactivate, reactivate } from './subscription';
import { retryWaiting, workLine } from './work';
import type { Run } from './run';

/** One calendar day of the account, in the order of rulebook 2. */
export function runDay(run: Run): void {
  run.dayUsed.fill(0);
  openSlots(run);
  if (run.day >= run.cycleTo) endCycle(run);
  else expirePassed(run);
  const refillsFirst = run.plan.policies.dayOrder.refill === 'before-work';
  if (refillsFirst) refillTanks(run);
  grantDaily(run);
  retryWaiting(run, ['tomorrow', 'refill', 'credits']);
  makeChanges(run);
  rearmAlerts(run);
  openDayRow(run);
  if (!serveQuietly(run)) {
    const offset = run.day - run.start;
    for (const line of run.lines) {
      const planned = line.units[offset] ?? 0;
      if (planned > 0) workLine(run, line, planned);
    }
  }
  if (!refillsFirst) refillTanks(run);
  raiseAlerts(run);
  closeDayRow(run);
  if (run.trace !== null) run.trace[run.day - run.start] = run.purses[0]?.total ?? 0;
  run.day += 1;
}

function expirePassed(run: Run): void {
  for (const purse of run.purses) {
    if (purse.nextExpiry <= run.day) {
      expireDue(run);
      return;
    }
  }
}

/** Steps 1 and 2: changes due at the cycle's end, then the renewal and the work that waited for it. */
function endCycle(run: Run): void {
  closeUsage(run);
  if (run.subscription === 'ending' && run.day >= run.termEnds && run.day >= run.priceTo) {
    endSubscription(run);
    return;
  }
  if (run.subscription === 'ended' || run.subscription === 'deactivated') {
    run.cycleTo = Number.MAX_SAFE_INTEGER;
    expirePassed(run);
    return;
  }
  if (run.pendingPlan !== null && takePendingPlan(run, termsAt(run.program, run.pendingPlan)))
    run.pendingPlan = null;
  renew(run);
  retryWaiting(run, ['renewal']);
}

const hasSubscription = (run: Run): boolean =>
  run.subscription === 'active' || run.subscription === 'ending';

/** Step 3, or after the work by the other reading of A-2: the reservoir's refill. */
function refillTanks(run: Run): void {
  if (hasSubscription(run)) refill(run);
}

/** Step 3: allowances by the day, from the morning on; the first one comes with the activation. */
function grantDaily(run: Run): void {
  if (!hasSubscription(run)) return;
  if (run.day === run.start && run.program.scenario.account === undefined) return;
  for (const allowance of run.plan.allowances) {
    if (allowance.source.every === 'day' && isClaimed(run, allowance))
      grantPeriod(run, allowance, 'daily allowance');
  }
}

/** Step 4: what the customer does today; credits that it brings run what waits for them. */
function makeChanges(run: Run): void {
  let changed = false;
  for (const change of run.changes) {
    if (parseDay(change.on) !== run.day) continue;
    makeChange(run, change);
    changed = true;
  }
  if (changed) retryWaiting(run, ['credits']);
}

function makeChange(run: Run, change: Change): void {
  switch (change.kind) {
    case 'plan':
      return requestPlan(run, termsOf(run.program, change.plan));
    case 'cancel':
      return cancel(run);
    case 'deactivate':
      return deactivate(run);
    case 'reactivate':
      return reactivate(run, change.plan);
    case 'overage':
      return switchOverage(run, change.enabled);
    case 'auto-top-up':
      return setTopUp(run, change.set);
    case 'seats':
      return changeSeats(run, change.seats);
    case 'buy':
      return buyByHand(run, change.pack, change.count);
    case 'claim':
      return claim(run, change.claim);
    case 'price':
      run.prices.set(
        termsOf(run.program, change.plan).at,
        minorOf(change.amount, run.program.book),
      );
      return;
    default:
      change satisfies never;
  }
}

function switchOverage(run: Run, enabled: boolean): void {
  run.overageOn = enabled;
  forgetDerived(run);
  note(
    run,
    'change',
    NONE,
    0,
    run.plan.rules.overage,
    enabled ? 'overage switched on' : 'overage switched off',
  );
}

/** Switches auto top-up off, or on by another choice: what its cap has counted stands. */
function setTopUp(run: Run, choice: AutoTopUpChoice | null): void {
  run.topUp =
    choice === null
      ? null
      : {
          choice,
          spentMinor: run.topUp?.spentMinor ?? 0,
          count: run.topUp?.count ?? 0,
          spent: false,
          capReached: run.topUp?.capReached ?? false,
          capMonth: run.topUp?.capMonth ?? 0,
        };
  forgetDerived(run);
  lookAtTopUp(run);
}

function buyByHand(run: Run, id: string, count: number): void {
  const pack = packOnSale(run, id);
  if (pack === undefined)
    note(run, 'block', NONE, 0, `packs.${id}`, `${run.plan.plan.label} cannot buy this pack`);
  else buy(run, pack, count, 'bought by hand');
}

/** Grants what the plan in force has for the claim; a second claim brings nothing. */
function claim(run: Run, id: string): void {
  if (run.claims.includes(id)) return;
  run.claims.push(id);
  for (const allowance of run.plan.allowances) {
    if (allowance.source.claim?.id === id && !run.onceGranted.includes(allowance.rule)) {
      grantAllowance(run, allowance, `claimed: ${allowance.source.claim.label}`);
    }
  }
}

/** A switched-on top-up may look at the balance at once (rulebook 8). */
export function lookAtTopUp(run: Run): void {
  const rule = run.plan.policies.autoTopUp;
  if (run.topUp === null || rule?.onSwitch !== 'at-once') return;
  for (const purse of run.purses) autoTopUp(run, purse.meter, 0, []);
}

function openDayRow(run: Run): void {
  if (run.recorder === null) return;
  for (const purse of run.purses) run.recorder.start[purse.meter]?.push(purse.total);
}

function closeDayRow(run: Run): void {
  if (run.recorder === null) return;
  for (const { meter, total } of run.purses) {
    run.recorder.end[meter]?.push(total - (run.debt[meter] ?? 0));
    run.recorder.used[meter]?.push(run.dayUsed[meter] ?? 0);
  }
}
