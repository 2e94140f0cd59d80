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

export function undoStep(): Promise<AppStep | undefined> {
  return inTurn(async () => {
    const step = getState().past.at(-1);
    if (step === undefined) return undefined;
    await step.undo();
    setState(({ past, future }) => ({
      past: past.filter((each) => each !== step),
      future: [step, ...future],
    }));
    return step;
  });
}

export function redoStep(): Promise<AppStep | undefined> {
  return inTurn(async () => {
    const [step] = getState().future;
    if (step === undefined) return undefined;
    await step.redo();
    setState(({ past, future }) => ({
      past: [...past, step],
      future: future.filter((each) => each !== step),
    }));
    return step;
  });
}
