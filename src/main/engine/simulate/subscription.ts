import { counted } from '../../../shared/decimal';
import { plus, times } from '../amount/checked';
import { NONE } from '../ledger/ledger';
import { prorate, remainingShare } from '../pricing/prorate';
import { recurrence } from '../time/cycle';
import { adoptPlan } from './change';
import { note } from './entries';
import { forgetDerived } from './gate';
import { isClaimed } from './allowance';
import { expire } from './expiry';
import { grantAllowance, grantPeriod } from './granting';
import { fillReservoirs, setUnlimited } from './reservoir';
import { chargeFee, creditDays, invoiceLine, moneyText, priceOf, raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import { termsOf } from './program';
import { beginCycles, endSubscription, firstShare, openCycle } from './renewal';
import type { Run } from './run';

/** A subscription begins today: cycle, fee, allowances, full reservoir. */
export function activate(run: Run, reason: 'start' | 'change', fills: boolean): void {
  beginCycles(run);
  run.termEnds = recurrence(run.day, run.plan.plan.minimumTerm?.months ?? 0);
  chargeFee(run, reason, firstShare(run));
  openCycle(run);
  setUnlimited(run);
  run.filledOn = run.day;
  for (const allowance of run.plan.allowances) {
    if (isClaimed(run, allowance) && !run.onceGranted.includes(allowance.rule)) {
      grantPeriod(run, allowance, `allowance of ${run.plan.plan.label}`);
    }
  }
  if (fills) fillReservoirs(run, 'filled to the cap at activation');
}

/** Service continues to the end of what is paid or of the minimum term (rulebook 2, Cancel). */
export function cancel(run: Run): void {
  if (run.subscription !== 'active') return;
  run.subscription = 'ending';
  run.pendingPlan = null;
  note(
    run,
    'change',
    NONE,
    0,
    run.plan.rules.cancel,
    'cancelled: service continues to the end of the paid cycle',
  );
  if (run.plan.policies.cancel.refund === 'none' || run.day < run.termEnds) return;
  const share = remainingShare(
    run.plan.policies.proration,
    { from: run.priceFrom, to: run.priceTo },
    run.day,
  );
  creditDays(run, run.plan, run.paid, share, 'this-invoice', run.plan.rules.cancel);
  endSubscription(run);
}

/** The account stops today; what it owes is invoiced, and the balance follows the rule. */
export function deactivate(run: Run): void {
  if (run.subscription === 'deactivated') return;
  const rule = run.plan.rules.deactivate;
  note(run, 'change', NONE, 0, rule, 'deactivated');
  invoiceOverage(run, 'change');
  raiseWaitingLines(run, 'change');
  if (run.plan.policies.deactivate.balance === 'cleared') {
    for (const purse of run.purses) {
      for (const grant of purse.grants.slice())
        expire(run, grant, grant.left, 'cleared by deactivation', 'clear', rule);
    }
    for (const [meter] of run.reservoirs.entries()) run.reservoirs[meter] = null;
    run.unlimited.fill(false);
  }
  run.subscription = 'deactivated';
  run.pendingPlan = null;
  run.ratchets.length = 0;
  forgetDerived(run);
}

/** A new subscription on an account that was deactivated or had ended. */
export function reactivate(run: Run, plan: string | undefined): void {
  if (run.subscription !== 'deactivated' && run.subscription !== 'ended') return;
  const to = plan === undefined ? run.plan : termsOf(run.program, plan);
  if (to !== run.plan) adoptPlan(run, to, to.rules.reactivate);
  run.subscription = 'active';
  takePendingSeats(run);
  forgetDerived(run);
  note(run, 'change', NONE, 0, run.plan.rules.reactivate, 'reactivated');
  activate(run, 'change', run.plan.policies.reactivate.balance === 'filled');
}

function takePendingSeats(run: Run): void {
  run.seats = run.pendingSeats ?? run.seats;
  run.pendingSeats = null;
}

/** More seats are paid by the days left and bring their allowances at once; fewer wait for the next fee. */
export function changeSeats(run: Run, seats: number): void {
  run.pendingSeats = null;
  const added = seats - run.seats;
  if (run.subscription === 'ended' || run.subscription === 'deactivated') {
    run.seats = seats;
    return;
  }
  if (added < 0) run.pendingSeats = seats;
  if (added <= 0) {
    note(
      run,
      'change',
      NONE,
      0,
      run.plan.priceRule,
      `${counted(seats, 'seat')} from the next fee on`,
    );
    return;
  }
  const before = priceOf(run, run.plan);
  run.seats = seats;
  const after = priceOf(run, run.plan);
  if (run.paid !== null && before !== null && after !== null)
    run.paid = plus(run.paid, after - before);
  if (before !== null && after !== null && after !== before) {
    const share = remainingShare(
      run.plan.policies.proration,
      { from: run.priceFrom, to: run.priceTo },
      run.day,
    );
    invoiceLine(run, 'change', {
      kind: 'proration',
      amountMinor: prorate(after - before, share),
      label: counted(added, 'more seat'),
      basis: `${moneyText(run, after - before)} × ${share.part}/${share.whole}`,
      rule: run.plan.rules.proration,
      entries: [],
    });
  }
  for (const allowance of run.plan.allowances) {
    if (allowance.source.perSeat && isClaimed(run, allowance)) {
      grantAllowance(run, allowance, counted(added, 'more seat'), times(allowance.amount, added));
    }
  }
}
