import type { KeptStep, ScenarioHistory } from '../../shared/contract/scenario-history';
import { MOST_HISTORY_LENGTH, MOST_STEPS } from '../../shared/history-limits';
import { changesBetween } from './content-change';
import type { DraftHistory, DraftStep } from './draft';

const LONGEST_NAME = 200;
const LONGEST_TARGET = 500;
/** Room for what stands around the steps. */
const FRAME_LENGTH = 64;

type Written = { readonly step: KeptStep; readonly length: number };

/** A step never changes, so it is written once however often it is saved. */
const written = new WeakMap<DraftStep, Written>();

/** The steps that outlive this session: the nearest ones, undo before redo, as far as there is room. */
export function keptSteps({ past, future }: DraftHistory): ScenarioHistory {
  let room = MOST_HISTORY_LENGTH - FRAME_LENGTH;
  const nearest = (steps: readonly DraftStep[]): KeptStep[] => {
    const kept: KeptStep[] = [];
    for (const each of steps) {
      const { step, length } = write(each);
      if (length > room) break;
      room -= length;
      kept.push(step);
    }
    return kept;
  };
  const back = nearest(past.slice(-MOST_STEPS).toReversed()).toReversed();
  return { past: back, future: nearest(future.slice(0, MOST_STEPS)) };
}

function write(draft: DraftStep): Written {
  const known = written.get(draft);
  if (known !== undefined) return known;
  const { name, before, after, place } = draft;
  const target = place?.target?.slice(0, LONGEST_TARGET);
  const step: KeptStep = {
    name: name.slice(0, LONGEST_NAME),
    ...(place === undefined
      ? {}
      : { place: { view: place.view, ...(target === undefined ? {} : { target }) } }),
    changes: [...changesBetween(before, after)],
  };
  // One more for the comma after it.
  const fresh = { step, length: JSON.stringify(step).length + 1 };
  written.set(draft, fresh);
  return fresh;
}
