import type { ChangeRule } from '../../../shared/contract/policy';
import { remainingShare, type Shares } from '../pricing/prorate';
import { floorRatio, ratio } from '../amount/ratio';
import { reorder } from '../grant/purse';
import type { PlanTerms } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { note } from './entries';
import { forgetDerived } from './gate';
import {
  allowanceAmount,
  clampReservoirs,
  expire,
  fillReservoirs,
  grantAllowance,
  isClaimed,
} from './granting';
import { chargeDifference, chargeFee, creditDays, raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import { openCycle } from './renewal';
import { orderOf, type Run } from './run';
import { NONE } from '../ledger/ledger';

export function changeRule(run: Run, to: PlanTerms): { rule: ChangeRule; id: string } {
  return to.at > run.plan.at
    ? { rule: run.plan.policies.upgrade, id: run.plan.rules.upgrade }
    : { rule: run.plan.policies.downgrade, id: run.plan.rules.downgrade };
}

/** A plan change the customer makes today: at once, or kept for the cycle's end. */
export function requestPlan(run: Run, to: PlanTerms): void {
  if (to.at === run.plan.at || run.subscription === 'ended' || run.subscription === 'deactivated') return;
  const { rule, id } = changeRule(run, to);
  if (rule.when === 'next-cycle') {
    run.pendingPlan = to.at;
    note(run, 'change', NONE, 0, id, `${run.plan.plan.label} to ${to.plan.label} at the cycle’s end`);
    return;
  }
  run.pendingPlan = null;
  changePlan(run, to, rule, id);
}

/** Takes a plan change that falls due at the cycle's end, before the renewal. */
export function takePendingPlan(run: Run, to: PlanTerms): void {
  const { rule, id } = changeRule(run, to);
  // What the ended cycle still owes is owed at the price of the plan it arose on.
  invoiceOverage(run, 'renewal');
  setPlan(run, to, id);
  if (rule.reservoir === 'clamped') clampReservoirs(run, id);
  if (rule.reservoir === 'filled') fillReservoirs(run, `filled by the change to ${to.plan.label}`);
}

function setPlan(run: Run, to: PlanTerms, rule: string): void {
  note(run, 'change', NONE, 0, rule, `${run.plan.plan.label} to ${to.plan.label}`);
  run.plan = to;
  run.alertsUp.length = 0;
  forgetDerived(run);
  for (const purse of run.purses) reorder(purse, orderOf(run));
}

function changePlan(run: Run, to: PlanTerms, rule: ChangeRule, id: string): void {
  const from = run.plan;
  const share = remainingShare(from.policies.proration, { from: run.priceFrom, to: run.priceTo }, run.day);
  const restarts = rule.cycle === 'restarted' || from.monthsPerPrice !== to.monthsPerPrice;
  if (restarts) invoiceOverage(run, 'change');
  const whole = rule.charge === 'difference' && restarts && from.monthsPerPrice !== to.monthsPerPrice;
  if (rule.charge === 'difference' && !whole) chargeDifference(run, from, to, share, id);
  setPlan(run, to, id);
  const cycleShare = remainingShare(from.policies.proration, { from: run.cycleFrom, to: run.cycleTo }, run.day);
  if (rule.charge === 'full' || rule.charge === 'full-with-credit' || whole) {
    // Credits of an earlier change are due on this invoice; the one of this change follows its rule.
    raiseWaitingLines(run, 'change');
    chargeFee(run, 'change');
    if (rule.charge !== 'full') creditDays(run, from, share, whole ? 'this-invoice' : rule.creditOn, id);
  }
  if (restarts) {
    run.anchor = run.day;
    run.cycleIndex = 0;
    run.priceFrom = run.day;
    run.priceTo = recurrence(run.day, to.monthsPerPrice);
    run.cycleTo = recurrence(run.day, 1);
  }
  const used = [...run.allowanceUsed];
  if (restarts) openCycle(run);
  changeAllowances(run, from, rule, used, cycleShare, id);
  if (rule.reservoir === 'filled') fillReservoirs(run, `filled by the change to ${to.plan.label}`);
  if (rule.reservoir === 'clamped') clampReservoirs(run, id);
}

/** Allowances of the new plan within a running cycle (rulebook 8, "plan change"). */
function changeAllowances(run: Run, from: PlanTerms, rule: ChangeRule, used: readonly number[], share: Shares, id: string): void {
  const periodic = run.plan.allowances.filter((allowance) => allowance.source.every !== 'once');
  const old = new Map(from.allowances.filter((row) => row.source.every !== 'once').map((row) => [row.meter, row]));
  if (rule.allowance === 'new-minus-used' || rule.allowance === 'new-in-full') {
    for (const purse of run.purses) {
      for (const grant of purse.grants.filter((row) => row.allowance !== null && row.allowance.source.every !== 'once')) {
        expire(run, grant, grant.left, `replaced by the allowance of ${run.plan.plan.label}`, 'clamp', id);
      }
      run.included[purse.meter] = 0;
    }
  }
  for (const allowance of periodic) {
    if (!isClaimed(run, allowance)) continue;
    const full = allowanceAmount(run, allowance);
    const before = old.get(allowance.meter);
    const had = before === undefined ? 0 : allowanceAmount(run, before);
    const amounts = {
      'new-minus-used': Math.max(0, full - (used[allowance.meter] ?? 0)),
      'new-in-full': full,
      added: full,
      'prorated-difference': Math.max(0, wholeShare(run, full - had, share)),
      kept: 0,
    } as const;
    grantAllowance(run, allowance, `allowance of ${run.plan.plan.label}`, amounts[rule.allowance]);
    // The usage view sets what was used against the whole allowance.
    if (rule.allowance === 'new-minus-used') run.included[allowance.meter] = full;
  }
  for (const allowance of run.plan.allowances) {
    if (allowance.source.every !== 'once' || run.onceGranted.includes(allowance.rule)) continue;
    if (isClaimed(run, allowance)) grantAllowance(run, allowance, `granted once with ${run.plan.plan.label}`);
  }
}

/** A share of credits by days, rounded down to a whole credit. */
function wholeShare(run: Run, credits: number, { part, whole }: Shares): number {
  const credit = 10n ** BigInt(run.program.scale);
  return Number(floorRatio(ratio(BigInt(credits) * BigInt(part), BigInt(whole) * credit)) * credit);
}

export { changePlan };
