import type { Change } from '../../../shared/contract/scenario';
import { remainingShare } from '../pricing/prorate';
import { minorOf } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { parseDay } from '../time/day';
import { raiseAlerts } from './alerts';
import { autoTopUp, buy, packOnSale } from './buying';
import { requestPlan, takePendingPlan } from './change';
import { note } from './entries';
import { forgetDerived } from './gate';
import { expire, expireDue, fillReservoirs, grantAllowance, isClaimed, refill } from './granting';
import { chargeFee, creditDays, invoiceLine, moneyText, priceOf, raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import { prorate } from '../pricing/prorate';
import { NONE } from '../ledger/ledger';
import { endSubscription, openCycle, renew } from './renewal';
import { termsAt, termsOf } from './program';
import { openSlots, retryWaiting, workLine } from './work';
import type { Run } from './run';

/** One calendar day of the account, in the order of rulebook 2. */
export function runDay(run: Run): void {
  run.dayUsed.fill(0);
  if (run.day >= run.cycleTo) endCycle(run);
  else expirePassed(run);
  openSlots(run);
  const refillsFirst = run.plan.policies.dayOrder.refill === 'before-work';
  if (refillsFirst) dailyCredits(run);
  retryWaiting(run, ['tomorrow', 'refill', 'credits']);
  for (const change of run.changes) if (parseDay(change.on) === run.day) makeChange(run, change);
  openDayRow(run);
  const offset = run.day - run.start;
  for (const line of run.lines) {
    const planned = line.units[offset] ?? 0;
    if (planned > 0) workLine(run, line, planned);
  }
  if (!refillsFirst) dailyCredits(run);
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
  if (run.subscription === 'ending' && run.day >= run.termEnds) {
    endSubscription(run);
    run.cycleTo = Number.MAX_SAFE_INTEGER;
    return;
  }
  if (run.subscription === 'ended' || run.subscription === 'deactivated') {
    run.cycleTo = Number.MAX_SAFE_INTEGER;
    expirePassed(run);
    return;
  }
  if (run.pendingPlan !== null) {
    const to = termsAt(run.program, run.pendingPlan);
    run.pendingPlan = null;
    takePendingPlan(run, to);
  }
  renew(run);
  openSlots(run);
  retryWaiting(run, ['renewal']);
}

/** Step 3: allowances by the day and the reservoir's refill. */
function dailyCredits(run: Run): void {
  if (run.subscription === 'ended' || run.subscription === 'deactivated') return;
  refill(run);
  if (run.day === run.start && run.program.scenario.account === undefined) return;
  for (const allowance of run.plan.allowances) {
    if (allowance.source.every === 'day' && isClaimed(run, allowance)) grantAllowance(run, allowance, 'daily allowance');
  }
}

/** Step 4: what the customer does today. */
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
      run.overageOn = change.enabled;
      forgetDerived(run);
      note(run, 'change', NONE, 0, run.plan.rules.overage, change.enabled ? 'overage switched on' : 'overage switched off');
      return;
    case 'auto-top-up':
      run.topUp = change.set === null ? null : { choice: change.set, spentMinor: run.topUp?.spentMinor ?? 0, count: run.topUp?.count ?? 0, spent: false, capReached: run.topUp?.capReached ?? false, capMonth: run.topUp?.capMonth ?? 0 };
      forgetDerived(run);
      return lookAtTopUp(run);
    case 'seats':
      return changeSeats(run, change.seats);
    case 'buy': {
      const pack = packOnSale(run, change.pack);
      if (pack === undefined) note(run, 'block', NONE, 0, `packs.${change.pack}`, `${run.plan.plan.label} cannot buy this pack`);
      else buy(run, pack, change.count, 'bought by hand');
      return;
    }
    case 'claim':
      run.claims.push(change.claim);
      for (const allowance of run.plan.allowances) {
        if (allowance.source.claim?.id === change.claim && !run.onceGranted.includes(allowance.rule)) {
          grantAllowance(run, allowance, `claimed: ${allowance.source.claim.label}`);
        }
      }
      return;
    case 'price':
      run.prices.set(termsOf(run.program, change.plan).at, minorOf(change.amount, run.program.book));
      return;
    default:
      change satisfies never;
  }
}

/** A switched-on top-up may look at the balance at once (rulebook 8). */
export function lookAtTopUp(run: Run): void {
  const rule = run.plan.policies.autoTopUp;
  if (run.topUp === null || rule?.onSwitch !== 'at-once') return;
  for (const purse of run.purses) autoTopUp(run, purse.meter, 0);
}

/** Service continues to the end of the paid cycle or the minimum term (rulebook 2, Cancel). */
function cancel(run: Run): void {
  if (run.subscription !== 'active') return;
  run.subscription = 'ending';
  run.pendingPlan = null;
  note(run, 'change', NONE, 0, run.plan.rules.cancel, 'cancelled: service continues to the end of the paid cycle');
  if (run.plan.policies.cancel.refund === 'none') return;
  const share = remainingShare(run.plan.policies.proration, { from: run.priceFrom, to: run.priceTo }, run.day);
  creditDays(run, run.plan, share, 'this-invoice', run.plan.rules.cancel);
  endSubscription(run);
}

/** The account stops today; what it owes is invoiced, and the balance follows the rule. */
function deactivate(run: Run): void {
  if (run.subscription === 'deactivated') return;
  const rule = run.plan.rules.deactivate;
  note(run, 'change', NONE, 0, rule, 'deactivated');
  invoiceOverage(run, 'change');
  raiseWaitingLines(run, 'change');
  if (run.plan.policies.deactivate.balance === 'cleared') {
    for (const purse of run.purses) {
      for (const grant of [...purse.grants]) expire(run, grant, grant.left, 'cleared by deactivation', 'clear', rule);
    }
    for (const [meter] of run.reservoirs.entries()) run.reservoirs[meter] = null;
    run.unlimited.fill(false);
  }
  run.subscription = 'deactivated';
  forgetDerived(run);
}

function reactivate(run: Run, plan: string | undefined): void {
  if (run.subscription !== 'deactivated' && run.subscription !== 'ended') return;
  if (plan !== undefined) run.plan = termsOf(run.program, plan);
  run.subscription = 'active';
  forgetDerived(run);
  note(run, 'change', NONE, 0, run.plan.rules.reactivate, 'reactivated');
  activate(run, 'change', run.plan.policies.reactivate.balance === 'filled');
}

/** A subscription begins today: cycle, fee, allowances, full reservoir. */
export function activate(run: Run, reason: 'start' | 'change', fills: boolean): void {
  run.anchor = run.day;
  run.cycleIndex = 0;
  run.cycleTo = recurrence(run.day, 1);
  run.priceFrom = run.day;
  run.priceTo = recurrence(run.day, run.plan.monthsPerPrice);
  run.termEnds = recurrence(run.day, run.plan.plan.minimumTerm?.months ?? 0);
  chargeFee(run, reason);
  openCycle(run);
  for (const allowance of run.plan.allowances) {
    if (isClaimed(run, allowance) && !run.onceGranted.includes(allowance.rule)) {
      grantAllowance(run, allowance, `allowance of ${run.plan.plan.label}`);
    }
  }
  if (fills) fillReservoirs(run, 'filled to the cap at activation');
}

function changeSeats(run: Run, seats: number): void {
  if (seats === run.seats) return;
  if (seats < run.seats) {
    run.pendingSeats = seats;
    note(run, 'change', NONE, 0, run.plan.priceRule, `${seats} seats from the next cycle`);
    return;
  }
  const before = priceOf(run, run.plan);
  const added = seats - run.seats;
  run.seats = seats;
  const after = priceOf(run, run.plan);
  if (before !== null && after !== null && after !== before) {
    const share = remainingShare(run.plan.policies.proration, { from: run.priceFrom, to: run.priceTo }, run.day);
    invoiceLine(run, 'change', {
      kind: 'proration',
      amountMinor: prorate(after - before, share),
      label: `${added} more seats`,
      basis: `${moneyText(run, after - before)} × ${share.part}/${share.whole}`,
      rule: run.plan.rules.proration,
      entries: [],
    });
  }
  for (const allowance of run.plan.allowances) {
    if (allowance.source.perSeat) grantAllowance(run, allowance, `${added} more seats`, allowance.amount * added);
  }
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
