/** One thing to measure; what it returns keeps the work from being optimised away. */
export type Runner = { readonly name: string; readonly run: () => unknown };

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A repetition lasts at least this long: short work is done several times over and averaged. */
const REPETITION_MS = 12;

/** Time of one go in ms, averaged over as many as fill a repetition. */
function timeOf(run: () => unknown, goes: number): number {
  const begin = performance.now();
  for (let go = 0; go < goes; go += 1) run();
  return (performance.now() - begin) / goes;
}

/**
 * What one runner leaves behind is collected before the next begins. Young objects only: a full
 * collection after every runner would also drop the shapes that optimised code stands on, and each
 * repetition would then measure the compiler.
 */
function collectYoung(): void {
  globalThis.gc?.({ type: 'minor', execution: 'sync' });
}

/**
 * Runs all in turn, again and again, so that what else the machine does falls on each alike; medians
 * in ms.
 */
export function interleaved(runners: readonly Runner[], repetitions: number): Map<string, number> {
  const goes = runners.map(({ run }) => {
    const first = Math.min(timeOf(run, 1), timeOf(run, 1));
    const warm = timeOf(run, Math.max(1, Math.min(300, Math.ceil((20 * REPETITION_MS) / first))));
    return Math.max(1, Math.ceil(REPETITION_MS / warm));
  });
  const times = runners.map(() => [] as number[]);
  for (let round = 0; round < repetitions; round += 1) {
    for (const [at, { run }] of runners.entries()) {
      collectYoung();
      times[at]?.push(timeOf(run, goes[at] ?? 1));
    }
  }
  return new Map(runners.map(({ name }, at) => [name, median(times[at] ?? [])]));
}
