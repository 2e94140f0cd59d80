import { create } from 'zustand';

/** One change outside the open scenario, such as moving a scenario to the trash. */
export type AppStep = {
  readonly name: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
};

type AppUndoState = {
  readonly past: readonly AppStep[];
  readonly future: readonly AppStep[];
  /** While one runs, none other starts. */
  readonly busy: boolean;
};

/** Undo of library, price books and settings; a scenario's own edits have their own (draft.ts). */
export const useAppUndo = create<AppUndoState>(() => ({ past: [], future: [], busy: false }));

const { getState, setState } = useAppUndo;

/** Does a change and remembers it; a change that fails is not remembered and its error comes back. */
export async function doStep(step: AppStep): Promise<void> {
  await step.redo();
  setState(({ past }) => ({ past: [...past, step], future: [] }));
}

/** A change already made. */
export function rememberStep(step: AppStep): void {
  setState(({ past }) => ({ past: [...past, step], future: [] }));
}

export async function undoStep(): Promise<AppStep | undefined> {
  const { past, future, busy } = getState();
  const step = past.at(-1);
  if (step === undefined || busy) return undefined;
  setState({ busy: true });
  try {
    await step.undo();
    setState({ past: past.slice(0, -1), future: [step, ...future] });
    return step;
  } finally {
    setState({ busy: false });
  }
}

export async function redoStep(): Promise<AppStep | undefined> {
  const { past, future, busy } = getState();
  const [step, ...rest] = future;
  if (step === undefined || busy) return undefined;
  setState({ busy: true });
  try {
    await step.redo();
    setState({ past: [...past, step], future: rest });
    return step;
  } finally {
    setState({ busy: false });
  }
}
