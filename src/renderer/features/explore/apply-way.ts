import type { Way } from '../../../shared/contract/decisions';
import type { Change, Scenario } from '../../../shared/contract/scenario';

const DECIDED: readonly Change['kind'][] = ['plan', 'buy', 'overage', 'auto-top-up'];

/** Changes that are facts and stay: cancellations, seats, claims, contract prices. */
const factsOf = (scenario: Scenario): Change[] =>
  scenario.changes.filter(({ kind }) => !DECIDED.includes(kind));

/**
 * The scenario that lives a way: its first plan, its changes of plan and its purchases on their
 * days, its overage switch and its auto top-up. Undefined where a scenario cannot say it: several
 * cases that each buy or change for themselves.
 */
export function dated(scenario: Scenario, way: Way): Scenario | undefined {
  const moves = way.steps.filter(({ how }) => how === 'at-once' || how === 'at-cycle-end');
  const isOwn = scenario.cases.length > 1;
  if (isOwn && (moves.length > 0 || way.purchases.length > 0)) return undefined;
  const byRule = way.autoTopUp !== null;
  const changes: Change[] = [
    ...factsOf(scenario),
    ...moves.map(({ on, plan }): Change => ({ on, kind: 'plan', plan })),
    ...(byRule ? [] : way.purchases).map(({ on, pack, count }): Change => ({
      on,
      kind: 'buy',
      pack,
      count,
    })),
  ];
  return withChoices({ ...scenario, changes }, way, { kind: 'none' });
}

/** The same where it needs no dates: one plan, and packs as a comparison buys them. */
export function plain(scenario: Scenario, way: Way): Scenario | undefined {
  const moves = way.steps.some(({ how }) => how === 'at-once' || how === 'at-cycle-end');
  if (moves || way.autoTopUp !== null) return undefined;
  const packs =
    way.purchases.length === 0 ? { kind: 'none' as const } : { kind: 'cheapest' as const };
  return withChoices({ ...scenario, changes: factsOf(scenario) }, way, packs);
}

function withChoices(
  scenario: Scenario,
  way: Way,
  packs: NonNullable<Scenario['choices']['packs']>,
): Scenario {
  const { autoTopUp: before, ...choices } = scenario.choices;
  const { overage } = way;
  const set = way.autoTopUp;
  return {
    ...scenario,
    plan: way.plan,
    choices: {
      ...choices,
      packs,
      // A switch that is not the customer's stays as it is.
      overage: overage === 'on' || (overage !== 'off' && choices.overage),
      ...(set === null
        ? {}
        : {
            autoTopUp: {
              ...before,
              pack: set.pack,
              threshold: set.threshold,
              capMoney: set.capMoney,
            },
          }),
    },
  };
}

/** Whether a scenario already says a way. */
export const isSame = (a: Scenario, b: Scenario | undefined): boolean =>
  b !== undefined &&
  JSON.stringify([a.plan, a.choices, a.changes]) === JSON.stringify([b.plan, b.choices, b.changes]);
