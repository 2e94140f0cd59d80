import type { Run } from '../../engine/simulate/run';
import type { PlanTerms } from '../../engine/terms/terms';
import { withEvent, type Label } from './label';
import { expiryOf, type Market } from './market';
import { mixesFor } from './mixes';
import { LIMITS, packsOn, type Space } from './space';
import { addLot } from './stock';
import { undominated } from './undominated';

/**
 * Ways that buy ahead on the last day of a plan what the next plan may not buy: each useful amount
 * up to all that is still to come. A bounded search: such ways are only shown on condition.
 */
export function buyAhead(
  space: Space,
  market: Market,
  labels: readonly Label[],
  run: Run,
  to: PlanTerms,
): readonly Label[] {
  const kept = packsOn(space, to.at).map((pack) => pack.at);
  const until = run.day;
  const from = until - 1;
  if (from < run.start) return labels;
  let found = [...labels];
  for (const [meter, offers] of market.offers.entries()) {
    const lost = offers.filter((offer) => !kept.includes(offer.pack.at) && !offer.tiered);
    const ahead = (space.ahead[meter] ?? 0) - (run.owed[meter] ?? 0);
    if (lost.length === 0 || ahead <= 0) continue;
    const mixes = mixesFor(
      lost,
      { short: ahead, overage: ahead, flat: true, ahead },
      LIMITS.mixes,
      () => {},
    );
    found = undominated(
      found.flatMap((label) =>
        mixes.map((mix) => {
          let next: Label = { ...label, cost: label.cost + mix.cost };
          for (const [at, count] of mix.counts.entries()) {
            const offer = lost[at];
            if (offer === undefined || count === 0) continue;
            const lot = {
              family: offer.family,
              credits: count * offer.pack.credits,
              expires: expiryOf(offer.pack, from),
              bought: from,
            };
            next = withEvent(
              { ...next, stock: next.stock.with(meter, addLot(next.stock[meter] ?? [], lot)) },
              { kind: 'buy', from, until, pack: offer.pack.at, count },
            );
          }
          return next;
        }),
      ),
      space.everywhere,
      LIMITS.labels,
      () => {},
    );
  }
  return found;
}
