import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openInPlace } from '../../../src/main/workers/in-place';
import { Pool, type PoolOptions } from '../../../src/main/workers/pool';
import { TierwiseError } from '../../../src/shared/errors';
import { builtThread } from '../../support/built-thread';
import { FAULTY_TASKS } from '../../support/faulty-tasks';

let file = '';
beforeAll(async () => {
  file = await builtThread('test/support/faulty-thread.ts');
}, 30_000);

const pools: Pool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function poolOf(options: Partial<PoolOptions> = {}): Pool {
  const pool = new Pool({ file, threads: 2, limits: { maxOldGenerationSizeMb: 48 }, ...options });
  pools.push(pool);
  return pool;
}

const faultOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no fault',
    (cause: unknown) =>
      cause instanceof TierwiseError ? `${cause.kind} ${cause.faults[0]?.code}` : String(cause),
  );

/** What both ways of working promise. */
describe.each([
  [
    'in threads',
    (task: string, setup: unknown, signal?: AbortSignal) => poolOf().open(task, setup, { signal }),
  ],
  [
    'in place',
    (task: string, setup: unknown, signal?: AbortSignal) =>
      openInPlace(FAULTY_TASKS, task, setup, { signal }),
  ],
])('work %s', (_name, open) => {
  it('answers in the form it was asked in', async () => {
    const crew = open('worker', {});
    const asked = { text: 'größe', list: [1, null, 'a'], nested: { on: '2026-03-01' } };
    expect(await crew.ask('echo', asked)).toEqual(asked);
    expect(await crew.ask('squares', Float64Array.of(1, 2, 3))).toEqual(Float64Array.of(1, 4, 9));
  });

  it('passes on typed faults and names everything else a bug', async () => {
    const crew = open('worker', {});
    expect(await faultOf(crew.ask('refuse', null))).toBe('bad-input piece_refused');
    expect(await faultOf(crew.ask('break', null))).toBe('bug error_unexpected');
    expect(await faultOf(crew.ask('toString', null))).toBe('bug error_unexpected');
    expect(await crew.ask('echo', 'still here')).toBe('still here');
  });

  it('tells every piece what its setup was refused for', async () => {
    const crew = open('worker', { refuse: true });
    expect(await faultOf(crew.ask('echo', 1))).toBe('bad-input setup_refused');
    expect(await faultOf(crew.ask('echo', 2))).toBe('bad-input setup_refused');
  });

  it('rejects what is open as soon as the crew is dismissed, and whatever comes after', async () => {
    const stop = new AbortController();
    const crew = open('worker', {}, stop.signal);
    const open1 = faultOf(crew.ask('echo', 1));
    const open2 = faultOf(crew.ask('echo', 2));
    stop.abort();
    expect(await Promise.all([open1, open2])).toEqual([
      'cancelled work_cancelled',
      'cancelled work_cancelled',
    ]);
    expect(await faultOf(crew.ask('echo', 3))).toBe('cancelled work_cancelled');
  });
});

describe('a pool of threads', () => {
  it('survives a thread that exits, runs out of memory or throws where nobody listens', async () => {
    const pool = poolOf();
    const crew = pool.open('worker', {});
    expect(await faultOf(crew.ask('exit', null))).toBe('bug thread_ended');
    expect(await faultOf(crew.ask('swallow', null))).toBe('bad-input work_too_large');
    expect(await faultOf(crew.ask('strand', null))).toBe('bug thread_ended');
    expect(await crew.ask('echo', 'alive')).toBe('alive');
    expect(pool.size).toBeLessThanOrEqual(2);
  }, 30_000);

  it('loses one piece with a thread, not those that wait', async () => {
    const crew = poolOf({ threads: 1 }).open('worker', {});
    const asked = ['echo', 'exit', 'echo', 'exit', 'echo'].map((method) =>
      faultOf(crew.ask(method, 1)),
    );
    expect(await Promise.all(asked)).toEqual([
      'no fault',
      'bug thread_ended',
      'no fault',
      'bug thread_ended',
      'no fault',
    ]);
  });

  it('answers within the time limit of a cancellation even where a piece does not end', async () => {
    const pool = poolOf({ threads: 1 });
    const stop = new AbortController();
    const spinning = faultOf(pool.open('worker', {}, { signal: stop.signal }).ask('spin', 60_000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    stop.abort();
    // A timer of this process is as late as everything else on a busy machine.
    const tooLate = new Promise((resolve) => setTimeout(resolve, 200, 'too late'));
    expect(await Promise.race([spinning, tooLate])).toBe('cancelled work_cancelled');
    // The thread that would have spun for a minute is gone: the next piece gets one of its own.
    expect(await pool.open('worker', {}).ask('echo', 'next')).toBe('next');
  });

  it('works on as many pieces at once as the crew is wide', async () => {
    const pool = poolOf({ threads: 2 });
    const crew = pool.open('worker', {});
    await Promise.all([crew.ask('echo', 1), crew.ask('echo', 2)]);
    expect(pool.size).toBe(2);
    const narrow = poolOf({ threads: 2 });
    const one = narrow.open('worker', {}, { width: 1 });
    await Promise.all([one.ask('spin', 20), one.ask('spin', 20), one.ask('echo', 1)]);
    expect(narrow.size).toBe(1);
  });

  it('keeps the state of a crew in one thread, in the order of its pieces', async () => {
    const pool = poolOf({ threads: 2 });
    const other = pool.open('worker', {});
    const crew = pool.open('counter', 10, { keepsState: true });
    const sums = Promise.all([1, 2, 3, 4].map((more) => crew.ask('add', more)));
    await other.ask('spin', 30);
    expect(await sums).toEqual([11, 13, 16, 20]);
    expect(await faultOf(crew.ask('end', null))).toBe('bug thread_ended');
    // What it had counted is lost: it must say so instead of counting anew.
    expect(await faultOf(crew.ask('add', 1))).toBe('bug thread_ended');
    expect(await other.ask('echo', 1)).toBe(1);
  });

  it('hands buffers over instead of copying them', async () => {
    const crew = poolOf().open('worker', {});
    const numbers = Float64Array.of(1, 2, 3);
    const answer = crew.ask('squares', numbers, [numbers.buffer]);
    expect(numbers.length).toBe(0);
    expect(await answer).toEqual(Float64Array.of(1, 4, 9));
  });

  it('refuses what cannot be copied over, and goes on', async () => {
    const crew = poolOf({ threads: 1 }).open('worker', {});
    expect(await faultOf(crew.ask('echo', () => 1))).toMatch(/could not be cloned/);
    expect(await crew.ask('echo', 1)).toBe(1);
    expect(
      await faultOf(
        poolOf()
          .open('worker', { setup: () => 1 })
          .ask('echo', 1),
      ),
    ).toMatch(/could not be cloned/);
  });

  it('ends its threads when nothing has been asked for a while, and starts others later', async () => {
    const pool = poolOf({ idleMs: 20 });
    const crew = pool.open('worker', {});
    await crew.ask('echo', 1);
    const state = pool.open('counter', 1, { keepsState: true });
    await state.ask('add', 1);
    await until(() => pool.size === 1);
    // A thread that keeps a crew's state stays.
    expect(await state.ask('add', 1)).toBe(3);
    state.dismiss();
    await until(() => pool.size === 0);
    expect(await crew.ask('echo', 2)).toBe(2);
  });

  it('lets a closed pool start nothing', async () => {
    const pool = poolOf();
    const crew = pool.open('worker', {});
    await crew.ask('echo', 1);
    await pool.close();
    expect(pool.size).toBe(0);
    expect(await faultOf(crew.ask('echo', 1))).toBe('cancelled work_cancelled');
    expect(await faultOf(pool.open('worker', {}).ask('echo', 1))).toBe('cancelled work_cancelled');
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
