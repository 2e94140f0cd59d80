import { z } from 'zod';
import { TierwiseError } from '../../../src/shared/errors';
import { procedure, router } from '../../../src/main/trpc/trpc';

/** What the test router has done, in order; a refused call leaves nothing here. */
export type Trace = string[];

/** A router with every kind of call and of failure, for the tests of both links and both hosts. */
export function callRouter(trace: Trace) {
  return router({
    echo: procedure.input(z.object({ text: z.string() })).query(({ input }) => {
      trace.push('echo');
      return input;
    }),
    plain: procedure.query(() => {
      trace.push('plain');
      return 'plain';
    }),
    save: procedure.mutation(() => {
      trace.push('save');
      return { saved: true };
    }),
    refuse: procedure.mutation(() => {
      throw new TierwiseError('conflict', [
        { code: 'name_taken', path: 'name', found: 'A', allowed: 'another', remedy: 'Choose one.' },
      ]);
    }),
    break: procedure.query(() => {
      throw new Error('broken inside');
    }),
    slow: procedure.query(
      ({ signal }) =>
        new Promise<string>((resolve) => {
          trace.push('slow begun');
          signal?.addEventListener('abort', () => {
            trace.push('slow stopped');
            resolve('stopped');
          });
        }),
    ),
    count: procedure.input(z.object({ to: z.number() })).subscription(async function* ({
      input,
      signal,
    }) {
      try {
        for (let n = 1; n <= input.to; n += 1) {
          signal?.throwIfAborted();
          yield n;
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      } finally {
        trace.push('count ended');
      }
    }),
    fail: procedure.subscription(async function* () {
      yield await Promise.resolve('first');
      throw new TierwiseError('storage', [
        { code: 'disk_full', path: '', found: 'no room', allowed: 'room', remedy: 'Make some.' },
      ]);
    }),
  });
}

export type CallRouter = ReturnType<typeof callRouter>;

/** Waits until `holds` does; the tests' own time limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
