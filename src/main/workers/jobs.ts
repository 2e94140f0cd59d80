import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Crew, CrewOptions, Jobs, TaskName, Tasks } from '../services/jobs';
import { openInPlace } from './in-place';
import { Pool, type PlainCrew } from './pool';
import { TASKS } from './tasks';

export type JobOptions = {
  /** Threads at most; 0 works in place. All cores but one where absent, but at least one. */
  readonly threads?: number | undefined;
  /** The built file that threads run; looked for beside the program where absent. */
  readonly file?: string | undefined;
};

/** More threads than this only wait for memory. */
const MAX_THREADS = 64;

/** Long computations in threads; in place where none are wanted or there is no built file to run. */
export function createJobs({
  threads = threadsHere(),
  file = builtThread(),
}: JobOptions = {}): Jobs {
  if (threads < 1 || file === undefined) return jobsInPlace();
  const pool = new Pool({ file, threads: Math.min(threads, MAX_THREADS) });
  return {
    open: (task, setup, options) => typed(pool.open(task, setup, options)),
    close: () => pool.close(),
  };
}

export function jobsInPlace(): Jobs {
  const open = new Set<() => void>();
  return {
    open: <N extends TaskName>(task: N, setup: Tasks[N]['setup'], options?: CrewOptions) => {
      const crew = openInPlace(TASKS, task, setup, options);
      const dismiss = (): void => {
        open.delete(dismiss);
        crew.dismiss();
      };
      open.add(dismiss);
      return typed<N>({ ...crew, dismiss });
    },
    close: () => {
      for (const dismiss of open) dismiss();
      return Promise.resolve();
    },
  };
}

/** The task table fits the task types (tasks.ts is checked against them), so its answers do. */
function typed<N extends TaskName>(crew: PlainCrew): Crew<Tasks[N]> {
  return crew as Crew<Tasks[N]>;
}

/** One core is left to whoever asks; where there is only one, the system shares it out. */
function threadsHere(): number {
  return Math.max(1, allCores() - 1);
}

/** A thread for every core; 0, work in place, where there is only one. */
export function allCores(): number {
  const cores = availableParallelism();
  return cores === 1 ? 0 : cores;
}

/** Chunks of the build lie one folder below its entries. */
function builtThread(): string | undefined {
  const places = ['thread-entry.js', join('..', 'thread-entry.js')];
  return places.map((place) => join(import.meta.dirname, place)).find((path) => existsSync(path));
}
