import type { PackTerms } from '../../engine/terms/terms';

/** A pack as a shortage sees it. */
export type Offer = {
  readonly pack: PackTerms;
  readonly family: number;
  /** Minor units for so many bought in one go. */
  readonly price: (count: number) => number;
  /** The price depends on how many are bought in one go, so that buying ahead may pay. */
  readonly tiered: boolean;
};

/** Packs bought for a shortage, by position among the offers, and what they leave to overage. */
export type Mix = {
  readonly counts: readonly number[];
  readonly credits: number;
  readonly cost: number;
  readonly rest: number;
};

export type Shortage = {
  /** Credits short, above 0. */
  readonly short: number;
  /** Most credits that overage may take of it; 0 where it must be bought in full. */
  readonly overage: number;
  /** Every credit of overage costs the same: between the edges of a share left to it nothing is cheaper. */
  readonly flat: boolean;
  /** Most credits that any purchase could ever use: buying ahead stops there. */
  readonly ahead: number;
};

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** a is at least as cheap per credit as b. */
const asCheap = (a: Offer, b: Offer): boolean =>
  BigInt(a.pack.priceMinor) * BigInt(b.pack.credits) <=
  BigInt(b.pack.priceMinor) * BigInt(a.pack.credits);

/** Whether packs may stand in for each other by their credits alone. */
function interchangeable(offers: readonly Offer[]): boolean {
  const [first] = offers;
  return offers.every(
    (offer) =>
      !offer.tiered &&
      offer.family === first?.family &&
      offer.pack.source.expires === null &&
      first.pack.source.expires === null,
  );
}

/**
 * Most of each offer worth buying at once. Where a cheaper pack makes the same credits out of whole
 * packs, no more than one short of that many; the cheapest by credit has no bound but the shortage.
 */
function boundsOf(offers: readonly Offer[], short: number): number[] {
  const swaps = interchangeable(offers);
  return offers.map((offer, at) => {
    let most = Math.ceil(short / offer.pack.credits);
    if (!swaps) return most;
    for (const [other, better] of offers.entries()) {
      const cheaper =
        asCheap(better, offer) &&
        (!asCheap(offer, better) ||
          better.pack.credits > offer.pack.credits ||
          (better.pack.credits === offer.pack.credits && other < at));
      if (other !== at && cheaper)
        most = Math.min(
          most,
          better.pack.credits / greatestDivisor(better.pack.credits, offer.pack.credits) - 1,
        );
    }
    return most;
  });
}

/** Counts of a tiered pack worth trying: each up to sixty, and the edges of its tiers, beyond which more may cost less. */
function tieredCounts({ pack }: Offer, { short, ahead }: Shortage, thinned: () => void): number[] {
  const most = Math.max(1, Math.ceil(ahead / pack.credits));
  const edges = (pack.source.tiers?.tiers ?? []).flatMap(({ upTo }) =>
    upTo === 'unlimited' ? [] : [Math.floor(Number(upTo)), Math.floor(Number(upTo)) + 1],
  );
  if (most > 60) thinned();
  const each =
    most > 60
      ? [0, Math.ceil(short / pack.credits), most]
      : Array.from({ length: most + 1 }, (_, count) => count);
  return [...new Set([...each, ...edges])].toSorted((a, b) => a - b);
}

/** Beyond this many of the cheapest pack only the edges of a share left to overage are tried. */
const FEW = 12;

function partCounts(full: number, least: number, flat: boolean, thinned: () => void): number[] {
  if (full - least <= FEW) return Array.from({ length: full - least }, (_, at) => least + at);
  if (!flat) thinned();
  return [...new Set([least, full - 1])];
}

/** The offer with the cheapest credit at any count, the larger of two as cheap; -1 where all are tiered. */
function cheapestByCredit(offers: readonly Offer[]): number {
  let best = -1;
  for (const [at, offer] of offers.entries()) {
    const leader = offers[best];
    if (offer.tiered) continue;
    if (
      leader === undefined ||
      (asCheap(offer, leader) &&
        (!asCheap(leader, offer) || offer.pack.credits > leader.pack.credits))
    )
      best = at;
  }
  return best;
}

/** The offers that the `best` one completes: tiered first, then the smaller pack first. */
function fillOrder(offers: readonly Offer[], best: number): number[] {
  return [...offers.keys()]
    .filter((at) => at !== best)
    .toSorted(
      (a, b) =>
        Number(offers[b]?.tiered) - Number(offers[a]?.tiered) ||
        (offers[a]?.pack.credits ?? 0) - (offers[b]?.pack.credits ?? 0),
    );
}

/**
 * The mixes of packs worth buying for a shortage: none holds a pack of which nothing would be used
 * now (it can be bought later), nor packs that cheaper ones replace. With overage also those that
 * leave it a part. `thinned` is told where mixes were left out.
 */
export function mixesFor(
  offers: readonly Offer[],
  shortage: Shortage,
  most: number,
  thinned: () => void,
): Mix[] {
  const { short, overage, flat } = shortage;
  const mixes: Mix[] = [];
  const bounds = boundsOf(offers, short);
  const best = cheapestByCredit(offers);
  const leader = offers[best];
  const order = fillOrder(offers, best);
  const counts = offers.map(() => 0);

  const keep = (credits: number, cost: number): void => {
    const rest = Math.max(0, short - credits);
    if (rest > overage) return;
    if (mixes.length >= most) return thinned();
    mixes.push({ counts: [...counts], credits, cost, rest });
  };
  const complete = (credits: number, cost: number): void => {
    if (leader === undefined || credits >= short) return keep(credits, cost);
    const { pack, price } = leader;
    const full = Math.ceil((short - credits) / pack.credits);
    const least = Math.min(
      full,
      Math.max(0, Math.ceil((short - credits - overage) / pack.credits)),
    );
    for (const count of [...partCounts(full, least, flat, thinned), full]) {
      counts[best] = count;
      keep(credits + count * pack.credits, cost + price(count));
    }
    counts[best] = 0;
  };
  const fill = (from: number, credits: number, cost: number): void => {
    const at = order[from];
    const offer = at === undefined ? undefined : offers[at];
    if (at === undefined || offer === undefined || credits >= short || mixes.length >= most)
      return complete(credits, cost);
    const tries = offer.tiered ? tieredCounts(offer, shortage, thinned) : null;
    const last = tries?.length ?? (bounds[at] ?? 0) + 1;
    for (let n = 0; n < last; n += 1) {
      const count = tries?.[n] ?? n;
      // A pack more than the shortage takes waits until it is needed.
      if (tries === null && credits + (count - 1) * offer.pack.credits >= short) break;
      counts[at] = count;
      fill(
        from + 1,
        credits + count * offer.pack.credits,
        cost + (count === 0 ? 0 : offer.price(count)),
      );
    }
    counts[at] = 0;
  };
  fill(0, 0, 0);
  return mixes;
}
