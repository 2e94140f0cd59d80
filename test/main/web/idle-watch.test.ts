import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createIdleWatch } from '../../../src/main/web/idle-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LIMIT = 1_000;

function watched(limit = LIMIT) {
  let ends = 0;
  const watch = createIdleWatch(limit, () => (ends += 1));
  return { watch, ends: () => ends };
}

it('a host that nobody visits ends after the limit, once', () => {
  const { ends } = watched();
  vi.advanceTimersByTime(LIMIT - 1);
  expect(ends()).toBe(0);
  vi.advanceTimersByTime(10 * LIMIT);
  expect(ends()).toBe(1);
});

it('each visit begins the time anew', () => {
  const { watch, ends } = watched();
  for (let n = 0; n < 5; n += 1) {
    vi.advanceTimersByTime(LIMIT - 1);
    if (n % 2 === 0) watch.touch();
    else watch.enter()();
  }
  expect(ends()).toBe(0);
  vi.advanceTimersByTime(LIMIT);
  expect(ends()).toBe(1);
});

it('a call that runs keeps the host, however long; the time begins with the end of the last', () => {
  const { watch, ends } = watched();
  const first = watch.enter();
  const second = watch.enter();
  vi.advanceTimersByTime(100 * LIMIT);
  first();
  // Told twice, it still counts once.
  first();
  watch.touch();
  vi.advanceTimersByTime(100 * LIMIT);
  expect(ends()).toBe(0);
  second();
  vi.advanceTimersByTime(LIMIT - 1);
  expect(ends()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ends()).toBe(1);
});

it('zero is never, and a stopped watch says nothing', () => {
  const never = watched(0);
  never.watch.enter()();
  never.watch.touch();
  const stopped = watched();
  stopped.watch.stop();
  stopped.watch.enter()();
  vi.advanceTimersByTime(1_000 * LIMIT);
  expect([never.ends(), stopped.ends()]).toEqual([0, 0]);
});
