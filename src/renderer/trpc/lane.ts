/** Asks `ask` once nothing of its lane is under way; never where `signal` was given up before that. */
export type Lane = <T>(signal: AbortSignal, ask: () => Promise<T>) => Promise<T>;

/** A question that hears nothing for so long no longer holds up the next. */
const PATIENCE_MS = 15_000;

const patiently = (busy: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    busy.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);

/**
 * Questions of one kind one after the other, for a host that answers one at a time and cannot be
 * stopped: while an answer is on its way the questions that newer ones replace are given up unasked,
 * so that the newest waits for one other at most and not for a queue.
 */
export function createLane(): Lane {
  let busy: Promise<unknown> | undefined;
  return async (signal, ask) => {
    while (busy !== undefined) {
      const before = busy;
      // oxlint-disable-next-line no-await-in-loop -- the turn comes after whoever is before
      await patiently(before);
      if (busy === before) busy = undefined;
      signal.throwIfAborted();
    }
    const own = ask();
    busy = own;
    const release = (): void => {
      if (busy === own) busy = undefined;
    };
    own.then(release, release);
    return own;
  };
}
