import type { StoredScenario } from '../../shared/contract/library';
import { openDraft, useDraft, type DraftHistory, type DraftState } from './draft';
import { isViewOnly } from './place';

/** Undo stacks of scenarios that were open before, as long as nobody else has changed them. */
const left = new Map<string, { readonly revision: number; readonly state: DraftState }>();

/**
 * Opens what the host has, with the undo stack of before where it is still the same content: that of
 * this session, else the one kept with the scenario.
 */
export function openStored(stored: StoredScenario, kept: DraftHistory): void {
  const { head } = useDraft.getState();
  if (head !== undefined && head.id !== stored.head.id) leaveDraft();
  const known = left.get(stored.head.id);
  if (known?.revision === stored.head.revision) {
    useDraft.setState({ ...known.state, head: stored.head, preview: undefined });
    return;
  }
  openDraft(stored, kept);
}

/** Keeps the undo stack of the open scenario before another one takes its place. */
export function leaveDraft(): void {
  const state = useDraft.getState();
  // Where nothing can be kept, what was tried stays at hand at least as long as the window.
  if (state.head === undefined || (state.save.kind !== 'saved' && !isViewOnly())) return;
  left.set(state.head.id, { revision: state.head.revision, state });
}
