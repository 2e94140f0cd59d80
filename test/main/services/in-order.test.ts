import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/main/services/in-order';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function* from<T>(items: readonly T[], waits: readonly number[] = [0]): AsyncGenerator<T> {
  for (const [at, item] of items.entries()) {
    const wait = waits[at % waits.length]!;
    if (wait > 0) await pause(wait);
    yield item;
  }
}

describe('work in order', () => {
  it('answers in the order of the inputs, never wider than asked, whatever takes how long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
        async (times, width, waits) => {
          let open = 0;
          let most = 0;
          const items = times.map((time, at) => ({ time, at }));
          const answers: number[] = [];
          for await (const answer of inOrder(from(items, waits), width, async ({ time, at }) => {
            most = Math.max(most, (open += 1));
            await pause(time);
            open -= 1;
            return at;
          })) {
            answers.push(answer);
          }
          expect(answers).toEqual(items.map(({ at }) => at));
          expect(most).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells a failure in its place and closes the input', async () => {
    let closed = false;
    async function* input(): AsyncGenerator<number> {
      try {
        for (let at = 0; ; at += 1) yield await Promise.resolve(at);
      } finally {
        closed = true;
      }
    }
    const answers: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const answer of inOrder(input(), 3, (at) =>
        at === 4 ? Promise.reject(new Error('four')) : Promise.resolve(at),
      )) {
        answers.push(answer);
      }
    };
    await expect(walk()).rejects.toThrow('four');
    expect(answers).toEqual([0, 1, 2, 3]);
    expect(closed).toBe(true);
  });

  it('passes on a failure of the input', async () => {
    async function* input(): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw new Error('the input ended badly');
    }
    const walk = async (): Promise<void> => {
      for await (const _ of inOrder(input(), 2, (at) => Promise.resolve(at)));
    };
    await expect(walk()).rejects.toThrow('the input ended badly');
  });
});
