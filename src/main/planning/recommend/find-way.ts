import { termsAt } from '../../engine/simulate/program';
import type { PlanTerms } from '../../engine/terms/terms';
import { eagerMeans } from './eager';
import { isLazy, lazyMeans } from './lazy';
import { NEVER_TOO_DEAR, Search, type Found } from './search';
import type { Space } from './space';

/**
 * Finds the cheapest way to serve all work of a space; null where none costs less than `below`. The
 * account is lived cycle by cycle without purchases, what it falls short of is bought or billed in
 * every way worth keeping, and at the start of each cycle, or on a day beyond its allowance, every
 * change of plan is tried. Accounts in the same state are followed once. README: what is proven.
 */
export function findWay(
  space: Space,
  starts: readonly number[],
  below = NEVER_TOO_DEAR,
): Found | null {
  const means = isLazy(space) ? lazyMeans(space) : eagerMeans(space);
  const risesOnly = costOnlyRises(space);
  if (!means.isLinear || !space.moves)
    return new Search(space, means, { below, risesOnly, slack: null }).run(starts);
  // First at the best price for any number of credits: a bound for every way, and a good way.
  const rough = new Search(space, means, { below, risesOnly, slack: 0 });
  const good = rough.run(starts);
  const bar = good === null ? below : Math.min(below, good.cost - good.value);
  if (rough.least >= bar) return good;
  const slack = bar - rough.least + 2 + space.program.book.meters.length;
  return new Search(space, means, { below: bar, risesOnly, slack }).run(starts) ?? good;
}

/** No invoice line of a change or a cancellation can be below zero beyond what the next one adds. */
function costOnlyRises({ program, plans, moves }: Space): boolean {
  if (
    program.scenario.changes.some((change) => change.kind === 'cancel' || change.kind === 'price')
  )
    return false;
  if (!moves) return true;
  const terms = plans.map((at) => termsAt(program, at));
  if (terms.some(({ policies }) => policies.downgrade.when !== 'next-cycle')) return false;
  // At most the old price comes back, whatever it was paid for, when the new one falls due: a year for a month.
  const givesBack = terms.some(({ policies }) => policies.upgrade.when === 'at-once');
  return !givesBack || terms.every((plan, at) => at === 0 || costs(plan) >= costs(terms[at - 1]));
}

const costs = (plan: PlanTerms | undefined): number => plan?.priceMinor ?? 0;
