/** Undo and redo of one thing that never changes in place: every step keeps it before and after. */

/** One named change: "Paste 12 cells". What did not change is shared, so keeping both is cheap. */
export type EditStep<T, P> = {
  readonly name: string;
  readonly before: T;
  readonly after: T;
  /** Where it was made, so that undo brings the view and the focus back. */
  readonly place: P | undefined;
  /** Changes that follow each other with the same key are one step: a drag, a run of typing. */
  readonly merge: string | undefined;
  /** For a step of an earlier session: the content as it can be shown, or none where it cannot. */
  readonly read?: ((content: T) => T | undefined) | undefined;
};

export type EditHistory<T, P> = {
  readonly past: readonly EditStep<T, P>[];
  readonly future: readonly EditStep<T, P>[];
};

export const NO_HISTORY = { past: [], future: [] } as const;

/** The history after one more change; what was undone before it is gone. */
export function recorded<T, P>(
  { past }: EditHistory<T, P>,
  step: EditStep<T, P>,
): EditHistory<T, P> {
  const last = past.at(-1);
  if (last === undefined || step.merge === undefined || last.merge !== step.merge) {
    return { past: [...past, step], future: [] };
  }
  return { past: [...past.slice(0, -1), { ...step, before: last.before }], future: [] };
}

/** The next change is a step of its own, whatever its key. */
export function sealed<T, P>(history: EditHistory<T, P>): EditHistory<T, P> {
  const last = history.past.at(-1);
  if (last?.merge === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, merge: undefined }] };
}

export function undone<T, P>({
  past,
  future,
}: EditHistory<T, P>): { history: EditHistory<T, P>; step: EditStep<T, P> } | undefined {
  const step = past.at(-1);
  if (step === undefined) return undefined;
  return { history: { past: past.slice(0, -1), future: [step, ...future] }, step };
}

export function redone<T, P>({
  past,
  future,
}: EditHistory<T, P>): { history: EditHistory<T, P>; step: EditStep<T, P> } | undefined {
  const [step, ...rest] = future;
  if (step === undefined) return undefined;
  return { history: { past: [...past, { ...step, merge: undefined }], future: rest }, step };
}
