import { NONE } from '../ledger/ledger';
import { recurrence } from '../time/cycle';
import { renewRatchets } from './buying';
import { note } from './entries';
import { forgetDerived } from './gate';
import { expireDue, grantAllowance, isClaimed } from './granting';
import { chargeFee, raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import type { Run } from './run';

/** Starts the counters of a new cycle and its row of the usage view. */
export function openCycle(run: Run): void {
  run.cycleFrom = run.day;
  run.allowanceUsed.fill(0);
  closeUsage(run);
  run.cycleUsed.fill(0);
  run.included.fill(0);
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

/** Fixes the ended cycle's figures in the usage view. */
export function closeUsage(run: Run): void {
  const cycle = run.recorder?.cycles[run.recorder.cycles.length - 1];
  if (cycle === undefined || cycle.used.length > 0) return;
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
  if (run.pendingSeats !== null) {
    run.seats = run.pendingSeats;
    run.pendingSeats = null;
  }
  const feeDue = run.day >= run.priceTo;
  if (feeDue) {
    run.priceFrom = run.day;
    run.priceTo = recurrence(run.anchor, run.cycleIndex + run.plan.monthsPerPrice);
    chargeFee(run, 'renewal');
  }
  invoiceOverage(run, 'renewal');
  raiseWaitingLines(run, 'renewal');
  openCycle(run);
  for (const allowance of run.plan.allowances) {
    const { every } = allowance.source;
    const due = every === 'cycle' || (every === 'year' && run.cycleIndex % 12 === 0);
    if (due && isClaimed(run, allowance)) grantAllowance(run, allowance, 'allowance of the new cycle');
    if (every === 'once' && isClaimed(run, allowance) && !run.onceGranted.includes(allowance.rule)) {
      grantAllowance(run, allowance, `granted once with ${run.plan.plan.label}`);
    }
  }
  renewRatchets(run);
}

/** The subscription ends: allowance is lost, what is owed is invoiced, bought credits follow the rule. */
export function endSubscription(run: Run): void {
  const { cancel } = run.plan.policies;
  invoiceOverage(run, 'change');
  raiseWaitingLines(run, 'change');
  expireDue(run, (grant) => !grant.bought || cancel.bought === 'lost');
  for (const [meter] of run.reservoirs.entries()) {
    run.reservoirs[meter] = null;
    run.unlimited[meter] = false;
  }
  run.subscription = 'ended';
  forgetDerived(run);
  note(run, 'change', NONE, 0, run.plan.rules.cancel, 'the subscription has ended');
}
