import { afterEach, describe, expect, it } from 'vitest';
import {
  closeDraft,
  editDraft,
  openDraft,
  redoDraft,
  undoDraft,
  useDraft,
} from '../../../src/renderer/stores/draft';
import { keptSteps } from '../../../src/renderer/stores/kept-steps';
import { readSteps } from '../../../src/renderer/stores/read-steps';
import { Scenario } from '../../../src/shared/contract/scenario';
import { ScenarioHistory } from '../../../src/shared/contract/scenario-history';
import { MOST_HISTORY_LENGTH, MOST_STEPS } from '../../../src/shared/history-limits';
import { storedScenario } from '../../support/stored-scenario';

afterEach(closeDraft);

const setMonths = (months: number): void =>
  editDraft(`Set months to ${months}`, (before) => ({ ...before, months }), {
    place: { view: 'workload', target: 'months' },
  });

/** What a save writes and the next start reads, in the words of the file. */
function restart(): void {
  const { scenario, history } = useDraft.getState();
  if (scenario === undefined) throw new Error('nothing is open');
  const kept = ScenarioHistory.parse(JSON.parse(JSON.stringify(keptSteps(history))));
  const stored = storedScenario(Scenario.parse(JSON.parse(JSON.stringify(scenario))));
  closeDraft();
  openDraft(stored, readSteps(stored.scenario, kept));
}

const months = (): number | undefined => useDraft.getState().scenario?.months;

describe('undo after a restart', () => {
  it('goes back and forth through the same steps under the same names', () => {
    openDraft(storedScenario());
    for (const count of [1, 2, 3, 4]) setMonths(count);
    undoDraft();
    restart();
    expect(months()).toBe(3);
    const { past, future } = useDraft.getState().history;
    expect(past.at(-1)).toMatchObject({
      name: 'Set months to 3',
      place: { view: 'workload', target: 'months' },
    });
    expect(future.map(({ name }) => name)).toEqual(['Set months to 4']);
    redoDraft();
    expect(months()).toBe(4);
    for (const count of [3, 2, 1, 12]) {
      expect(undoDraft()).toBeDefined();
      expect(months()).toBe(count);
    }
    expect(undoDraft()).toBeUndefined();
    restart();
    for (const count of [1, 2, 3, 4]) {
      redoDraft();
      expect(months()).toBe(count);
    }
  });

  it('keeps the last hundred steps of many', () => {
    openDraft(storedScenario());
    for (let count = 1; count <= MOST_STEPS + 20; count += 1) setMonths(count);
    restart();
    const { past } = useDraft.getState().history;
    expect(past).toHaveLength(MOST_STEPS);
    while (undoDraft() !== undefined);
    expect(months()).toBe(20);
  });

  it('keeps the nearest steps where all of them are too long, and never more than there is room', () => {
    openDraft(storedScenario());
    const long = 'long '.repeat(MOST_HISTORY_LENGTH / 40);
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      editDraft(`Note ${count}`, (before) => ({ ...before, notes: `${long}${count}` }));
    }
    const kept = keptSteps(useDraft.getState().history);
    expect(kept.past.map(({ name }) => name)).toEqual(['Note 8', 'Note 9', 'Note 10']);
    expect(ScenarioHistory.safeParse(kept).success).toBe(true);
  });

  it('ends where a kept step does not fit or would make what is no scenario', () => {
    const { scenario } = storedScenario();
    const set = (name: string, at: string, before: unknown) => ({
      name,
      changes: [{ kind: 'set' as const, at: [at], before }],
    });
    const away = { name: 'Away', changes: [{ kind: 'set' as const, at: ['x', 'y'], after: 1 }] };
    expect(readSteps(scenario, { past: [away], future: [] }).past).toEqual([]);
    openDraft(
      { ...storedScenario(), scenario },
      readSteps(scenario, {
        past: [set('Old', 'months', 3), set('Odd', 'months', 'many'), set('Good', 'months', 6)],
        future: [set('Later', 'name', 'One')],
      }),
    );
    expect(undoDraft()?.name).toBe('Good');
    expect(months()).toBe(6);
    expect(undoDraft()).toBeUndefined();
    expect(months()).toBe(6);
    const { past, future } = useDraft.getState().history;
    expect(past).toEqual([]);
    expect(future.map(({ name }) => name)).toEqual(['Good', 'Later']);
  });
});
