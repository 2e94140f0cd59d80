import { grouped } from '../../../shared/decimal';
import { newLedger } from '../ledger/ledger';
import { closeUsage } from './renewal';
import { runDay } from './day';
import { liveQuietDays, quietUntil } from './quiet';
import { raiseWaitingLines } from './money';
import { invoiceOverage } from './overage';
import { leaveUnserved, shortMeter, takeSuccesses } from './serve';
import { startRun } from './start';
import type { Recorder, Run, RunOptions, Waiting } from './run';
import { createRun } from './create';
import type { Program } from './program';
import type { Day } from '../time/day';

/** An empty record for a run of this program: ledger, balances by day, usage by cycle. */
export function newRecorder(program: Program): Recorder {
  const columns = (): number[][] => program.book.meters.map(() => []);
  const { horizon, lines } = program.workload;
  return {
    ledger: newLedger((horizon.end - horizon.start) * lines.length),
    start: columns(),
    end: columns(),
    used: columns(),
    cycles: [],
  };
}

/** A run on the morning of its first day: subscribed, charged, granted. */
export function beginRun(program: Program, options: RunOptions): Run {
  const run = createRun(program, options);
  startRun(run);
  return run;
}

/** Lives the days up to `until` (exclusive). Stopping anywhere and going on changes nothing. */
export function advance(run: Run, until: Day): void {
  const last = Math.min(until, run.end);
  while (run.day < last) {
    const quiet = quietUntil(run, last);
    if (quiet > run.day) liveQuietDays(run, quiet);
    else runDay(run);
  }
}

/** What made work wait: too few slots, a blocked task, or no credits. */
function waitingRule(run: Run, { line, until }: Waiting): string {
  if (until === 'tomorrow') return run.plan.rules.concurrency ?? run.plan.rules.atZero;
  if (until === 'refill') return line.taskRule;
  const operation = line.parts[0]?.operation;
  return operation?.atZero === undefined
    ? run.plan.rules.atZero
    : `operations.${operation.id}.atZero`;
}

/** Closes the horizon: what still waits is unserved, what the last cycle owes is due after it. */
export function finishRun(run: Run): Run {
  for (const waiting of run.waiting.splice(0)) {
    const units =
      waiting.counts === 'useful' ? waiting.units : takeSuccesses(run, waiting.line, waiting.units);
    const why = `${grouped(units)} of ${waiting.line.label} still ${units === 1 ? 'waits' : 'wait'} at the end of the horizon.`;
    leaveUnserved(run, waiting.line, units, 'queued-past-horizon', () => ({
      why,
      rule: waitingRule(run, waiting),
      meter: shortMeter(run, waiting.line),
    }));
  }
  invoiceOverage(run, 'after-horizon');
  raiseWaitingLines(run, 'after-horizon');
  closeUsage(run);
  return run;
}

/** One scenario under one plan, day by day over the whole horizon. */
export function simulate(program: Program, options: RunOptions): Run {
  const run = beginRun(program, options);
  advance(run, run.end);
  return finishRun(run);
}
