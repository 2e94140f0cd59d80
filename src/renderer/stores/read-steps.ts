import { Scenario } from '../../shared/contract/scenario';
import type { KeptStep, ScenarioHistory } from '../../shared/contract/scenario-history';
import { changed } from './content-change';
import type { DraftHistory, DraftStep } from './draft';

/**
 * The undo stack around `scenario` from what was kept. A step that does not fit ends the stack on its
 * side: what lies beyond it cannot be reached either.
 */
export function readSteps(scenario: Scenario, { past, future }: ScenarioHistory): DraftHistory {
  return {
    past: walk(scenario, past.toReversed(), 'before').toReversed(),
    future: walk(scenario, future, 'after'),
  };
}

function walk(
  start: Scenario,
  steps: readonly KeptStep[],
  to: 'before' | 'after',
): readonly DraftStep[] {
  const drafts: DraftStep[] = [];
  let here = start;
  for (const { name, place, changes } of steps) {
    const there = changed(here, changes, to);
    if (there === undefined) break;
    // Of its shape only once it is read; until then nothing looks into it.
    const next = there as Scenario;
    const [before, after] = to === 'before' ? [next, here] : [here, next];
    drafts.push({ name, before, after, place: placeOf(place), merge: undefined, read });
    here = next;
  }
  return drafts;
}

function placeOf(place: KeptStep['place']): DraftStep['place'] {
  if (place === undefined) return undefined;
  const { view, target } = place;
  return target === undefined ? { view } : { view, target };
}

const read = (content: Scenario): Scenario | undefined => Scenario.safeParse(content).data;
