import { counted } from '../../../shared/decimal';
import { plus, times } from '../amount/checked';
import type { WorkLine } from '../workload/workload';
import { note, waitText } from './entries';
import { gateOf } from './gate';
import { leaveUnserved, pay, payAndServe, shortMeter, takeSuccesses } from './serve';
import { runTask } from './task';
import { NONE } from '../ledger/ledger';
import { overageRuns } from './overage';
import { drain, enqueue } from './queue';
import type { Run, Waiting } from './run';

/** Units that find a slot today; the others wait for the next day (rulebook 4, A-10). */
function throttle(run: Run, line: WorkLine, units: number, since: number): number {
  if (Number.isNaN(run.slotSeconds)) return units;
  const rule = run.plan.policies.concurrency;
  const seconds =
    line.secondsPerUnit ??
    line.parts[0]?.operation.secondsPerUnit?.seconds ??
    rule?.defaultSeconds ??
    1;
  const runs = Math.min(units, Math.floor(run.slotSeconds / seconds));
  run.slotSeconds -= runs * seconds;
  if (runs < units) {
    const over = units - runs;
    if (since === run.day) {
      note(run, 'queue', NONE, 0, run.plan.rules.concurrency ?? '', waitText(over, 'a slot'), {
        line: line.at,
        units: over,
      });
    }
    enqueue(run, { line, units: over, counts: 'planned', until: 'tomorrow', since, whole: false });
  }
  return runs;
}

/** Runs `planned` units of a line that fell due, in the order of lines (rulebook 2). */
export function workLine(run: Run, line: WorkLine, planned: number, waited?: Waiting): void {
  const gate = gateOf(run, line);
  if (gate !== null) {
    leaveUnserved(run, line, takeSuccesses(run, line, planned), gate.reason, () => gate);
    return;
  }
  const units = throttle(run, line, planned, waited?.since ?? run.day);
  if (units === 0) return;
  if (run.plan.plan.perEntity !== undefined && run.subscription !== 'ended') {
    ingest(run, line, units);
    return;
  }
  const task = line.parts[0]?.operation.task;
  if (task !== undefined) runTask(run, line, task, units, waited);
  else fallShort(run, line, payAndServe(run, line, units));
}

/** Plans that charge per entity: once for each started bundle of operations, whatever succeeds (rulebook 3). */
function ingest(run: Run, line: WorkLine, units: number): void {
  const rule = run.plan.plan.perEntity;
  if (rule === undefined) return;
  const { before, own, paidBefore, paidOwn } = line.entity;
  const [earlier, operations] = rule.countsFreeOperations ? [before, own] : [paidBefore, paidOwn];
  const bundles = (count: number): number =>
    rule.counts === 'once' ? Math.min(1, count) : Math.ceil(count / rule.includedOperations);
  const entities = times(units, bundles(earlier + operations) - bundles(earlier));
  run.entities = plus(run.entities, entities);
  const cause = `${counted(units, 'entity', 'entities')}, ${counted(operations, 'operation')} each`;
  const entry = note(run, 'entity', NONE, 0, `plans.${run.plan.plan.id}.perEntity`, cause, {
    line: line.at,
    units: entities,
  });
  if (entry >= 0) run.entityEntries.push(entry);
  run.served = plus(run.served, takeSuccesses(run, line, units));
}

/** What becomes of useful results no credit covers (rulebook 8, "at zero"). */
function fallShort(run: Run, line: WorkLine, units: number): void {
  if (units <= 0) return;
  const own = line.parts[0]?.operation.atZero;
  const rule = own?.rule ?? run.plan.policies.atZero.rule;
  const id =
    own === undefined
      ? run.plan.rules.atZero
      : `operations.${line.parts[0]?.operation.id ?? ''}.atZero`;
  if (rule === 'stop') {
    const overage = overageRuns(run);
    const ended = run.subscription === 'ended';
    const reason = overage ? 'overage-limit' : ended ? 'no-subscription' : 'no-credits';
    leaveUnserved(run, line, units, reason, () => {
      const meter = shortMeter(run, line);
      const credits = run.program.book.meters[meter]?.unitPlural ?? 'credits';
      return {
        why: overage
          ? 'The most overage a cycle allows is reached.'
          : `${line.label}: no ${credits} left on ${run.plan.plan.label}.`,
        rule: overage ? run.plan.rules.overage : id,
        meter,
      };
    });
    return;
  }
  const until = rule === 'queue-until-renewal' ? 'renewal' : 'credits';
  note(
    run,
    'queue',
    NONE,
    0,
    id,
    waitText(units, until === 'renewal' ? 'the renewal' : 'credits'),
    { line: line.at, units },
  );
  run.firstShortOn ??= run.day;
  enqueue(run, { line, units, counts: 'useful', until, since: run.day, whole: false });
}

/** Tries what waits for one of these again; what still falls short keeps its place. */
export function retryWaiting(run: Run, ready: readonly Waiting['until'][]): void {
  drain(run, ready, (waiting) => {
    if (waiting.counts === 'planned') {
      workLine(run, waiting.line, waiting.units, waiting);
      return;
    }
    const paid = gateOf(run, waiting.line) === null ? pay(run, waiting.line, waiting.units) : 0;
    run.served = plus(run.served, paid);
    waiting.units -= paid;
    if (waiting.units > 0) run.waiting.push(waiting);
  });
}
