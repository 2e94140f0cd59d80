import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { savingPace, type SavingPace } from '../../../src/renderer/stores/saving-pace';

let pace: SavingPace;
/** Saves that began and how many of them ran at once. */
let begun: number;
let atOnce: number;
let most: number;
/** How often a save leaves something to save again. */
let more: number;

beforeEach(() => {
  vi.useFakeTimers();
  begun = 0;
  atOnce = 0;
  most = 0;
  more = 0;
  pace = savingPace(async () => {
    begun += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((done) => setTimeout(done, 1_000));
    atOnce -= 1;
    more -= 1;
    return more > 0;
  });
});

afterEach(() => {
  pace.rest();
  vi.useRealTimers();
});

test('a save waits for a quiet moment, and not for ever', async () => {
  for (let edits = 0; edits < 7; edits += 1) {
    pace.soon();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(begun).toBe(0);
  pace.soon();
  await vi.advanceTimersByTimeAsync(100);
  expect(begun).toBe(1);
});

test('one save at a time, however many ask meanwhile', async () => {
  const asked = [pace.flush()];
  await vi.advanceTimersByTimeAsync(500);
  asked.push(pace.flush(), pace.flush(), pace.flush());
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all(asked);
  expect(begun).toBe(4);
  expect(most).toBe(1);
});

test('what came while it was saved is saved before a flush is done', async () => {
  more = 3;
  const flushed = pace.flush().then(() => begun);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await flushed).toBe(3);
});

test('a pace at rest saves nothing', async () => {
  pace.soon();
  pace.rest();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(0);
});
