import { MAX, plus } from '../amount/checked';
import { available, burn, giveBack, type Draw } from '../grant/purse';
import type { Grant } from '../grant/grant';
import { mostUnits, needOf, partNeed } from '../workload/needs';
import type { WorkLine } from '../workload/workload';
import { autoTopUp, buyForShortfall } from './buying';
import { grouped, note } from './entries';
import { purseOf } from './granting';
import { addOverage, overageRoom } from './overage';
import { orderOf, type Run, type UnservedDraft } from './run';
import type { UnservedReason } from '../../../shared/contract/result';

/** Successes of the next `units` started: whole part of the cumulative count × rate (rulebook 2). */
export function takeSuccesses(run: Run, line: WorkLine, units: number): number {
  const { numerator, denominator } = line.success;
  const before = run.attempted[line.at] ?? 0;
  run.attempted[line.at] = plus(before, units);
  if (numerator === denominator) return units;
  const upTo = (started: number): bigint => (BigInt(started) * BigInt(numerator)) / BigInt(denominator);
  return Number(upTo(before + units) - upTo(before));
}

export function failureRule(run: Run, line: WorkLine): 'free' | 'charged' | 'refunded' {
  return line.parts[0]?.operation.failure?.rule ?? run.plan.policies.failure.rule;
}

export function costRule(line: WorkLine, part: number, meter: number, run: Run): string {
  const operation = line.parts[part]?.operation;
  return `operations.${operation?.id ?? ''}.costs.${run.program.workload.meters[meter] ?? ''}`;
}

/** Credits a meter can give a line now, overage included. */
function roomFor(run: Run, meter: number, line: WorkLine): number {
  if (run.unlimited[meter] === true || run.purchasing.kind === 'measure') return MAX;
  return Math.min(MAX, available(purseOf(run, meter), line.operations) + overageRoom(run, meter));
}

/**
 * Pays for up to `units` of a line and returns how many: top-ups first, then packs, then overage;
 * a unit is paid whole on every meter or not at all (rulebook 2, A-1).
 */
export function pay(run: Run, line: WorkLine, units: number, draws: Draw[] | null = null): number {
  if (units <= 0) return 0;
  let short = false;
  for (const purse of run.purses) {
    const need = needOf(line, units, purse.meter);
    if (need === 0 || run.unlimited[purse.meter] === true) continue;
    if (run.topUp !== null) autoTopUp(run, purse.meter, need);
    if (available(purse, line.operations) < need) {
      buyForShortfall(run, purse.meter, need, line.operations);
      if (available(purse, line.operations) < need) short = true;
    }
  }
  const paid = short
    ? mostUnits(units, (n) => run.purses.every((purse) => needOf(line, n, purse.meter) <= roomFor(run, purse.meter, line)))
    : units;
  if (paid > 0) charge(run, line, paid, draws);
  return paid;
}

/** Burns what `units` cost, grant by grant; what no grant covers becomes overage (or measured demand). */
function charge(run: Run, line: WorkLine, units: number, draws: Draw[] | null): void {
  for (const purse of run.purses) {
    const { meter } = purse;
    const need = needOf(line, units, meter);
    if (need === 0) continue;
    if (run.unlimited[meter] === true) {
      if (run.recorder !== null) noteParts(run, line, units, meter, null);
      countUse(run, meter, need, 0);
      continue;
    }
    const boughtBefore = purse.bought;
    const open = run.recorder === null ? burn(purse, need, line.operations, collector(draws)) : noteParts(run, line, units, meter, draws);
    countUse(run, meter, need, need - open - (boughtBefore - purse.bought));
    if (open === 0) continue;
    if (run.purchasing.kind === 'measure') run.demand[meter] = plus(run.demand[meter] ?? 0, open);
    else addOverage(run, meter, open, line.at, units);
  }
  for (const purse of run.purses) countCells(run, line, units, purse.meter);
}

function collector(draws: Draw[] | null): ((grant: Grant, credits: number) => void) | null {
  return draws === null ? null : (grant, credits) => draws.push({ grant, credits });
}

export function countUse(run: Run, meter: number, need: number, fromAllowance: number): void {
  run.cycleUsed[meter] = plus(run.cycleUsed[meter] ?? 0, need);
  run.dayUsed[meter] = plus(run.dayUsed[meter] ?? 0, need);
  run.allowanceUsed[meter] = plus(run.allowanceUsed[meter] ?? 0, fromAllowance);
}

/** Burns operation by operation, so that each entry names the rule of its own cost. */
function noteParts(run: Run, line: WorkLine, units: number, meter: number, draws: Draw[] | null): number {
  let open = 0;
  for (const [at, part] of line.parts.entries()) {
    const need = partNeed(line, units, at, meter);
    if (need === 0) continue;
    const rule = costRule(line, at, meter, run);
    const cause = `${grouped(units)} × ${part.operation.label}`;
    if (run.unlimited[meter] === true) {
      note(run, 'charge', meter, 0, rule, `${cause}, unlimited`, { line: line.at, units, held: 0 });
      continue;
    }
    const before: Draw[] = [];
    open += burn(purseOf(run, meter), need, line.operations, (grant, credits) => before.push({ grant, credits }));
    let balance = purseOf(run, meter).total;
    for (const draw of before) balance += draw.credits;
    for (const draw of before) {
      balance -= draw.credits;
      const seq = note(run, 'charge', meter, -draw.credits, rule, cause, { grant: draw.grant.id, line: line.at, units });
      if (run.recorder !== null) run.recorder.ledger.balances[seq] = balance - (run.debt[meter] ?? 0);
      draws?.push(draw);
    }
  }
  return open;
}

/** Usage by operation in the running cycle, for the usage view. */
export function countCells(run: Run, line: WorkLine, units: number, meter: number): void {
  const cycle = run.recorder?.cycles[run.recorder.cycles.length - 1];
  if (cycle === undefined) return;
  for (const [at, part] of line.parts.entries()) {
    const credits = partNeed(line, units, at, meter);
    const key = `${part.operationAt} ${meter}`;
    const cell = cycle.cells.get(key);
    if (cell === undefined) cycle.cells.set(key, { operationAt: part.operationAt, meter, units, credits });
    else {
      cell.units += units;
      cell.credits = plus(cell.credits, credits);
    }
  }
}

/** Gives the credits of `units` back, last draw first; never above what a grant held (rulebook 8). */
export function refundUnits(run: Run, line: WorkLine, units: number, draws: Draw[]): void {
  for (const purse of run.purses) {
    let back = needOf(line, units, purse.meter);
    countUse(run, purse.meter, -back, 0);
    for (let at = draws.length - 1; at >= 0 && back > 0; at -= 1) {
      const draw = draws[at];
      if (draw === undefined || draw.grant.meter !== purse.meter) continue;
      const credits = Math.min(back, draw.credits);
      giveBack(purse, draw.grant, credits, orderOf(run));
      back -= credits;
      if (!draw.grant.bought) run.allowanceUsed[purse.meter] = (run.allowanceUsed[purse.meter] ?? 0) - credits;
      note(run, 'refund', purse.meter, credits, run.plan.rules.failure, `${grouped(units)} failed, given back`, {
        grant: draw.grant.id,
        line: line.at,
        units,
      });
    }
  }
}

/** Counts work that could not run, by line and reason, with the day it began and the rule behind it. */
export function leaveUnserved(run: Run, line: WorkLine, units: number, reason: UnservedReason, why: string, rule: string): void {
  if (units <= 0) return;
  const key = `${line.at} ${reason}`;
  const standing: UnservedDraft | undefined = run.unserved.get(key);
  if (standing === undefined) run.unserved.set(key, { line, reason, units, from: run.day, until: run.day + 1, why, rule });
  else {
    standing.units = plus(standing.units, units);
    standing.until = run.day + 1;
  }
  run.firstShortOn ??= run.day;
  note(run, 'unserved', -1, 0, rule, why, { line: line.at, units });
}
