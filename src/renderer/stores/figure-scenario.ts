import { create } from 'zustand';
import type { Scenario } from '../../shared/contract/scenario';
import { useDraft } from './draft';

/** Typing closer together than this is one question to the host. */
const QUIET_MS = 30;

type FigureScenario = {
  readonly record: string | undefined;
  readonly scenario: Scenario | undefined;
};

/** The scenario that figures are asked for: what is typed, as soon as the typing rests for a moment. */
export const useFigureScenario = create<FigureScenario>(() => ({
  record: undefined,
  scenario: undefined,
}));

let waiting: ReturnType<typeof setTimeout> | undefined;
let lastAt = 0;

function settle(): void {
  waiting = undefined;
  lastAt = performance.now();
  const { head, scenario, preview } = useDraft.getState();
  useFigureScenario.setState({ record: head?.id, scenario: preview ?? scenario });
}

useDraft.subscribe(({ head, scenario, preview }) => {
  const shown = useFigureScenario.getState();
  if ((preview ?? scenario) === shown.scenario && head?.id === shown.record) return;
  const other = head?.id !== shown.record;
  if (other || performance.now() - lastAt > 4 * QUIET_MS) {
    clearTimeout(waiting);
    settle();
    return;
  }
  waiting ??= setTimeout(settle, QUIET_MS);
});

let last = 0;
const numbers = new WeakMap<Scenario, number>();

/** A number for each content: going back to an earlier one by undo finds its figures still there. */
export function contentNumber(scenario: Scenario): number {
  const known = numbers.get(scenario);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(scenario, last);
  return last;
}
