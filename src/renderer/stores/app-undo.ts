import { create } from 'zustand';

/** One change outside the open scenario, such as moving a scenario to the trash. */
export type AppStep = {
  readonly name: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
};

type AppUndoState = { readonly past: readonly AppStep[]; readonly future: readonly AppStep[] };

/** Undo of library, price books and settings; a scenario's own edits have their own (draft.ts). */
export const useAppUndo = create<AppUndoState>(() => ({ past: [], future: [] }));

const { getState, setState } = useAppUndo;

/** One after the other: undo of a change that is still being made waits until it is made. */
let running: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = running.then(work, work);
  running = mine.catch(() => undefined);
  return mine;
}

/** Does a change and remembers it; a change that fails is not remembered and its error comes back. */
export async function doStep(step: AppStep): Promise<void> {
  const { future } = getState();
  setState(({ past }) => ({ past: [...past, step], future: [] }));
  try {
    await inTurn(step.redo);
  } catch (error) {
    setState(({ past }) => ({ past: past.filter((each) => each !== step), future }));
    throw error;
  }
}

/** A change already made. */
export function rememberStep(step: AppStep): void {
  setState(({ past }) => ({ past: [...past, step], future: [] }));
}

const without = (steps: readonly AppStep[], step: AppStep): readonly AppStep[] =>
  steps.filter((each) => each !== step);

/**
 * What can be done next is known while a step is still on its way, so that undo and redo may follow
 * each other as fast as keys are pressed; a step that fails stands where it stood.
 */
export function undoStep(): Promise<AppStep | undefined> {
  return inTurn(async () => {
    const { past: before } = getState();
    const step = before.at(-1);
    if (step === undefined) return undefined;
    setState(({ past, future }) => ({ past: without(past, step), future: [step, ...future] }));
    try {
      await step.undo();
    } catch (error) {
      setState(({ past, future }) => ({
        past: past.toSpliced(before.length - 1, 0, step),
        future: without(future, step),
      }));
      throw error;
    }
    return step;
  });
}

export function redoStep(): Promise<AppStep | undefined> {
  return inTurn(async () => {
    const { past: before, future: ahead } = getState();
    const [step] = ahead;
    if (step === undefined) return undefined;
    setState(({ past, future }) => ({ past: [...past, step], future: without(future, step) }));
    try {
      await step.redo();
    } catch (error) {
      // What was done meanwhile has left nothing to redo.
      setState(({ past, future }) => ({
        past: without(past, step),
        future: past.length > before.length + 1 ? future : [step, ...future],
      }));
      throw error;
    }
    return step;
  });
}
