import type { Fit } from '../../../../shared/contract/replay';
import type { Scenario } from '../../../../shared/contract/scenario';

const LONGEST_NAME = 200;

/**
 * A scenario with the fitted lines from the day the fit is for. Choices and needs are the former
 * scenario's; its account, dated changes and mapped price books belong to its own horizon and work.
 */
export function fittedScenario(scenario: Scenario, fit: Fit, file: string): Scenario {
  const { account: _account, notes: _notes, ...rest } = scenario;
  return {
    ...rest,
    name: `${scenario.name}, from ${file}`.slice(0, LONGEST_NAME),
    start: fit.start,
    catalogs: [],
    lines: fit.operations.flatMap(({ lines }) => lines),
    changes: [],
    alternatives: [],
  };
}
