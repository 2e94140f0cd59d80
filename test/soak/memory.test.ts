import { beforeAll, expect, it } from 'vitest';
import { bundled, lastLine, runToEnd } from './support/tools';

const MB = 2 ** 20;
let worker = '';
beforeAll(async () => {
  worker = await bundled('memory-worker', 'test/soak/memory-worker.ts');
});

it('memory stays flat over a thousand simulations', async () => {
  const ended = await runToEnd(process.execPath, ['--expose-gc', worker], { timeout: 110_000 });
  const { heaps } = lastLine<{ heaps: number[] }>(ended);
  // What is remembered on purpose fills up first; from the middle on nothing may grow.
  const middle = Math.max(...heaps.slice(4, 6));
  const end = Math.min(...heaps.slice(-2));
  expect(end - middle, heaps.map((heap) => `${(heap / MB).toFixed(1)} MB`).join(', ')).toBeLessThan(
    8 * MB,
  );
});
