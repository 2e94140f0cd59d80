import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAutosave, type Autosave } from '../../../src/renderer/stores/autosave';
import {
  closeDraft,
  editDraft,
  openDraft,
  undoDraft,
  useDraft,
} from '../../../src/renderer/stores/draft';
import { storedScenario } from '../../support/stored-scenario';

const { head, scenario } = storedScenario();

let autosave: Autosave;
let saved: { revision: number; months: number }[];
/** Names of the steps back and forth that came with each save. */
let steps: string[];
let fail: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  steps = [];
  fail = false;
  autosave = startAutosave(
    async (_id, expectedRevision, { scenario: content, history }) => {
      if (fail) throw new Error('the disk is full');
      saved.push({ revision: expectedRevision, months: content.months });
      const named = (each: typeof history.past): string => each.map(({ name }) => name).join(', ');
      steps.push(`${named(history.past)} | ${named(history.future)}`);
      return { ...head, revision: expectedRevision + 1 };
    },
    () => undefined,
  );
  openDraft({ head, scenario });
});

afterEach(() => {
  autosave.stop();
  closeDraft();
  vi.useRealTimers();
});

const setMonths = (months: number): void =>
  editDraft('Set months', (before) => ({ ...before, months }));

test('an edit is saved within a second, even while edits keep coming', async () => {
  for (let months = 1; months <= 20; months += 1) {
    setMonths(months);
    await vi.advanceTimersByTimeAsync(100);
    if (months === 10) expect(saved.length).toBeGreaterThan(0);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved.at(-1)?.months).toBe(20);
  expect(useDraft.getState().save.kind).toBe('saved');
  expect(saved.map(({ revision }) => revision)).toEqual(saved.map((_save, at) => at + 1));
});

test('undo is saved as well', async () => {
  setMonths(24);
  await vi.advanceTimersByTimeAsync(1_000);
  undoDraft();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved.map(({ months }) => months)).toEqual([24, 12]);
  expect(steps).toEqual(['Set months | ', ' | Set months']);
});

test('a failure is shown, keeps the edit, and the next edit tries again', async () => {
  fail = true;
  setMonths(24);
  await vi.advanceTimersByTimeAsync(1_000);
  const { save, scenario: kept } = useDraft.getState();
  expect(save.kind).toBe('failed');
  expect(kept?.months).toBe(24);
  fail = false;
  setMonths(36);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual([{ revision: 1, months: 36 }]);
});

test('nothing is saved where nothing was edited', async () => {
  editDraft('Nothing', (before) => before);
  await vi.advanceTimersByTimeAsync(2_000);
  await autosave.flush();
  expect(saved).toEqual([]);
  expect(useDraft.getState().history.past).toEqual([]);
});
