import type { Scenario } from '../../../../shared/contract/scenario';
import type { Choices } from '../../../../shared/contract/scenario-choices';
import { editDraft, previewDraft, useDraft } from '../../../stores/draft';
import { compact } from '../../../work/scenario-edits';

/** Changes of a scenario's choices, each one named step of undo. */

type ChoicesChange = { readonly [K in keyof Choices]?: Choices[K] | undefined };

const withChoices = (scenario: Scenario, change: ChoicesChange): Scenario => ({
  ...scenario,
  choices: compact({ ...scenario.choices, ...change } as Choices),
});

export function editChoices(name: string, change: ChoicesChange): void {
  editDraft(name, (scenario) => withChoices(scenario, change), { place: { view: 'workload' } });
}

/** Figures as they would be with this change; undefined ends it. */
export function previewChoices(change: ChoicesChange | undefined): void {
  const { scenario } = useDraft.getState();
  previewDraft(
    change === undefined || scenario === undefined ? undefined : withChoices(scenario, change),
  );
}

export function editScenario(name: string, change: (scenario: Scenario) => Scenario): void {
  editDraft(name, change, { place: { view: 'workload' } });
}
