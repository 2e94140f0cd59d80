import { beforeEach, expect, test } from 'vitest';
import {
  doStep,
  redoStep,
  undoStep,
  useAppUndo,
  type AppStep,
} from '../../../src/renderer/stores/app-undo';

let value: number;
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function setTo(next: number): AppStep {
  const before = value;
  return {
    name: `Set ${next}`,
    undo: async () => {
      await later();
      value = before;
    },
    redo: async () => {
      await later();
      value = next;
    },
  };
}

beforeEach(() => {
  value = 0;
  useAppUndo.setState({ past: [], future: [] });
});

test('undo of a change that is still on its way waits for it', async () => {
  const doing = doStep(setTo(1));
  const undoing = undoStep();
  await doing;
  expect((await undoing)?.name).toBe('Set 1');
  expect(value).toBe(0);
  await redoStep();
  expect(value).toBe(1);
});

test('a change that fails is not remembered, and what could be redone stays', async () => {
  await doStep(setTo(1));
  await undoStep();
  const broken: AppStep = { ...setTo(2), redo: () => Promise.reject(new Error('no room')) };
  await expect(doStep(broken)).rejects.toThrow('no room');
  expect(useAppUndo.getState().past).toEqual([]);
  await redoStep();
  expect(value).toBe(1);
});

test('redo can follow while the undo is still on its way', async () => {
  await doStep(setTo(1));
  const undoing = undoStep();
  await Promise.resolve();
  expect(useAppUndo.getState().future).toHaveLength(1);
  const redoing = redoStep();
  await undoing;
  expect((await redoing)?.name).toBe('Set 1');
  expect(value).toBe(1);
});

test.each(['undo', 'redo'] as const)('an %s that fails can be tried again', async (way) => {
  let broken = true;
  const step = setTo(1);
  const stubborn = (): Promise<void> => {
    if (!broken) return step[way]();
    broken = false;
    return Promise.reject(new Error('no room'));
  };
  await doStep(step);
  if (way === 'redo') await undoStep();
  const again = way === 'undo' ? undoStep : redoStep;
  const { past, future } = useAppUndo.getState();
  useAppUndo.setState(
    way === 'undo'
      ? { past: [...past.slice(0, -1), { ...step, undo: stubborn }] }
      : { future: [{ ...step, redo: stubborn }, ...future.slice(1)] },
  );
  const before = useAppUndo.getState();
  await expect(again()).rejects.toThrow('no room');
  expect(useAppUndo.getState()).toEqual(before);
  await again();
  expect(value).toBe(way === 'undo' ? 0 : 1);
});
