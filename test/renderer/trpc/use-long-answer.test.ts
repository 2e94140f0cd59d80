import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createQueryClient } from '../../../src/renderer/query-client';
import { answerQuery, type BeginAnswer } from '../../../src/renderer/trpc/use-long-answer';

type Handlers = Parameters<BeginAnswer<string>>[0];

/** A host that is told by the test what to answer. */
function hostOfTest() {
  const asked: { readonly handlers: Handlers; left: boolean }[] = [];
  const begin: BeginAnswer<string> = (handlers) => {
    const one = { handlers, left: false };
    asked.push(one);
    return {
      unsubscribe: () => {
        one.left = true;
      },
    };
  };
  return { asked, begin };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('an early answer that was left before its end is asked for anew, a whole one is not', async () => {
  const { asked, begin } = hostOfTest();
  const queries = createQueryClient();
  const look = () => {
    const options = answerQuery({ key: ['what to buy'], begin }, queries, () => undefined);
    const observer = new QueryObserver(queries, options);
    const leave = observer.subscribe(() => undefined);
    return { answer: () => observer.getCurrentResult().data?.answer, leave };
  };

  const first = look();
  asked[0]?.handlers.onData({ kind: 'preview', done: 1, of: 4, result: 'Starter' });
  expect(first.answer()).toBe('Starter');
  first.leave();
  await settled();
  expect(asked.map(({ left }) => left)).toEqual([true]);

  const second = look();
  expect(second.answer()).toBe('Starter');
  expect(asked).toHaveLength(2);
  asked[1]?.handlers.onData({ kind: 'result', result: 'Starter, and what would flip it' });
  await settled();
  expect(second.answer()).toBe('Starter, and what would flip it');
  second.leave();

  const third = look();
  expect(third.answer()).toBe('Starter, and what would flip it');
  await settled();
  expect(asked).toHaveLength(2);
  third.leave();
  queries.clear();
});
