import { recurrence } from '../../engine/time/cycle';
import { NEVER, type Day } from '../../engine/time/day';
import { MAX } from '../../engine/amount/checked';
import { packPrice } from '../../engine/simulate/buying';
import { overageRoom, overageRuns } from '../../engine/simulate/overage';
import type { Run } from '../../engine/simulate/run';
import type { PackTerms } from '../../engine/terms/terms';
import { mixesFor, type Mix, type Offer } from './mixes';
import { withEvent, type Label } from './label';
import { overageMinor, type Window } from './means';
import { LIMITS, packsOn, type Space } from './space';
import { addLot, burnLots, creditsOf, unexpired, type Lots } from './stock';
import { worthKeeping } from './undominated';

/** What the plan in force sells and bills beyond its own credits. */
export type Market = {
  readonly plan: number;
  /** By meter. */
  readonly offers: readonly (readonly Offer[])[];
  /** Most overage of one cycle, by meter; 0 where there is none. */
  readonly overageLimit: readonly number[];
  readonly flat: boolean;
  readonly serves: (family: number) => boolean;
  /** Mixes by meter and shortage, found once. */
  readonly mixes: Map<string, readonly Mix[]>;
};

/** Every credit of overage costs the same. */
function isFlat(run: Run): boolean {
  const { price } = run.plan.policies.overage;
  if (price === undefined || price === 'entered') return true;
  return !('mode' in price) && Number(price.per) === 1;
}

/** The market of the plan that a run is on. */
export function marketOf(space: Space, run: Run): Market {
  const none = run.purses.map(() => 0);
  const bills =
    overageRuns(run) &&
    run.plan.policies.overage.billing === 'arrears' &&
    overageMinor(
      run,
      run.purses.map(() => 1),
    ) !== null;
  const sold = packsOn(space, run.plan.at);
  return {
    plan: run.plan.at,
    offers: run.purses.map(({ meter }) =>
      sold.filter((pack) => pack.meter === meter).map((pack) => offerOf(space, run, pack)),
    ),
    overageLimit: run.purses.map(({ meter }) =>
      bills ? overageRoom({ ...run, overage: none }, meter) : 0,
    ),
    flat: isFlat(run),
    serves: (family) => space.servesOn[family]?.has(run.plan.at) === true,
    mixes: new Map(),
  };
}

function offerOf(space: Space, run: Run, pack: PackTerms): Offer {
  return {
    pack,
    family: space.families[pack.at] ?? 0,
    price: (count) => packPrice(run, pack, count),
    tiered: pack.source.tiers !== undefined,
  };
}

export function expiryOf(pack: PackTerms, bought: Day): Day {
  const { expires } = pack.source;
  if (expires === null) return NEVER;
  return expires.unit === 'day' ? bought + expires.after : recurrence(bought, expires.after);
}

/** Every way worth keeping to serve what included credits left short in a window; empty where none can. */
export function serveShortage(
  space: Space,
  market: Market,
  labels: readonly Label[],
  short: readonly number[],
  window: Window,
): Label[] {
  let served: Label[] = [...labels];
  for (const [meter, credits] of short.entries()) {
    if (credits === 0) continue;
    served = served.flatMap((label) => serveMeter(space, market, label, meter, credits, window));
  }
  return worthKeeping(space, served);
}

function serveMeter(
  space: Space,
  market: Market,
  label: Label,
  meter: number,
  credits: number,
  window: Window,
): Label[] {
  const lots = unexpired(label.stock[meter] ?? [], window.from);
  const usable = lots.filter((lot) => market.serves(lot.family));
  const short = credits - creditsOf(usable);
  const after = (left: Lots, base: Label): Label => ({
    ...base,
    stock: base.stock.with(meter, left),
  });
  if (short <= 0) {
    const left = burnLots(lots, credits, market.serves);
    return left === null ? [] : [after(left, label)];
  }
  const overage = Math.max(
    0,
    Math.min(MAX, (market.overageLimit[meter] ?? 0) - (label.overage[meter] ?? 0)),
  );
  const found: Label[] = [];
  for (const mix of mixesAt(space, market, meter, short, overage)) {
    let next: Label = { ...label, cost: label.cost + mix.cost };
    let held = lots;
    for (const [at, count] of mix.counts.entries()) {
      const offer = market.offers[meter]?.[at];
      if (offer === undefined || count === 0) continue;
      held = addLot(held, {
        family: offer.family,
        credits: count * offer.pack.credits,
        expires: expiryOf(offer.pack, window.from),
        bought: window.from,
      });
      next = withEvent(next, { kind: 'buy', ...window, pack: offer.pack.at, count });
    }
    // Overage only arises when nothing is left: credits that may not serve would be drawn first.
    if (mix.rest > 0 && usable.length < lots.length) continue;
    const left = burnLots(held, credits - mix.rest, market.serves);
    if (left === null) continue;
    if (mix.rest > 0)
      next = { ...next, overage: next.overage.with(meter, (next.overage[meter] ?? 0) + mix.rest) };
    found.push(after(left, next));
  }
  return found;
}

function mixesAt(
  space: Space,
  market: Market,
  meter: number,
  short: number,
  overage: number,
): readonly Mix[] {
  const ahead = space.ahead[meter] ?? 0;
  const key = `${meter} ${short} ${Math.min(overage, short)}`;
  let mixes = market.mixes.get(key);
  if (mixes === undefined) {
    const thinned = (): void => {
      space.gaps.add('Not every mix of packs was tried for a large shortage.');
    };
    const offers = market.offers[meter] ?? [];
    mixes = mixesFor(
      offers,
      { short, overage: Math.min(overage, short), flat: market.flat, ahead },
      LIMITS.mixes,
      thinned,
    );
    if (areAlike(space, offers)) mixes = worthBuying(mixes);
    market.mixes.set(key, mixes);
  }
  return mixes;
}

const kindOf = ({ family, pack }: Offer): string =>
  `${family} ${JSON.stringify(pack.source.expires)}`;

/** Nothing but their number tells the credits of these offers apart. */
function areAlike(space: Space, offers: readonly Offer[]): boolean {
  return (
    new Set(offers.map(kindOf)).size === 1 && offers.every(({ family }) => space.everywhere(family))
  );
}

/** Of mixes of one kind of credits those of which no other holds as many for as little; the first among equals. */
function worthBuying(mixes: readonly Mix[]): Mix[] {
  const kept = new Set<Mix>();
  let most = -1;
  for (const mix of mixes.toSorted((a, b) => a.cost - b.cost || b.credits - a.credits)) {
    if (mix.credits <= most) continue;
    most = mix.credits;
    kept.add(mix);
  }
  return mixes.filter((mix) => kept.has(mix));
}
