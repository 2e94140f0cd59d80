import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAutosave, type Autosave } from '../../../src/renderer/stores/autosave';
import {
  closeDraft,
  editDraft,
  openDraft,
  undoDraft,
  useDraft,
} from '../../../src/renderer/stores/draft';
import type { ScenarioHead } from '../../../src/shared/contract/library';
import { Scenario } from '../../../src/shared/contract/scenario';

const scenario = Scenario.parse({
  format: 'tierwise/scenario@1',
  name: 'One',
  priceBook: { id: 'book', version: '1' },
  start: '2027-01-01',
  months: 12,
});
const head: ScenarioHead = {
  id: 'one',
  name: 'One',
  priceBook: { id: 'book', version: '1' },
  revision: 1,
  tags: [],
  state: 'active',
  parent: null,
  sample: false,
  createdAt: '2026-11-21T08:00:00.000Z',
  updatedAt: '2026-11-21T08:00:00.000Z',
  stateSince: null,
};

let autosave: Autosave;
let saved: { revision: number; months: number }[];
let fail: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  fail = false;
  autosave = startAutosave(
    async (_id, expectedRevision, content) => {
      if (fail) throw new Error('the disk is full');
      saved.push({ revision: expectedRevision, months: content.months });
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
