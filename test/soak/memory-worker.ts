import { compose } from '../../src/main/compose';
import { sampleScenarios } from '../../src/shared/samples/samples';

/**
 * memory-worker.js [leak]: a thousand simulations in one host, and what memory it holds on the way;
 * with `leak` it keeps each answer, as the control that must be noticed.
 */
const { services } = compose({ host: 'desktop', dataDir: null });
const [claro] = sampleScenarios();
const scenario = claro?.scenario;
const gc = globalThis.gc;
if (scenario === undefined || gc === undefined) throw new Error('needs a sample and --expose-gc');

const heaps: number[] = [];
const kept: unknown[] = [];
const leaks = process.argv[2] === 'leak';
const ROUNDS = 10;
for (let round = 0; round < ROUNDS; round += 1) {
  for (let at = 0; at < 100; at += 1) {
    // Each one differs, so that nothing is remembered from before.
    const name = `${round}-${at}`;
    const answer = services.planning.simulate({ ...scenario, name, months: 1 }, 'starter');
    if (leaks)
      kept.push(
        structuredClone(answer),
        Array.from({ length: 4_000 }, () => at),
      );
  }
  gc();
  heaps.push(process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
}
process.stdout.write(
  `${JSON.stringify({ heaps, kept: kept.length, rss: process.memoryUsage().rss })}\n`,
);
process.exit(0);
