/** One thing to measure; what it returns keeps the work from being optimised away. */
export type Runner = { readonly name: string; readonly run: () => unknown };

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs all in turn, again and again, so that what else the machine does falls on each alike; medians in ms. */
export function interleaved(runners: readonly Runner[], repetitions: number, warmUp: number): Map<string, number> {
  const times = new Map(runners.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmUp; round < repetitions; round += 1) {
    for (const { name, run } of runners) {
      const begin = performance.now();
      run();
      const took = performance.now() - begin;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, took]) => [name, median(took)]));
}
