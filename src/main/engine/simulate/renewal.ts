import { plus } from '../amount/checked';
import { NONE } from '../ledger/ledger';
import { remainingShare, type Shares } from '../pricing/prorate';
import { recurrence } from '../time/cycle';
import { civilOf, dayOf, type Day } from '../time/day';
import { renewRatchets } from './buying';
import { note } from './entries';
import { forgetDerived } from './gate';
import { isClaimed } from './allowance';
import { expire, expireDue } from './expiry';
import { grantAllowance, grantPeriod } from './granting';
import { chargeFee, raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import type { Run } from './run';

/** The day from which cycles recur where one begins on `day`: that day, or the first of its month. */
export function anchorFor(run: Run, day: Day): Day {
  if (run.plan.policies.cycle.anchor === 'start') return day;
  const { year, month } = civilOf(day);
  return dayOf(year, month, 1);
}

/** Cycles and paid periods begin anew today; by calendar months the first of them is a short one. */
export function beginCycles(run: Run): void {
  run.anchor = anchorFor(run, run.day);
  run.cycleIndex = 0;
  run.cycleTo = recurrence(run.anchor, 1);
  run.priceFrom = run.anchor;
  run.priceTo = recurrence(run.anchor, run.plan.monthsPerPrice);
}

/** What a first, short period costs of a whole one; undefined where it is whole. Its first day counts. */
export function firstShare(run: Run): Shares | undefined {
  if (run.day === run.priceFrom) return undefined;
  return remainingShare(
    { ...run.plan.policies.proration, changeDay: 'counted' },
    { from: run.priceFrom, to: run.priceTo },
    run.day,
  );
}

/** Starts the counters of a new cycle and its row of the usage view. */
export function openCycle(run: Run): void {
  closeUsage(run);
  run.cycleFrom = run.day;
  for (let meter = 0; meter < run.purses.length; meter += 1) {
    run.usedBefore[meter] = plus(run.usedBefore[meter] as number, run.cycleUsed[meter] as number);
    run.allowanceUsed[meter] = 0;
    run.cycleUsed[meter] = 0;
    run.included[meter] = 0;
    run.debtArisen[meter] = 0;
    run.overageRated[meter] = 0;
  }
  run.overageRatedMinor = 0;
  if (run.topUp !== null && run.plan.policies.autoTopUp?.cap?.month !== 'calendar') {
    run.topUp.spentMinor = 0;
    run.topUp.count = 0;
    run.topUp.spent = false;
  }
  run.recorder?.cycles.push({
    from: run.day,
    to: Math.min(run.cycleTo, run.end),
    plan: run.plan.plan.id,
    cells: new Map(),
    included: [],
    used: [],
    remaining: [],
  });
}

/** Fixes the ended cycle's figures in the usage view: what was left before it expires. */
export function closeUsage(run: Run): void {
  const cycle = run.recorder?.cycles[run.recorder.cycles.length - 1];
  if (cycle === undefined || cycle.used.length > 0) return;
  cycle.to = Math.min(cycle.to, run.day);
  for (const purse of run.purses) {
    cycle.included.push(run.included[purse.meter] ?? 0);
    cycle.used.push(run.cycleUsed[purse.meter] ?? 0);
    cycle.remaining.push(purse.total);
  }
}

/**
 * Renewal (rulebook 2, order of a day, step 2): unused allowance expires or rolls over, the invoice
 * with the ended cycle's overage and the new fee is raised, the new allowance is granted.
 */
export function renew(run: Run): void {
  run.cycleIndex += 1;
  run.cycleTo = recurrence(run.anchor, run.cycleIndex + 1);
  expireDue(run);
  const feeDue = run.day >= run.priceTo;
  if (feeDue) {
    run.seats = run.pendingSeats ?? run.seats;
    run.pendingSeats = null;
    run.priceFrom = run.day;
    run.priceTo =
      run.plan.monthsPerPrice === 1
        ? run.cycleTo
        : recurrence(run.anchor, run.cycleIndex + run.plan.monthsPerPrice);
    chargeFee(run, 'renewal');
  }
  invoiceOverage(run, 'renewal');
  raiseWaitingLines(run, 'renewal');
  openCycle(run);
  for (const allowance of run.plan.allowances) {
    const { every } = allowance.source;
    const due = every === 'cycle' || (every === 'year' && run.cycleIndex % 12 === 0);
    if (due && isClaimed(run, allowance)) grantPeriod(run, allowance, 'allowance of the new cycle');
    if (
      every === 'once' &&
      isClaimed(run, allowance) &&
      !run.onceGranted.includes(allowance.rule)
    ) {
      grantAllowance(run, allowance, `granted once with ${run.plan.plan.label}`);
    }
  }
  renewRatchets(run);
}

/** The subscription ends: its allowance is lost, what is owed is invoiced, bought credits follow the rule. */
export function endSubscription(run: Run): void {
  const { cancel } = run.plan.policies;
  closeUsage(run);
  invoiceOverage(run, 'change');
  raiseWaitingLines(run, 'change');
  expireDue(run);
  for (const purse of run.purses) {
    for (const grant of purse.grants.slice()) {
      if (!grant.bought || cancel.bought === 'lost')
        expire(run, grant, grant.left, 'ended with the subscription');
    }
  }
  for (const [meter] of run.reservoirs.entries()) run.reservoirs[meter] = null;
  run.unlimited.fill(false);
  run.subscription = 'ended';
  run.cycleTo = Number.MAX_SAFE_INTEGER;
  run.ratchets.length = 0;
  forgetDerived(run);
  note(run, 'change', NONE, 0, run.plan.rules.cancel, 'the subscription has ended');
  openCycle(run);
}
