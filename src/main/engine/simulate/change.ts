import type { ChangeRule } from '../../../shared/contract/policy';
import { remainingShare, type Shares } from '../pricing/prorate';
import { floorRatio, ratio } from '../amount/ratio';
import { toAmount } from '../amount/checked';
import { reorder } from '../grant/purse';
import type { AllowanceTerms, PlanTerms } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { note } from './entries';
import { forgetDerived } from './gate';
import { allowanceAmount, isClaimed } from './allowance';
import { expire } from './expiry';
import { grantAllowance } from './granting';
import { clampReservoirs, fillReservoirs, setUnlimited } from './reservoir';
import { chargeDifference, chargeFee, creditDays, raiseWaitingLines } from './money';
import { deferOverage, invoiceOverage } from './overage';
import { beginCycles, firstShare, openCycle } from './renewal';
import { orderOf, type Run } from './run';
import { adjustSlots } from './slots';
import { NONE } from '../ledger/ledger';

export function changeRule(run: Run, to: PlanTerms): { rule: ChangeRule; id: string } {
  return to.at > run.plan.at
    ? { rule: run.plan.policies.upgrade, id: run.plan.rules.upgrade }
    : { rule: run.plan.policies.downgrade, id: run.plan.rules.downgrade };
}

/** A minimum term binds against a lower plan. */
function isBound(run: Run, to: PlanTerms): boolean {
  return to.at < run.plan.at && run.day < run.termEnds;
}

/** A plan change the customer makes today: at once, or kept for the end of what is paid. */
export function requestPlan(run: Run, to: PlanTerms): void {
  if (run.subscription === 'ended' || run.subscription === 'deactivated') return;
  run.pendingPlan = null;
  if (to.at === run.plan.at) return;
  const { rule, id } = changeRule(run, to);
  if (rule.when === 'at-once' && !isBound(run, to)) {
    changePlan(run, to, rule, id);
    return;
  }
  run.pendingPlan = to.at;
  note(run, 'change', NONE, 0, id, `${run.plan.plan.label} to ${to.plan.label} at the cycle’s end`);
}

/** Takes a plan change that falls due at the cycle's end, before the renewal; false where it is not due yet. */
export function takePendingPlan(run: Run, to: PlanTerms): boolean {
  if (run.day < run.priceTo || isBound(run, to)) return false;
  const { rule, id } = changeRule(run, to);
  const unlimited = [...run.unlimited];
  // What the ended cycle still owes is owed at the price of the plan it arose on.
  invoiceOverage(run, 'renewal');
  adoptPlan(run, to, id);
  changeReservoirs(run, rule, unlimited, id);
  return true;
}

function changeReservoirs(
  run: Run,
  rule: ChangeRule,
  unlimited: readonly boolean[],
  id: string,
): void {
  if (rule.reservoir === 'filled')
    fillReservoirs(run, `filled by the change to ${run.plan.plan.label}`);
  if (rule.reservoir === 'clamped') clampReservoirs(run, unlimited, id);
}

/** From here on the rules of another plan are in force. */
export function adoptPlan(run: Run, to: PlanTerms, rule: string): void {
  note(run, 'change', NONE, 0, rule, `${run.plan.plan.label} to ${to.plan.label}`);
  adjustSlots(run, to);
  run.plan = to;
  run.alertsUp.length = 0;
  const { minimumTerm } = to.plan;
  if (minimumTerm !== undefined)
    run.termEnds = Math.max(run.termEnds, recurrence(run.day, minimumTerm.months));
  setUnlimited(run);
  forgetDerived(run);
  for (const purse of run.purses) reorder(purse, orderOf(run));
}

/** Changes the plan at once by its rule (rulebook 8, "plan change"). */
export function changePlan(run: Run, to: PlanTerms, rule: ChangeRule, id: string): void {
  const from = run.plan;
  const { proration } = from.policies;
  const share = remainingShare(proration, { from: run.priceFrom, to: run.priceTo }, run.day);
  const cycleShare = remainingShare(proration, { from: run.cycleFrom, to: run.cycleTo }, run.day);
  const restarts = rule.cycle === 'restarted' || from.monthsPerPrice !== to.monthsPerPrice;
  const unlimited = [...run.unlimited];
  const used = [...run.allowanceUsed];
  const { paid } = run;
  // Overage is owed at the price of the plan it arose on: now where the cycle ends, else on its next invoice.
  if (restarts) invoiceOverage(run, 'change');
  else deferOverage(run);
  // A cycle that begins anew is paid whole: the difference is its price less the old days.
  const whole = rule.charge === 'difference' && restarts;
  if (rule.charge === 'difference' && !whole) chargeDifference(run, from, to, share, id);
  adoptPlan(run, to, id);
  if (restarts) {
    beginCycles(run);
    run.paid = 0;
  }
  if (rule.charge === 'full' || rule.charge === 'full-with-credit' || whole) {
    // Credits of an earlier change are due on this invoice; the one of this change follows its rule.
    raiseWaitingLines(run, 'change');
    chargeFee(run, 'change', restarts ? firstShare(run) : undefined);
    if (rule.charge !== 'full')
      creditDays(run, from, paid, share, whole ? 'this-invoice' : rule.creditOn, id);
  }
  if (restarts) openCycle(run);
  changeAllowances(run, from, rule, used, cycleShare, id);
  changeReservoirs(run, rule, unlimited, id);
}

const isPeriodic = (allowance: AllowanceTerms): boolean => allowance.source.every !== 'once';

/** The old plan's counterpart of an allowance: of the same name, or in the same place on its meter. */
function counterpart(
  of: AllowanceTerms,
  plan: PlanTerms,
  from: PlanTerms,
): AllowanceTerms | undefined {
  const onMeter = (terms: PlanTerms): AllowanceTerms[] =>
    terms.allowances.filter((row) => isPeriodic(row) && row.meter === of.meter);
  const old = onMeter(from);
  return old.find((row) => row.source.id === of.source.id) ?? old[onMeter(plan).indexOf(of)];
}

/** Allowances of the new plan within a running cycle. */
function changeAllowances(
  run: Run,
  from: PlanTerms,
  rule: ChangeRule,
  used: number[],
  share: Shares,
  id: string,
): void {
  const replaces = rule.allowance === 'new-minus-used' || rule.allowance === 'new-in-full';
  if (replaces) {
    for (const purse of run.purses) {
      for (const grant of purse.grants.filter((row) => row.current)) {
        expire(
          run,
          grant,
          grant.left,
          `replaced by the allowance of ${run.plan.plan.label}`,
          'clamp',
          id,
        );
      }
      run.included[purse.meter] = 0;
    }
  }
  for (const allowance of run.plan.allowances) {
    if (!isClaimed(run, allowance)) continue;
    if (!isPeriodic(allowance)) {
      if (!run.onceGranted.includes(allowance.rule))
        grantAllowance(run, allowance, `granted once with ${run.plan.plan.label}`);
      continue;
    }
    const included = run.included[allowance.meter] ?? 0;
    grantAllowance(
      run,
      allowance,
      `allowance of ${run.plan.plan.label}`,
      changedAmount(run, allowance, from, rule, used, share),
    );
    // The usage view sets what was used against the whole allowance.
    if (rule.allowance === 'new-minus-used')
      run.included[allowance.meter] = included + allowanceAmount(run, allowance);
  }
}

/** What a plan change grants of an allowance; takes what it sets off out of `used`. */
function changedAmount(
  run: Run,
  allowance: AllowanceTerms,
  from: PlanTerms,
  rule: ChangeRule,
  used: number[],
  share: Shares,
): number {
  const full = allowanceAmount(run, allowance);
  switch (rule.allowance) {
    case 'new-in-full':
    case 'added':
      return full;
    case 'kept':
      return 0;
    case 'new-minus-used': {
      // A day's allowance has the day's use against it, any other the cycle's; none is set off twice.
      const against = allowance.source.every === 'day' ? [...run.dayUsed] : used;
      const setOff = Math.min(full, against[allowance.meter] ?? 0);
      against[allowance.meter] = (against[allowance.meter] ?? 0) - setOff;
      return full - setOff;
    }
    case 'prorated-difference': {
      const before = counterpart(allowance, run.plan, from);
      const had = before === undefined ? 0 : allowanceAmount(run, before);
      return Math.max(0, wholeShare(run, full - had, share));
    }
    default:
      return rule.allowance satisfies never;
  }
}

/** A share of credits by days, rounded down to a whole credit. */
function wholeShare(run: Run, credits: number, { part, whole }: Shares): number {
  const credit = 10n ** BigInt(run.program.scale);
  return toAmount(
    floorRatio(ratio(BigInt(credits) * BigInt(part), BigInt(whole) * credit)) * credit,
  );
}
