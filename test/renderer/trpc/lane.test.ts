import { expect, test } from 'vitest';
import { createLane } from '../../../src/renderer/trpc/lane';

/** A host that is told by the test when to answer. */
function hostOfTest() {
  const asked: { readonly what: string; readonly answer: () => void }[] = [];
  const ask = (what: string) => (): Promise<string> =>
    new Promise((resolve) => asked.push({ what, answer: () => resolve(what) }));
  return { asked, ask };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('of what is asked while an answer is on its way only the newest is asked at all', async () => {
  const { asked, ask } = hostOfTest();
  const lane = createLane();
  const first = lane(new AbortController().signal, ask('1'));
  const replaced = new AbortController();
  const second = lane(replaced.signal, ask('12'));
  replaced.abort();
  const third = lane(new AbortController().signal, ask('120'));
  await turn();
  expect(asked.map(({ what }) => what)).toEqual(['1']);
  asked[0]?.answer();
  await expect(first).resolves.toBe('1');
  await expect(second).rejects.toThrow();
  await turn();
  expect(asked.map(({ what }) => what)).toEqual(['1', '120']);
  asked[1]?.answer();
  await expect(third).resolves.toBe('120');
});

test('a question that fails does not hold up the next, and its failure is its own', async () => {
  const lane = createLane();
  const { signal } = new AbortController();
  const failed = lane(signal, () => Promise.reject(new Error('gone')));
  const next = lane(signal, () => Promise.resolve('there'));
  await expect(failed).rejects.toThrow('gone');
  await expect(next).resolves.toBe('there');
});
