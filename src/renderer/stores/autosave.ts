import type { ScenarioHead } from '../../shared/contract/library';
import type { Scenario } from '../../shared/contract/scenario';
import type { ScenarioHistory } from '../../shared/contract/scenario-history';
import { failureOf } from '../trpc/call-error';
import { beginSave, endSave, failSave, useDraft } from './draft';
import { keptSteps } from './kept-steps';
import { isViewOnly } from './place';
import { savingPace } from './saving-pace';

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

  const { soon, flush, rest } = savingPace(saveOnce);
  const unsubscribe = useDraft.subscribe((state, before) => {
    if (state.save.kind === 'unsaved' && state.scenario !== before.scenario) soon();
  });
  return {
    flush,
    stop: () => {
      rest();
      unsubscribe();
    },
  };
}
