import { beforeAll, expect, it } from 'vitest';
import { bundled, lastLine, runToEnd } from './support/tools';

const MB = 2 ** 20;
let worker = '';
beforeAll(async () => {
  worker = await bundled('memory-worker', 'test/soak/memory-worker.ts');
});

/** What is held more at the end than in the middle, in MB, and the whole course in words. */
async function growth(
  ...args: string[]
): Promise<{ readonly mb: number; readonly course: string }> {
  const ended = await runToEnd(process.execPath, ['--expose-gc', worker, ...args], {
    timeout: 110_000,
  });
  const { heaps } = lastLine<{ heaps: number[] }>(ended);
  // What is remembered on purpose fills up first; from the middle on nothing may grow.
  const middle = Math.max(...heaps.slice(4, 6));
  const end = Math.min(...heaps.slice(-2));
  return {
    mb: (end - middle) / MB,
    course: heaps.map((heap) => `${(heap / MB).toFixed(1)} MB`).join(', '),
  };
}

/** Far above what a collection leaves by chance, far below what a thousand kept answers come to. */
const MOST_MB = 4;

it('memory stays flat over a thousand simulations', async () => {
  const { mb, course } = await growth();
  expect(mb, course).toBeLessThan(MOST_MB);
});

it('a thousand answers that are kept would be noticed', async () => {
  const { mb, course } = await growth('leak');
  expect(mb, course).toBeGreaterThan(2 * MOST_MB);
});
