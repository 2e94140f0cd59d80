import type { Run } from '../../engine/simulate/run';
import type { PlanTerms } from '../../engine/terms/terms';
import { withEvent, type Label } from './label';
import { expiryOf, type Market } from './market';
import type { Window } from './means';
import { mixesFor, type Mix, type Offer } from './mixes';
import { LIMITS, packsOn, type Space } from './space';
import { addLot, creditsOf } from './stock';
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
  if (from < run.start || labels.length === 0) return labels;
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
    const window = { from, until };
    const bought = (label: Label, mix: Mix): Label => withMix(label, mix, lost, meter, window);
    // What no other mix makes needless on an empty shelf is all that may be worth adding to a full one.
    const shelf = emptied(labels[0] as Label);
    const alone = new Map(mixes.map((mix) => [bought(shelf, mix), mix]));
    const useful = undominated([...alone.keys()], space.everywhere, LIMITS.mixes, () => {});
    const least = Math.min(...lost.map(({ pack }) => pack.credits));
    // A pack on top of all that is still to come serves nothing.
    const serves = (label: Label, { credits }: Mix): boolean =>
      credits === 0 || creditsOf(label.stock[meter] ?? []) + credits - least < ahead;
    found = undominated(
      found.flatMap((label) =>
        useful
          .map((own) => alone.get(own) as Mix)
          .filter((mix) => serves(label, mix))
          .map((mix) => bought(label, mix)),
      ),
      space.everywhere,
      LIMITS.labels,
      () => {},
    );
  }
  return found;
}

const emptied = (label: Label): Label => ({
  ...label,
  cost: 0,
  stock: label.stock.map(() => []),
  trace: null,
});

/** A way that buys a mix of these offers as well. */
function withMix(
  label: Label,
  mix: Mix,
  offers: readonly Offer[],
  meter: number,
  window: Window,
): Label {
  let next: Label = { ...label, cost: label.cost + mix.cost };
  for (const [at, count] of mix.counts.entries()) {
    const offer = offers[at];
    if (offer === undefined || count === 0) continue;
    const lot = {
      family: offer.family,
      credits: count * offer.pack.credits,
      expires: expiryOf(offer.pack, window.from),
      bought: window.from,
    };
    next = withEvent(
      { ...next, stock: next.stock.with(meter, addLot(next.stock[meter] ?? [], lot)) },
      { kind: 'buy', ...window, pack: offer.pack.at, count },
    );
  }
  return next;
}
