import { counted, grouped } from '../../../shared/decimal';
import type { TaskRule } from '../../../shared/contract/operation';
import { available, burn } from '../grant/purse';
import { mostUnits, needOf, reserveNeed } from '../workload/needs';
import type { WorkLine } from '../workload/workload';
import type { PackTerms, PlanTerms } from '../terms/terms';
import { autoTopUp } from './auto-top-up';
import { buy, packOnSale, packServes } from './buying';
import { changePlan, changeRule } from './change';
import { creditsText, note, waitText } from './entries';
import { SUCCEEDED } from '../ledger/causes';
import { lowestPlan, missingFeatures } from './gate';
import { allowanceAmount } from './allowance';
import { overageRuns } from './overage';
import { enqueue } from './queue';
import { plus, wholePartUp } from '../amount/checked';
import { WorkTooLarge } from '../workload/too-large';
import { countCells, countUse } from './charge';
import {
  failureRule,
  leaveUnserved,
  noDraws,
  payAndServe,
  refundUnits,
  takeSuccesses,
  type Told,
} from './serve';
import { settleDraws } from './settlement';
import { purseOf, type Run, type Waiting } from './run';
import { NONE } from '../ledger/ledger';

function limitOf(terms: PlanTerms, task: TaskRule): number {
  if (task.unitsLimit === undefined) return Number.POSITIVE_INFINITY;
  return terms.limits.get(task.unitsLimit)?.value ?? Number.POSITIVE_INFINITY;
}

/** Most a plan's balance of included credits can be: what a fresh reservoir or allowance holds. */
function capOf(run: Run, terms: PlanTerms, meter: number): number {
  const reservoir = terms.reservoirs.find((row) => row.meter === meter);
  if (reservoir !== undefined) return reservoir.cap;
  return terms.allowances
    .filter((row) => row.meter === meter)
    .reduce((sum, row) => sum + allowanceAmount(run, row), 0);
}

/** The smallest plan above the one in force on which a task of these units runs whole on a full balance. */
function planTakingTask(
  run: Run,
  line: WorkLine,
  task: TaskRule,
  units: number,
): PlanTerms | undefined {
  return lowestPlan(
    run,
    (terms) =>
      terms.at > run.plan.at &&
      units <= limitOf(terms, task) &&
      missingFeatures(line, terms).length === 0 &&
      run.purses.every(
        (purse) => reserveNeed(line, units, purse.meter) <= capOf(run, terms, purse.meter),
      ),
  );
}

function fits(run: Run, line: WorkLine, units: number): boolean {
  return run.purses.every(
    (purse) =>
      run.unlimited[purse.meter] === true ||
      reserveNeed(line, units, purse.meter) <=
        available(purseOf(run, purse.meter), line.payers[purse.meter] ?? []),
  );
}

/** Holds credits, charges the actual cost of what succeeded, releases the rest in reverse order. */
function reserveAndSettle(run: Run, line: WorkLine, units: number): void {
  const rule = failureRule(run, line);
  const useful = takeSuccesses(run, line, units);
  const billable = rule === 'free' ? useful : units;
  const drawn = rule === 'refunded' && useful < units ? noDraws(run) : null;
  for (const purse of run.purses) {
    const { meter } = purse;
    const hold = reserveNeed(line, units, meter);
    // The rounding of a mix never makes it cost more than was held.
    const actual = Math.min(hold, needOf(line, billable, meter));
    if (hold === 0) continue;
    const currentBefore = purse.current;
    if (run.unlimited[meter] === true) {
      note(run, 'charge', meter, 0, line.costRules[0]?.[meter] ?? '', SUCCEEDED, {
        line: line.at,
        units: billable,
      });
    } else if (run.recorder === null) {
      burn(
        purse,
        actual,
        line.payers[meter] ?? [],
        drawn === null ? null : (grant, credits) => drawn.draws.push({ grant, credits }),
      );
    } else {
      settleDraws(run, run.recorder, line, { units, billable, meter, actual, hold }, drawn);
    }
    countUse(run, meter, actual, currentBefore - purse.current);
    if (run.recorder !== null) countCells(run.recorder, line, billable, meter);
  }
  run.served = plus(run.served, useful);
  if (drawn !== null) refundUnits(run, line, units, useful, drawn);
}

/** With overage on a task settles first: only what its charge exceeds the balance by is overage (rulebook 5). */
function settleWithOverage(run: Run, line: WorkLine, units: number): void {
  leaveUnserved(run, line, payAndServe(run, line, units), 'overage-limit', () => ({
    why: 'The most overage a cycle allows is reached.',
    rule: run.plan.rules.overage,
  }));
}

/** Tasks one run may start. */
const MOST_TASKS = 1_000_000;

function start(run: Run, line: WorkLine, units: number): void {
  run.tasks += 1;
  if (run.tasks > MOST_TASKS) {
    throw new WorkTooLarge(
      `${line.label}: more than ${grouped(MOST_TASKS)} tasks`,
      `at most ${grouped(MOST_TASKS)} tasks in one run`,
      'Plan fewer units, or a plan that takes larger tasks.',
    );
  }
  if (overageRuns(run)) settleWithOverage(run, line, units);
  else reserveAndSettle(run, line, units);
}

/** Runs a bulk task, or does what the scenario chose for a blocked one (rulebook 5). */
export function runTask(
  run: Run,
  line: WorkLine,
  task: TaskRule,
  units: number,
  waited?: Waiting,
): void {
  if (units <= 0) return;
  const limit = limitOf(run.plan, task);
  // A reservation is a debit: auto top-up looks at it as at any other.
  if (run.topUp !== null && units <= limit) {
    for (const { meter } of run.purses)
      autoTopUp(run, meter, reserveNeed(line, units, meter), line.payers[meter] ?? []);
  }
  const takesWhole = overageRuns(run) || fits(run, line, units);
  if (units <= limit && takesWhole) {
    start(run, line, units);
    return;
  }
  const { atBlock, allowUpgradeAtBlock } = run.program.scenario.choices;
  const mode = waited?.whole === true ? 'wait' : atBlock;
  if (mode === 'split') {
    split(run, line, units, limit, waited);
  } else if (units > limit || mode === 'stay') {
    if (mode === 'upgrade' && allowUpgradeAtBlock && upgradeFor(run, line, task, units)) return;
    block(run, line, task, units, limit);
  } else if (mode === 'wait') {
    waitWhole(run, line, task, units, waited);
  } else if (mode === 'buy') {
    if (buyFor(run, line, units)) start(run, line, units);
    else block(run, line, task, units, limit);
  } else if (!allowUpgradeAtBlock || !upgradeFor(run, line, task, units)) {
    block(run, line, task, units, limit);
  }
}

function block(run: Run, line: WorkLine, task: TaskRule, units: number, limit: number): void {
  const overLimit = units > limit;
  const standing = run.lastUnserved[line.at];
  const reason = overLimit ? 'task-over-limit' : 'task-over-balance';
  const told =
    standing?.reason === reason && run.recorder === null
      ? standing
      : tellBlock(run, line, task, units, limit);
  note(run, 'block', NONE, 0, told.rule, told.why, { line: line.at, units });
  leaveUnserved(run, line, takeSuccesses(run, line, units), reason, () => told);
}

/** "A task of 2,000 documents holds 40,000 of 10,000 there; Business takes it whole." */
function tellBlock(run: Run, line: WorkLine, task: TaskRule, units: number, limit: number): Told {
  const plan = planTakingTask(run, line, task, units);
  const remedy =
    plan === undefined ? 'no plan takes it whole' : `${plan.plan.label} takes it whole`;
  const { unit = 'unit', unitPlural = unit } = line.parts[0]?.operation ?? {};
  const name = `A task of ${counted(units, unit, unitPlural)}`;
  if (units > limit) {
    return {
      why: `${name} is over the limit of ${grouped(limit)} on ${run.plan.plan.label}; ${remedy}.`,
      rule: run.plan.limits.get(task.unitsLimit ?? '')?.rule ?? line.taskRule,
    };
  }
  const tight =
    run.purses.find((purse) => reserveNeed(line, units, purse.meter) > purse.total) ??
    run.purses[0];
  const hold = tight === undefined ? 0 : reserveNeed(line, units, tight.meter);
  return {
    why: `${name} holds ${creditsText(run, hold)} of ${creditsText(run, tight?.total ?? 0)} there; ${remedy}.`,
    rule: line.taskRule,
  };
}

/** The fewest tasks that fit limit and balance, largest first; what is left waits for refills. */
function split(
  run: Run,
  line: WorkLine,
  units: number,
  limit: number,
  waited: Waiting | undefined,
): void {
  let left = units;
  while (left > 0) {
    const most = Math.min(left, limit);
    const next = overageRuns(run) ? most : mostUnits(most, (n) => fits(run, line, n));
    if (next === 0) break;
    start(run, line, next);
    left -= next;
  }
  if (left > 0) wait(run, line, left, false, waited, waitText(left, 'refills'), line.taskRule);
}

function wait(
  run: Run,
  line: WorkLine,
  units: number,
  whole: boolean,
  waited: Waiting | undefined,
  why: string,
  rule: string,
): void {
  if (waited === undefined) note(run, 'queue', NONE, 0, rule, why, { line: line.at, units });
  enqueue(run, {
    line,
    units,
    counts: 'planned',
    until: 'refill',
    since: waited?.since ?? run.day,
    whole,
  });
}

function waitWhole(
  run: Run,
  line: WorkLine,
  task: TaskRule,
  units: number,
  waited: Waiting | undefined,
): void {
  const never = run.purses.some((purse) => {
    const need = reserveNeed(line, units, purse.meter);
    return need > capOf(run, run.plan, purse.meter) + purse.bought;
  });
  if (!never) {
    wait(run, line, units, true, waited, waitText(units, 'refills'), line.taskRule);
    return;
  }
  const plan = planTakingTask(run, line, task, units);
  const why = `The task would hold more than the cap of ${run.plan.plan.label}, so it never runs whole${plan === undefined ? '' : `; ${plan.plan.label} takes it`}.`;
  leaveUnserved(run, line, takeSuccesses(run, line, units), 'task-over-cap', () => ({
    why,
    rule: line.taskRule,
  }));
}

/** Buys what the reservation is short of, of the scenario's pack or the first on sale: all of it or nothing. */
function buyFor(run: Run, line: WorkLine, units: number): boolean {
  const wanted = run.purchasing.kind === 'when-short' ? run.purchasing.pack : undefined;
  const orders: { pack: PackTerms; short: number }[] = [];
  for (const purse of run.purses) {
    const { meter } = purse;
    const payers = line.payers[meter] ?? [];
    const lacks = reserveNeed(line, units, meter) - available(purse, payers);
    // What is bought pays a debt first.
    const short = lacks <= 0 ? 0 : lacks + (run.debt[meter] ?? 0);
    if (short <= 0 || run.unlimited[meter] === true) continue;
    const helpful = run.plan.packs.filter((pack) => packServes(pack, meter, payers));
    const pack = packOnSale(
      run,
      (helpful.find((row) => row.source.id === wanted) ?? helpful[0])?.source.id ?? '',
    );
    if (pack === undefined) return false;
    orders.push({ pack, short });
  }
  for (const { pack, short } of orders)
    buy(
      run,
      pack,
      wholePartUp(short, pack.credits),
      `${creditsText(run, short)} short of the reservation`,
    );
  return fits(run, line, units);
}

function upgradeFor(run: Run, line: WorkLine, task: TaskRule, units: number): boolean {
  if (run.subscription !== 'active') return false;
  const to = planTakingTask(run, line, task, units);
  if (to === undefined) return false;
  const { rule, id } = changeRule(run, to);
  if (rule.when !== 'at-once') return false;
  changePlan(run, to, rule, id);
  if (units > limitOf(run.plan, task) || !fits(run, line, units)) return false;
  start(run, line, units);
  return true;
}
