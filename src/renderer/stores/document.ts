import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { failureOf } from '../trpc/call-error';
import type { CallFailure } from '../trpc/call-error';
import { NO_HISTORY, recorded, redone, sealed, undone, type EditHistory } from './edit-history';
import { isViewOnly } from './place';
import { savingPace } from './saving-pace';

export type DocumentSave =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

export type DocumentState<H, T> = {
  /** What the host keeps beside the content. */
  readonly head: H | undefined;
  readonly content: T | undefined;
  readonly history: EditHistory<T, undefined>;
  readonly save: DocumentSave;
};

export type Keeping = {
  /** Saves now what is not saved; resolves when nothing is left to save, or saving failed. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

/** One open document with its undo stack, kept a moment after each edit. */
export type OpenDocument<H, T> = {
  readonly use: UseBoundStore<StoreApi<DocumentState<H, T>>>;
  readonly open: (head: H, content: T) => void;
  readonly close: () => void;
  /** One undoable change; changes with the same `merge` that follow each other are one step. */
  readonly edit: (name: string, change: (content: T) => T, merge?: string) => void;
  /** Ends a run of merged changes. */
  readonly seal: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What the host keeps beside the content has changed. */
  readonly relabel: (head: H) => void;
  /** `save` answers the new head; `mayTry` holds a save back, as while the content has faults. */
  readonly keep: (
    save: (head: H, content: T) => Promise<H>,
    mayTry?: (state: DocumentState<H, T>) => boolean,
  ) => Keeping;
};

export function createDocument<H, T extends object>(
  keyOf: (head: H) => string,
): OpenDocument<H, T> {
  const closed: DocumentState<H, T> = {
    head: undefined,
    content: undefined,
    history: NO_HISTORY,
    save: { kind: 'saved' },
  };
  const use = create<DocumentState<H, T>>(() => closed);
  const { getState, setState } = use;
  const go = (content: T, history: EditHistory<T, undefined>): void =>
    setState({ content, history, save: { kind: 'unsaved' } });
  return {
    use,
    open: (head, content) => setState({ ...closed, head, content }),
    close: () => setState(closed),
    edit: (name, change, merge) => {
      const { content: before, history } = getState();
      if (before === undefined) return;
      const after = change(before);
      if (after === before) return;
      go(after, recorded(history, { name, before, after, place: undefined, merge }));
    },
    seal: () => setState(({ history }) => ({ history: sealed(history) })),
    undo: () => {
      const result = undone(getState().history);
      if (result !== undefined) go(result.step.before, result.history);
    },
    redo: () => {
      const result = redone(getState().history);
      if (result !== undefined) go(result.step.after, result.history);
    },
    relabel: (head) => {
      const { head: now } = getState();
      if (now !== undefined && keyOf(now) === keyOf(head)) setState({ head });
    },
    keep: (save, mayTry = () => true) => startKeeping(use, keyOf, save, mayTry),
  };
}

function startKeeping<H, T>(
  { getState, setState, subscribe }: StoreApi<DocumentState<H, T>>,
  keyOf: (head: H) => string,
  save: (head: H, content: T) => Promise<H>,
  mayTry: (state: DocumentState<H, T>) => boolean,
): Keeping {
  const saveOnce = async (): Promise<boolean> => {
    const { head, content, save: state } = getState();
    if (head === undefined || content === undefined || state.kind === 'saved') return false;
    if (isViewOnly() || !mayTry(getState())) return false;
    const isSame = (): boolean => {
      const { head: now } = getState();
      return now !== undefined && keyOf(now) === keyOf(head);
    };
    setState({ save: { kind: 'saving' } });
    try {
      const next = await save(head, content);
      if (!isSame()) return false;
      const current = getState().content === content;
      setState({ head: next, save: { kind: current ? 'saved' : 'unsaved' } });
      return !current;
    } catch (error) {
      if (isSame()) setState({ save: { kind: 'failed', failure: failureOf(error) } });
      return false;
    }
  };

  const { soon, flush, rest } = savingPace(saveOnce);
  const unsubscribe = subscribe((state, before) => {
    if (state.save.kind === 'unsaved' && state.content !== before.content) soon();
  });
  return {
    flush,
    stop: () => {
      rest();
      unsubscribe();
    },
  };
}

let last = 0;
const numbers = new WeakMap<object, number>();

/** A number for each content that never changes in place: going back by undo finds it again. */
export function numberOf(content: object): number {
  const known = numbers.get(content);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(content, last);
  return last;
}
