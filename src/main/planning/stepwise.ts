/** How far work is, in parts of the same kind. `preview`: an answer that the rest may only add to. */
export type Step<T> = { readonly done: number; readonly of: number; readonly preview?: T };

/**
 * Work in small parts: yields how far it is, returns the answer. Who runs it may do something else
 * between two parts, or leave it there.
 */
export type Stepwise<T> = Generator<Step<T>, T, undefined>;

/** All of it at once. */
export function wholeOf<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
