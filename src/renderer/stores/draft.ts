import { create } from 'zustand';
import type { ScenarioHead, StoredScenario } from '../../shared/contract/library';
import type { Scenario } from '../../shared/contract/scenario';
import type { CallFailure } from '../trpc/call-error';
import {
  NO_HISTORY,
  recorded,
  redone,
  sealed,
  undone,
  type EditHistory,
  type EditStep,
} from './edit-history';

/** The view a change was made in, and what in it: a cell or a field, in the view's own words. */
export type EditPlace = {
  readonly view: 'workload' | 'compare' | 'timeline' | 'explore';
  readonly target?: string;
};

export type DraftStep = EditStep<Scenario, EditPlace>;
export type DraftHistory = EditHistory<Scenario, EditPlace>;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

export type EditOptions = { readonly place?: EditPlace; readonly merge?: string };

export type DraftState = {
  readonly head: ScenarioHead | undefined;
  /** What the person has made of it, saved or not. */
  readonly scenario: Scenario | undefined;
  /**
   * What it would be with the text being typed: figures follow it, nothing else does. Gone when the
   * typing ends.
   */
  readonly preview: Scenario | undefined;
  readonly history: DraftHistory;
  readonly save: SaveState;
  /** The change that undo or redo went to last; a view moves its focus there. */
  readonly revisited: { readonly step: DraftStep; readonly count: number } | undefined;
};

const CLOSED: DraftState = {
  head: undefined,
  scenario: undefined,
  preview: undefined,
  history: NO_HISTORY,
  save: { kind: 'unsaved' },
  revisited: undefined,
};

/** The scenario that is open: one at a time, with its undo stack and what autosave does. */
export const useDraft = create<DraftState>(() => CLOSED);

const { getState, setState } = useDraft;

/** `history` leads away from this very content. */
export function openDraft(
  { head, scenario }: StoredScenario,
  history: DraftHistory = NO_HISTORY,
): void {
  setState({ ...CLOSED, head, scenario, history, save: { kind: 'saved', at: head.updatedAt } });
}

export function closeDraft(): void {
  setState(CLOSED);
}

/**
 * Makes one undoable change under a name that the menu shows: "Undo Set quantity". A change that
 * gives back the very same scenario makes no step.
 */
export function editDraft(
  name: string,
  change: (scenario: Scenario) => Scenario,
  { place, merge }: EditOptions = {},
): void {
  const { scenario: before, history } = getState();
  if (before === undefined) return;
  const after = change(before);
  if (after === before) return setState({ preview: undefined });
  setState({
    scenario: after,
    preview: undefined,
    history: recorded(history, { name, before, after, place, merge }),
    save: { kind: 'unsaved' },
  });
}

/** Ends a run of merged changes, as when a slider is let go. */
export function sealDraft(): void {
  setState(({ history }) => ({ history: sealed(history) }));
}

/** Shows what figures would be; `undefined` goes back to the draft. */
export function previewDraft(preview: Scenario | undefined): void {
  if (preview !== getState().preview) setState({ preview });
}

function revisit(
  result: ReturnType<typeof undone<Scenario, EditPlace>>,
  to: 'before' | 'after',
): DraftStep | undefined {
  if (result === undefined) return undefined;
  const { history, step } = result;
  const scenario = step.read === undefined ? step[to] : step.read(step[to]);
  if (scenario === undefined) {
    // Kept by a version that knew other scenarios: no way leads on from here.
    setState(({ history: { past, future } }) =>
      to === 'before' ? { history: { past: [], future } } : { history: { past, future: [] } },
    );
    return undefined;
  }
  setState(({ revisited }) => ({
    scenario,
    preview: undefined,
    history,
    save: { kind: 'unsaved' },
    revisited: { step, count: (revisited?.count ?? 0) + 1 },
  }));
  return step;
}

export const undoDraft = (): DraftStep | undefined => revisit(undone(getState().history), 'before');
export const redoDraft = (): DraftStep | undefined => revisit(redone(getState().history), 'after');

export function beginSave(): void {
  setState({ save: { kind: 'saving' } });
}

/** `saved` is the content that the host now has under `head`; newer edits wait for the next save. */
export function endSave(head: ScenarioHead, saved: Scenario): void {
  const state = getState();
  if (state.head?.id !== head.id) return;
  const current = state.scenario === saved;
  setState({ head, save: current ? { kind: 'saved', at: head.updatedAt } : { kind: 'unsaved' } });
}

export function failSave(failure: CallFailure): void {
  setState({ save: { kind: 'failed', failure } });
}

/** What the library keeps beside the content changed: tags, state. */
export function relabelDraft(head: ScenarioHead): void {
  if (getState().head?.id === head.id) setState({ head });
}
