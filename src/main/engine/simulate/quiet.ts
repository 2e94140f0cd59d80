import type { UnservedReason } from '../../../shared/contract/result';
import { plus, wholePart } from '../amount/checked';
import { burn, type Purse } from '../grant/purse';
import { parseDay, type Day } from '../time/day';
import { autoTopUp } from './auto-top-up';
import { buyForShortfall } from './buying';
import { dayMajorOf, dayPeaksOf } from './columns';
import { countUse, leaveOpen } from './charge';
import { gateOf } from './gate';
import { refill } from './reservoir';
import { overageRoom, overageRuns } from './overage';
import { purseOf, type Run } from './run';
import { quietDebit, topUpTerms, type TopUpTerms } from './top-up';
import { workLine } from './work';
import type { WorkLine } from '../workload/workload';

/**
 * Quiet days: nothing happens but work, and nobody records. They give the same figures as
 * `runDay`, many times faster: a law compares the two.
 */
export type Standing = {
  /** Days may be quiet at all under the plan in force. */
  readonly quiet: boolean;
  /** Lines that may be served straight from the columns: flat, ungated, on a meter with an end. */
  readonly straight: Uint8Array;
  /** All lines are, and none is a task: whole days may be added up, whatever comes in between. */
  readonly whole: boolean;
  /** All lines are, and only the whole balance counts: days that come nowhere near the top-up or the end of the credits may be added up, also in a row. */
  readonly easy: boolean;
  readonly topUp: TopUpTerms | null;
  /** No pack and no overage steps in when credits end. */
  readonly dry: boolean;
  /** By line: as what its work counts when credits end, where that is plain; else null. */
  readonly ends: readonly (UnservedReason | null)[];
};

const NOTHING: readonly number[] = [];

function deriveStanding(run: Run): Standing {
  const { policies, plan, limits, allowances } = run.plan;
  const { concurrency } = policies;
  const throttled =
    concurrency !== undefined && concurrency.rule !== 'ignored' && limits.has(concurrency.limit);
  const { columns, lines } = run;
  const straight = columns.flat.map((flat, at) => {
    const line = lines[at];
    if (flat === 0 || line === undefined || run.unlimited[columns.meters[at] ?? 0] === true)
      return 0;
    // A task of more units than the plan takes is blocked, whatever the balance.
    const limit = line.parts[0]?.operation.task?.unitsLimit;
    if (limit !== undefined && limits.has(limit)) return 0;
    return gateOf(run, line) === null ? 1 : 0;
  });
  const topUp = topUpTerms(run);
  const summed = columns.dayNeeds !== null && straight.every((line) => line === 1);
  return {
    quiet:
      run.recorder === null &&
      (run.subscription === 'active' || run.subscription === 'ending') &&
      !throttled &&
      plan.perEntity === undefined &&
      // A purchase in the middle of a day must not bring credits that only some of its lines may use.
      run.plan.packs.every((pack) => pack.onlyFor === undefined) &&
      policies.dayOrder.refill === 'before-work' &&
      allowances.every((allowance) => allowance.source.every !== 'day'),
    straight,
    whole:
      summed &&
      !columns.tasks &&
      (topUp === null || topUp.rule.buys === 'one-by-one') &&
      run.plan.packs.every((pack) => pack.source.tiers === undefined),
    easy: summed && (topUp === null || topUp.rule.watches === 'whole'),
    topUp,
    dry: run.purchasing.kind === 'none' && !overageRuns(run),
    ends: lines.map((line) => endOf(run, line)),
  };
}

function endOf(run: Run, line: WorkLine): UnservedReason | null {
  const operation = line.parts[0]?.operation;
  if (operation?.task !== undefined) {
    const stays =
      operation.task.unitsLimit === undefined && run.program.scenario.choices.atBlock === 'stay';
    return stays ? 'task-over-balance' : null;
  }
  return (operation?.atZero?.rule ?? run.plan.policies.atZero.rule) === 'stop'
    ? 'no-credits'
    : null;
}

/** The first day from today on which more than work happens, at most `last`; today where nothing is quiet. */
export function quietUntil(run: Run, last: Day): Day {
  run.standing ??= deriveStanding(run);
  if (!run.standing.quiet || run.waiting.length > 0) return run.day;
  let until = Math.min(last, run.cycleTo);
  for (const purse of run.purses) {
    if (purse.restricted) return run.day;
    if (purse.nextExpiry < until) until = purse.nextExpiry;
  }
  for (const change of run.changes) {
    const on = parseDay(change.on);
    if (on >= run.day && on < until) until = on;
  }
  return until;
}

/** Lives days up to `until`, or to the first one after which they may no longer be quiet. */
export function liveQuietDays(run: Run, until: Day): void {
  const { standing } = run;
  if (standing === null) return;
  const refills = run.plan.reservoirs.length > 0;
  const grants = run.grantIds;
  while (run.day < until) {
    if (refills) refill(run);
    else if (standing.easy && serveStretch(run, standing, until) === until) return;
    const offset = run.day - run.start;
    if (!serveDay(run, standing, offset)) serveLines(run, standing, offset);
    if (run.trace !== null) run.trace[offset] = run.purses[0]?.total ?? 0;
    run.day += 1;
    // A purchase may bring a new expiry, a blocked task a new plan or a queue.
    if (run.grantIds !== grants || run.standing !== standing || run.waiting.length > 0) return;
  }
}

/**
 * Lives the days that the first grant covers one after the other without waking the top-up, and
 * draws their credits in one go. Returns the day it has come to, which needs a closer look.
 */
function serveStretch(run: Run, standing: Standing, until: Day): Day {
  const { columns, trace, start } = run;
  const { dayNeeds, dayUnits } = columns;
  const purse = run.purses[0];
  const first = purse?.grants[0];
  if (dayNeeds === null || purse === undefined || first === undefined) return run.day;
  const peaks = standing.whole ? dayNeeds : dayPeaksOf(columns, run.lines);
  const { total } = purse;
  const room = Math.min(quietDebit(standing.topUp, purse), first.left - 1);
  const from = run.day - start;
  const to = until - start;
  let drawn = 0;
  let served = 0;
  let offset = from;
  for (; offset < to && drawn + (peaks[offset] as number) <= room; offset += 1) {
    drawn += dayNeeds[offset] as number;
    served += dayUnits[offset] as number;
    if (trace !== null) trace[offset] = total - drawn;
  }
  if (offset === from) return run.day;
  if (drawn > 0) draw(run, purse, drawn);
  run.served = plus(run.served, served);
  run.day = start + offset;
  return run.day;
}

/** Serves the lines of a day on which other things happen as well; false, with nothing done, where they go the long way. */
export function serveQuietly(run: Run): boolean {
  if (run.recorder !== null || run.purses.some((purse) => purse.restricted)) return false;
  const standing = (run.standing ??= deriveStanding(run));
  if (!standing.quiet) return false;
  const offset = run.day - run.start;
  if (!serveDay(run, standing, offset)) serveLines(run, standing, offset);
  return true;
}

/** Serves a whole day's lines in one debit; false, with nothing done, where they must be told apart. */
function serveDay(run: Run, standing: Standing, offset: number): boolean {
  const { columns } = run;
  const { dayNeeds } = columns;
  const purse = run.purses[0];
  if (dayNeeds === null || purse === undefined || !(standing.whole || standing.easy)) return false;
  const need = dayNeeds[offset] as number;
  if (need > 0) {
    const served = standing.whole
      ? provideDay(run, standing, purse, need)
      : standing.easy &&
        (dayPeaksOf(columns, run.lines)[offset] as number) <= quietDebit(standing.topUp, purse);
    if (!served) return false;
    draw(run, purse, need);
  }
  run.served = plus(run.served, columns.dayUnits[offset] as number);
  return true;
}

/** Brings in what a day lacks; false where some of it would stay unserved. */
function provideDay(run: Run, standing: Standing, purse: Purse, need: number): boolean {
  if (need > quietDebit(standing.topUp, purse)) autoTopUp(run, 0, need, NOTHING);
  if (need > purse.total) buyForShortfall(run, 0, need, NOTHING);
  return (
    need <= purse.total ||
    run.purchasing.kind === 'measure' ||
    overageRoom(run, 0) >= need - purse.total
  );
}

function draw(run: Run, purse: Purse, need: number): void {
  const { meter } = purse;
  const first = purse.grants[0];
  if (first !== undefined && first.left > need) {
    first.left -= need;
    purse.total -= need;
    run.cycleUsed[meter] = plus(run.cycleUsed[meter] as number, need);
    if (first.bought) purse.bought -= need;
    if (first.current) {
      purse.current -= need;
      run.allowanceUsed[meter] = plus(run.allowanceUsed[meter] as number, need);
    }
    return;
  }
  const currentBefore = purse.current;
  const open = burn(purse, need, NOTHING, null);
  countUse(run, purse.meter, need, currentBefore - purse.current);
  if (open === 0) return;
  leaveOpen(run, meter, open, 0, 0);
}

/** Line after line: straight where the debit is certain to be covered and to make no top-up buy. */
function serveLines(run: Run, standing: Standing, offset: number): void {
  const { lines, columns } = run;
  const units = dayMajorOf(columns, lines);
  const from = offset * lines.length;
  const { costs, reserves, meters } = columns;
  const { straight, topUp } = standing;
  const count = lines.length;
  // Credits that follow one debit after the other need no second look while only the total counts.
  const steady = topUp === null || topUp.rule.watches === 'whole';
  let meter = 0;
  let purse = purseOf(run, meter);
  let room = quietDebit(topUp, purse);
  // Debits that the first grant covers are added up and burnt in one go.
  let head = steady ? (purse.grants[0]?.left ?? 0) : 0;
  let pending = 0;
  let served = 0;
  for (let at = 0; at < count; at += 1) {
    const due = units[from + at] as number;
    if (due === 0) continue;
    const flat = straight[at] === 1;
    if (flat && meters[at] === meter) {
      const need = due * (costs[at] as number);
      if (pending + due * (reserves[at] as number) <= room && pending + need < head) {
        pending += need;
        served += due;
        continue;
      }
    }
    if (pending > 0) draw(run, purse, pending);
    pending = 0;
    if (flat) {
      meter = meters[at] as number;
      purse = purseOf(run, meter);
      const next = isDry(run, standing) ? serveDry(run, standing, units, from, at, purse) : at;
      if (next > at) at = next - 1;
      else served += serveOne(run, standing, at, purse, due);
    } else {
      workLine(run, lines[at] as WorkLine, due);
    }
    if (run.standing !== standing) {
      // A blocked task has changed the plan: the rest of the day goes the long way.
      workRest(run, units, from, at + 1);
      break;
    }
    room = quietDebit(topUp, purse);
    head = steady ? (purse.grants[0]?.left ?? 0) : 0;
  }
  if (pending > 0) draw(run, purse, pending);
  run.served = plus(run.served, served);
}

function workRest(run: Run, units: Float64Array, from: number, first: number): void {
  const { lines } = run;
  for (let at = first; at < lines.length; at += 1) {
    const due = units[from + at] as number;
    if (due > 0) workLine(run, lines[at] as WorkLine, due);
  }
}

/** One flat line by itself; returns the units it served that nobody else has counted. */
function serveOne(run: Run, standing: Standing, at: number, purse: Purse, due: number): number {
  if (due * (run.columns.reserves[at] as number) <= quietDebit(standing.topUp, purse)) {
    draw(run, purse, due * (run.columns.costs[at] as number));
    return due;
  }
  workLine(run, run.lines[at] as WorkLine, due);
  return 0;
}

/** Nothing brings in credits today: no pack, no overage, and the auto top-up has spent its cap. */
function isDry(run: Run, { dry, topUp }: Standing): boolean {
  return (
    dry && (topUp === null || (run.topUp?.spent === true && topUp.rule.cap?.month !== 'calendar'))
  );
}

/**
 * Lines on a dry account, from `at` on: what fits is served, the rest counts beside what went
 * unserved before. Returns the first line that must go the long way, or the end.
 */
function serveDry(
  run: Run,
  { straight, ends }: Standing,
  units: Float64Array,
  from: number,
  at: number,
  purse: Purse,
): number {
  const { lines, columns, lastUnserved } = run;
  const { costs, reserves, meters } = columns;
  let left = purse.total;
  let served = 0;
  let next = at;
  for (; next < lines.length; next += 1) {
    const due = units[from + next] as number;
    if (due === 0) continue;
    if (straight[next] !== 1 || meters[next] !== purse.meter) break;
    const cost = costs[next] as number;
    if (due * (reserves[next] as number) <= left) {
      left -= due * cost;
      served += due;
      continue;
    }
    const draft = lastUnserved[(lines[next] as WorkLine).at];
    if (draft === undefined || draft.reason !== ends[next]) break;
    const paid = draft.reason === 'no-credits' && left >= cost ? wholePart(left, cost) : 0;
    left -= paid * cost;
    served += paid;
    draft.units = plus(draft.units, due - paid);
    draft.until = run.day + 1;
  }
  if (left < purse.total) draw(run, purse, purse.total - left);
  run.served = plus(run.served, served);
  return next;
}
