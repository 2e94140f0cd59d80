import { expect, test } from 'vitest';
import {
  NO_HISTORY,
  recorded,
  redone,
  sealed,
  undone,
  type EditHistory,
} from '../../../src/renderer/stores/edit-history';

type History = EditHistory<number, string>;
const step = (before: number, after: number, merge?: string) => ({
  name: `to ${after}`,
  before,
  after,
  place: undefined,
  merge,
});

test('undo goes back step by step and redo forward again', () => {
  const history: History = recorded(recorded<number, string>(NO_HISTORY, step(1, 2)), step(2, 3));
  const first = undone(history)!;
  expect(first.step.before).toBe(2);
  const second = undone(first.history)!;
  expect(second.step.before).toBe(1);
  expect(undone(second.history)).toBeUndefined();
  expect(redone(second.history)!.step.after).toBe(2);
});

test('a new change forgets what was undone', () => {
  const back = undone(recorded<number, string>(NO_HISTORY, step(1, 2)))!;
  expect(redone(recorded(back.history, step(1, 9)))).toBeUndefined();
});

test('a drag is one step, and the next drag another', () => {
  let history: History = NO_HISTORY;
  for (const after of [2, 3, 4]) history = recorded(history, step(after - 1, after, 'slider'));
  history = recorded(sealed(history), step(4, 5, 'slider'));
  expect(history.past.map(({ before, after }) => [before, after])).toEqual([
    [1, 4],
    [4, 5],
  ]);
});
