import type { Scenario } from '../../../shared/contract/scenario';

/** The scenario with another reading of an assumption, or with the price book's own where undefined. */
export function readOtherwise(
  scenario: Scenario,
  assumption: string,
  other: string | undefined,
): Scenario {
  const { [assumption]: _former, ...rest } = scenario.choices.readings;
  const readings = other === undefined ? rest : { ...rest, [assumption]: other };
  return { ...scenario, choices: { ...scenario.choices, readings } };
}
