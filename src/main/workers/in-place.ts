import { setImmediate as breath } from 'node:timers/promises';
import { cancelled, type CrewOptions } from '../services/jobs';
import { errorFrom, plainError } from './messages';
import type { PlainCrew } from './pool';
import { answer, learn, type PlainTask, type TaskTable } from './serve-tasks';

/**
 * The same tasks without a thread, for a machine of one core: piece after piece, with a breath
 * before each, so that what else waits in this thread gets its turn.
 */
export function openInPlace(
  tasks: TaskTable,
  name: string,
  setup: unknown,
  { signal }: CrewOptions = {},
): PlainCrew {
  const leave = new AbortController();
  const dismiss = (): void => {
    signal?.removeEventListener('abort', dismiss);
    leave.abort();
  };
  if (signal?.aborted === true) dismiss();
  else signal?.addEventListener('abort', dismiss, { once: true });

  let task: PlainTask | undefined;
  const run = async (method: string, input: unknown): Promise<unknown> => {
    await breath();
    if (leave.signal.aborted) throw cancelled();
    try {
      task ??= learn(tasks, name, setup);
      return await answer(task, method, input);
    } catch (cause) {
      throw errorFrom(plainError(cause));
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    width: 1,
    dismiss,
    ask: (method, input) => {
      const piece = last.then(() => run(method, input));
      last = piece.catch(() => undefined);
      return untilDismissed(piece, leave.signal);
    },
  };
}

/** Who waits for a piece is told at once when nobody wants it any more. */
async function untilDismissed<T>(piece: Promise<T>, dismissed: AbortSignal): Promise<T> {
  piece.catch(() => undefined);
  if (dismissed.aborted) throw cancelled();
  const stop = Promise.withResolvers<never>();
  const tell = (): void => stop.reject(cancelled());
  dismissed.addEventListener('abort', tell, { once: true });
  try {
    return await Promise.race([piece, stop.promise]);
  } finally {
    dismissed.removeEventListener('abort', tell);
  }
}
