import type { Quantity } from '../../../shared/contract/primitives';
import type { Scenario } from '../../../shared/contract/scenario';
import type { Program, Purchasing } from '../../engine/simulate/program';
import { simulate } from '../../engine/simulate/simulate';
import { plannedPurchases } from '../planned-purchases';
import { withWork } from '../with-scenario';
import { drawOf } from './distribution';

/** Places beside the likely work for which purchases are planned. */
const PLANNED_AT = [0.1, 0.3, 0.7, 0.9] as const;

/** The scenario with every uncertain quantity at one place of what it may be. */
function atPlace(scenario: Scenario, place: number): Scenario {
  const drawn = (quantity: Quantity): Quantity => drawOf(quantity)?.(place) ?? quantity;
  return {
    ...scenario,
    catalogs: scenario.catalogs.map((row) => ({ ...row, records: drawn(row.records) })),
    lines: scenario.lines.map((row) => ({ ...row, quantity: drawn(row.quantity) })),
  };
}

const sumOf = (credits: readonly number[]): number => credits.reduce((sum, own) => sum + own, 0);

/** Work at one place: what it is short of without purchases, and what would be bought for it. */
type Place = { readonly short: number; readonly planned: () => Purchasing | null };

function remembered<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => (found ??= { value: find() }).value;
}

function placesOf(program: Program, plan: string, caseId: string | undefined): Place[] {
  const { scenario } = program;
  // The sampler draws into its own work: each place has work of its own.
  return [scenario, ...PLANNED_AT.map((place) => atPlace(scenario, place))]
    .map((at): Place => {
      const own = withWork(program, at);
      const { demand } = simulate(own, { plan, purchasing: { kind: 'measure' }, case: caseId });
      return {
        short: sumOf(demand),
        planned: remembered(() => plannedPurchases(own, plan, caseId)),
      };
    })
    .toSorted((a, b) => a.short - b.short);
}

/**
 * Purchases by the day for a run that is short of so much, by meter: those for work that is short of a
 * little less and of a little more, the likely work among it. What one run would buy cannot be searched
 * for in each of ten thousand. The same for the same run, whatever was asked before.
 */
export function plannedAlong(
  program: Program,
  plan: string,
  caseId: string | undefined,
): (short: readonly number[]) => readonly (Purchasing | null)[] {
  const places = remembered(() => placesOf(program, plan, caseId));
  return (short) => {
    const wanted = sumOf(short);
    const less = places().findLast((place) => place.short > 0 && place.short <= wanted);
    const more = places().find((place) => place.short >= wanted);
    const near = less?.short === more?.short ? [more] : [less, more];
    return near.map((place) => place?.planned() ?? null);
  };
}
