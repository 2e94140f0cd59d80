import type { RegisterRow } from '../../../shared/contract/explain';
import type { Assumption } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';

/** One way to read a page: what it says, and what it would do to the total. */
export type ReadingOption = {
  /** Undefined is the price book's own reading. */
  readonly other: string | undefined;
  readonly label: string;
  readonly isChosen: boolean;
  /** Null for the one in force, and where a total is unknown. */
  readonly effect: string | null;
  readonly total: string | null;
  readonly unserved: number;
};

/** How the register names the price book's own reading among the others. */
const OWN = 'default';

/** All readings of an assumption in the price book's order, its own first, each with its effect. */
export function readingOptions(row: RegisterRow, assumption: Assumption): readonly ReadingOption[] {
  const option = (other: string | undefined, label: string): ReadingOption => {
    const found = row.others.find(({ id }) => id === (other ?? OWN));
    return {
      other,
      label,
      isChosen: (row.chosen ?? undefined) === other,
      effect: found?.effect ?? null,
      total: found?.total ?? null,
      unserved: found?.unserved ?? 0,
    };
  };
  return [
    option(undefined, assumption.reading),
    ...assumption.others.map(({ id, label }) => option(id, label)),
  ];
}

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
