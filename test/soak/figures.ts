/** What a run has done, counted outside the processes that are killed. */
export class Figures {
  readonly counts: Record<string, number> = {};
  readonly latencies: number[] = [];

  add(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  get(name: string): number {
    return this.counts[name] ?? 0;
  }

  text(seconds: number): string {
    const rows = Object.entries(this.counts).map(([name, count]) => `  ${name.padEnd(44)}${count}`);
    return [
      ...rows,
      `  ${'acknowledged write, median / p95 (ms)'.padEnd(44)}${this.#latency()}`,
      `  ${'seconds'.padEnd(44)}${seconds.toFixed(1)}`,
    ].join('\n');
  }

  #latency(): string {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    const at = (part: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
    return `${at(0.5)} / ${at(0.95)}`;
  }
}
