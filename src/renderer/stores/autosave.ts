import type { ScenarioHead } from '../../shared/contract/library';
import type { Scenario } from '../../shared/contract/scenario';
import type { ScenarioHistory } from '../../shared/contract/scenario-history';
import { failureOf } from '../trpc/call-error';
import { beginSave, endSave, failSave, useDraft } from './draft';
import { keptSteps } from './kept-steps';
import { isViewOnly } from './place';

/** Quiet time before a save, and the longest that an edit waits: a crash loses less than a second. */
const QUIET_MS = 350;
const LONGEST_MS = 800;

/** Saves content, and the steps that lead away from it, over the revision it started from. */
export type SaveCall = (
  id: string,
  expectedRevision: number,
  content: { readonly scenario: Scenario; readonly history: ScenarioHistory },
) => Promise<ScenarioHead>;

export type Autosave = {
  /** Saves now what is not saved; resolves when nothing is left to save, or saving failed. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

/** Saves the draft a moment after each edit, one save at a time. After a failure the next edit tries again. */
export function startAutosave(save: SaveCall, onSaved: (head: ScenarioHead) => void): Autosave {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const rest = (): void => {
    clearTimeout(quiet);
    clearTimeout(longest);
    quiet = undefined;
    longest = undefined;
  };

  const saveOnce = async (): Promise<boolean> => {
    const { head, scenario, history, save: state } = useDraft.getState();
    if (head === undefined || scenario === undefined || state.kind === 'saved') return false;
    if (isViewOnly()) return false;
    beginSave();
    try {
      const next = await save(head.id, head.revision, { scenario, history: keptSteps(history) });
      endSave(next, scenario);
      onSaved(next);
      return useDraft.getState().save.kind === 'unsaved';
    } catch (error) {
      if (useDraft.getState().head?.id === head.id) failSave(failureOf(error));
      return false;
    }
  };

  const flush = async (): Promise<void> => {
    rest();
    if (running !== undefined) await running;
    running = (async () => {
      while (await saveOnce());
    })();
    try {
      await running;
    } finally {
      running = undefined;
    }
  };

  const unsubscribe = useDraft.subscribe((state, before) => {
    if (state.save.kind !== 'unsaved' || state.scenario === before.scenario) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => void flush(), QUIET_MS);
    longest ??= setTimeout(() => void flush(), LONGEST_MS);
  });

  return {
    flush,
    stop: () => {
      rest();
      unsubscribe();
    },
  };
}
