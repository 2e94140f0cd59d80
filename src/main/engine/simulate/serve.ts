import { grouped } from '../../../shared/decimal';
import { MAX, plus, wholePart } from '../amount/checked';
import { isMixed, servesPart, uncovered } from '../grant/part-draws';
import { available, giveBack } from '../grant/purse';
import { NONE } from '../ledger/ledger';
import { mostUnits, needOf, partNeeds } from '../workload/needs';
import type { FlatCost } from '../workload/costing';
import type { WorkLine } from '../workload/workload';
import { autoTopUp } from './auto-top-up';
import { buyForParts, buyForShortfall } from './buying';
import { note } from './entries';
import { charge, countCells, countUse, type Drawn } from './charge';
import { overageRoom, undoOverage } from './overage';
import { purseOf, orderOf, type Run, type UnservedDraft } from './run';
import type { UnservedReason } from '../../../shared/contract/result';

/** Successes of the next `units` started: whole part of the cumulative count × rate (rulebook 2). */
export function takeSuccesses(run: Run, line: WorkLine, units: number): number {
  const { numerator, denominator } = line.success;
  const before = run.attempted[line.at] ?? 0;
  run.attempted[line.at] = plus(before, units);
  if (numerator === denominator) return units;
  if ((before + units) * numerator <= MAX)
    return (
      wholePart((before + units) * numerator, denominator) -
      wholePart(before * numerator, denominator)
    );
  const upTo = (started: number): bigint =>
    (BigInt(started) * BigInt(numerator)) / BigInt(denominator);
  return Number(upTo(before + units) - upTo(before));
}

/** Only what ran can have failed: the successes among the paid of the billable units, in proportion. */
function successesAmong(paid: number, billable: number, useful: number): number {
  if (paid === billable) return useful;
  return Number((BigInt(paid) * BigInt(useful)) / BigInt(billable));
}

/** A record of draws before the first. */
export function noDraws(run: Run): Drawn {
  return { draws: [], open: run.purses.map(() => 0) };
}

export function failureRule(run: Run, line: WorkLine): 'free' | 'charged' | 'refunded' {
  return line.parts[0]?.operation.failure?.rule ?? run.plan.policies.failure.rule;
}

/** Credits a meter can give a line now, overage included. */
function roomFor(run: Run, meter: number, line: WorkLine): number {
  if (run.unlimited[meter] === true || run.purchasing.kind === 'measure') return MAX;
  return Math.min(
    MAX,
    available(purseOf(run, meter), line.payers[meter] ?? []) + overageRoom(run, meter),
  );
}

/** Some grants, or packs on sale, pay for a part of the line's operations only: each operation draws on its own. */
function isMixedFor(run: Run, line: WorkLine, meter: number): boolean {
  const payers = line.payers[meter] ?? [];
  if (payers.length < 2) return false;
  return (
    isMixed(purseOf(run, meter), payers) ||
    run.plan.packs.some((pack) => pack.meter === meter && servesPart(pack.onlyFor, payers))
  );
}

/** Whether a meter can pay for so many units now, overage included. */
function fitsOn(run: Run, line: WorkLine, meter: number, units: number): boolean {
  if (!isMixedFor(run, line, meter)) return needOf(line, units, meter) <= roomFor(run, meter, line);
  if (run.unlimited[meter] === true || run.purchasing.kind === 'measure') return true;
  return (
    uncovered(purseOf(run, meter).grants, partNeeds(line, units, meter)) <= overageRoom(run, meter)
  );
}

/** Lets top-ups and packs bring in what a debit on a meter lacks; false where it is still short. */
function provide(run: Run, line: WorkLine, meter: number, units: number): boolean {
  const need = needOf(line, units, meter);
  if (need === 0 || run.unlimited[meter] === true) return true;
  const purse = purseOf(run, meter);
  if (isMixedFor(run, line, meter)) {
    const needs = partNeeds(line, units, meter);
    if (run.topUp !== null) autoTopUp(run, meter, need, line.payers[meter] ?? [], needs);
    if (uncovered(purse.grants, needs) === 0) return true;
    buyForParts(run, meter, units, (count) => partNeeds(line, count, meter));
    return uncovered(purse.grants, needs) === 0;
  }
  const payers = line.payers[meter] ?? [];
  if (run.topUp !== null) autoTopUp(run, meter, need, payers);
  if (available(purse, payers) >= need) return true;
  buyForShortfall(run, meter, need, payers);
  return available(purse, payers) >= need;
}

/**
 * Pays for up to `units` of a line and returns how many: top-ups first, then packs, then overage;
 * a unit is paid whole on every meter or not at all (rulebook 2, A-1).
 */
export function pay(run: Run, line: WorkLine, units: number, drawn: Drawn | null = null): number {
  if (units <= 0) return 0;
  const { flat } = line;
  const paid =
    flat === null || isMixedFor(run, line, flat.meter)
      ? affordable(run, line, units)
      : affordableFlat(run, line, flat, units);
  if (paid > 0) charge(run, line, paid, drawn);
  return paid;
}

function affordableFlat(
  run: Run,
  line: WorkLine,
  { meter, cost }: FlatCost,
  units: number,
): number {
  if (provide(run, line, meter, units)) return units;
  return Math.min(units, wholePart(roomFor(run, meter, line), cost));
}

function affordable(run: Run, line: WorkLine, units: number): number {
  let short = false;
  for (const { meter } of run.purses) if (!provide(run, line, meter, units)) short = true;
  if (!short) return units;
  return mostUnits(units, (n) => run.purses.every(({ meter }) => fitsOn(run, line, meter, n)));
}

/** The first meter that cannot pay for one more unit of a line. */
export function shortMeter(run: Run, line: WorkLine): number {
  const short = run.purses.find(({ meter }) => !fitsOn(run, line, meter, 1));
  return short?.meter ?? line.flat?.meter ?? 0;
}

/**
 * Of `paid` units only `kept` succeeded: the credits of the others go back in the reverse order of
 * consumption, what no grant covered first, and never above what a grant held (rulebook 8).
 */
export function refundUnits(
  run: Run,
  line: WorkLine,
  paid: number,
  kept: number,
  { draws, open }: Drawn,
): void {
  const units = paid - kept;
  if (units <= 0) return;
  for (const purse of run.purses) {
    const { meter } = purse;
    let back = Math.max(0, needOf(line, paid, meter) - needOf(line, kept, meter));
    countUse(run, meter, -back, 0);
    if (run.recorder !== null) {
      countCells(run.recorder, line, paid, meter, -1);
      countCells(run.recorder, line, kept, meter);
    }
    const undone = Math.min(back, open[meter] ?? 0);
    if (run.purchasing.kind === 'measure') run.owed[meter] = (run.owed[meter] ?? 0) - undone;
    else undoOverage(run, meter, undone, line.at, units);
    back -= undone;
    for (let at = draws.length - 1; at >= 0 && back > 0; at -= 1) {
      const draw = draws[at];
      if (draw === undefined || draw.grant.meter !== meter) continue;
      const credits = Math.min(back, draw.credits);
      giveBack(purse, draw.grant, credits, orderOf(run));
      back -= credits;
      if (draw.grant.current) run.allowanceUsed[meter] = (run.allowanceUsed[meter] ?? 0) - credits;
      note(
        run,
        'refund',
        meter,
        credits,
        run.plan.rules.failure,
        `${grouped(units)} failed, given back`,
        {
          grant: draw.grant.id,
          line: line.at,
          units,
        },
      );
    }
  }
}

/** Runs units of a line as far as they can be paid; returns the useful results that could not be. */
export function payAndServe(run: Run, line: WorkLine, units: number): number {
  const rule = failureRule(run, line);
  const useful = takeSuccesses(run, line, units);
  const billable = rule === 'free' ? useful : units;
  const drawn = rule === 'refunded' && useful < units ? noDraws(run) : null;
  const paid = pay(run, line, billable, drawn);
  const served = successesAmong(paid, billable, useful);
  run.served = plus(run.served, served);
  if (drawn !== null) refundUnits(run, line, paid, served, drawn);
  return useful - served;
}

/** Why work could not run, told only when somebody asks. */
export type Told = Pick<UnservedDraft, 'why' | 'rule' | 'meter'>;

/** Counts work that could not run, by line and reason, with the day it began and the rule behind it. */
export function leaveUnserved(
  run: Run,
  line: WorkLine,
  units: number,
  reason: UnservedReason,
  tell: () => Told,
): void {
  if (units <= 0) return;
  const key = `${line.at} ${reason}`;
  let draft: UnservedDraft | undefined = run.unserved.get(key);
  if (draft === undefined) {
    draft = { line, reason, units: 0, from: run.day, until: run.day, ...tell() };
    run.unserved.set(key, draft);
  }
  addUnserved(run, draft, units);
}

/** More of what went unserved before, for the same reason. */
function addUnserved(run: Run, draft: UnservedDraft, units: number): void {
  draft.units = plus(draft.units, units);
  draft.until = run.day + 1;
  run.firstShortOn ??= run.day;
  run.lastUnserved[draft.line.at] = draft;
  note(run, 'unserved', NONE, 0, draft.rule, draft.why, { line: draft.line.at, units });
}
