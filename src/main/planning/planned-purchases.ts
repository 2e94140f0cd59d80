import { termsOf, type Program, type Purchasing } from '../engine/simulate/program';
import { overageCovers } from './overage-covers';
import { findWay } from './recommend/find-way';
import { factsOf, LIMITS, openSpace } from './recommend/space';

/**
 * Purchases by the day where a sum of credits does not tell what is cheapest: packs that end, that
 * are cheaper in bulk, or that stand beside overage. The recommendation's own search, kept to one
 * plan and to the scenario's switch. Null where the sum tells, or where the scenario buys or changes
 * its plan on days of its own.
 */
export function plannedPurchases(
  program: Program,
  plan: string,
  caseId: string | undefined,
): Purchasing | null {
  const { book, scenario } = program;
  const { at, packs } = termsOf(program, plan);
  const summed =
    packs.every(({ source }) => source.expires === null && source.tiers === undefined) &&
    !overageCovers(program, plan);
  if (
    summed ||
    scenario.choices.autoTopUp !== undefined ||
    factsOf(scenario.changes).length < scenario.changes.length
  )
    return null;
  const space = openSpace(program, {
    caseId,
    plans: [at],
    moves: false,
    shortStays: false,
    cycles: LIMITS.cycles,
    leftovers: 'worthless',
    stockElsewhere: false,
    overage: scenario.choices.overage,
    withPacks: true,
  });
  const events = findWay(space, [at])?.events ?? [];
  const lots = events
    .filter((event) => event.kind === 'buy')
    .toSorted((a, b) => a.from - b.from || a.until - b.until)
    .flatMap(({ pack, count, from }) =>
      book.packs[pack] === undefined ? [] : [{ pack: book.packs[pack].id, count, from }],
    );
  return lots.length === 0 ? null : { kind: 'lots', lots };
}
