import { grouped } from '../../../shared/decimal';
import { plus } from '../amount/checked';
import { WorkTooLarge } from '../workload/too-large';
import type { Run, Waiting } from './run';

/** Rows of waiting work, and times any of it is tried again, that a run takes on. */
const MOST_WAITING = 1_000_000;
const MOST_TRIES = 50_000_000;

/**
 * Puts work at the end of the queue, beside others of its line only where nothing stands between; a
 * task stays itself.
 */
export function enqueue(run: Run, row: Waiting): void {
  const { waiting } = run;
  const standing = waiting[waiting.length - 1];
  if (standing !== undefined && standing.units > 0 && isSameWork(standing, row)) {
    standing.units = plus(standing.units, row.units);
    return;
  }
  if (waiting.length >= MOST_WAITING) {
    throw new WorkTooLarge(
      `more than ${grouped(MOST_WAITING)} pieces of work wait at once`,
      'work that the plan can catch up with',
      'Plan fewer units, a plan with more throughput or credits, or a shorter horizon.',
    );
  }
  waiting.push(row);
}

function isSameWork(a: Waiting, b: Waiting): boolean {
  const isTask = b.line.parts[0]?.operation.task !== undefined && b.counts === 'planned';
  return !isTask && a.line === b.line && a.until === b.until && a.counts === b.counts;
}

/** Tries what waits for one of these again, first in first out; `retry` puts back what still waits. */
export function drain(
  run: Run,
  ready: readonly Waiting['until'][],
  retry: (row: Waiting) => void,
): void {
  const before = run.waiting;
  if (before.length === 0) return;
  run.waiting = [];
  // Lines with useful results that still fell short: what they queued later falls short as well.
  const short = new Set<number>();
  for (const row of before) {
    const isShort = row.counts === 'useful' && short.has(row.line.at);
    // Without a slot left today what waits for one keeps its place untouched.
    if (
      isShort ||
      !ready.includes(row.until) ||
      (row.until === 'tomorrow' && run.slotSeconds < 1)
    ) {
      run.waiting.push(row);
      continue;
    }
    run.tries += 1;
    if (run.tries > MOST_TRIES) {
      throw new WorkTooLarge(
        'waiting work that is tried again without end',
        'work that the plan can catch up with',
        'Plan fewer units, a larger plan, or a shorter horizon.',
      );
    }
    retry(row);
    if (row.counts === 'useful' && row.units > 0) short.add(row.line.at);
  }
}
