import { eventsOf, type Label, type WayEvent } from './label';
import { marketsOf } from './eager';
import type { Market } from './market';
import { billOverage, type Ended, type Means } from './means';
import { mixesFor, type Mix, type Offer } from './mixes';
import { LIMITS, packsOn, type Space } from './space';
import { leftoverMinor } from './value';

/** The cheapest purchases for a deficit of one meter. */
type Bought = {
  readonly cost: number;
  readonly value: number;
  readonly mix: Mix | null;
  readonly offers: readonly Offer[];
};

const NOTHING: Bought = { cost: 0, value: 0, mix: null, offers: [] };

/**
 * Packs are counted on and chosen at the end: where none ends and each plan sells all of them or
 * none, only their sum matters, since each is bought when it is needed.
 */
export function lazyMeans(space: Space): Means {
  const marketFor = marketsOf(space);
  const { start, end } = space.program.workload.horizon;
  const sold: (readonly Offer[])[] = space.program.book.meters.map(() => []);
  const bought = new Map<string, Bought>();

  const sells = (market: Market, meter: number): boolean => {
    const offers = market.offers[meter] ?? [];
    if (offers.length > 0) sold[meter] = offers;
    return offers.length > 0;
  };
  const buy = (meter: number, credits: number): Bought => {
    if (credits === 0) return NOTHING;
    const key = `${meter} ${credits}`;
    let found = bought.get(key);
    if (found === undefined)
      bought.set(key, (found = cheapest(space, sold[meter] ?? [], meter, credits)));
    return found;
  };
  return {
    settle: (run, labels, short) =>
      settleLater(labels, short, (meter) => sells(marketFor(run), meter)),
    bill: billOverage,
    least: (label) =>
      label.cost +
      label.deficit.reduce(
        (sum, credits, meter) => sum + atBestPrice(sold[meter] ?? [], credits),
        0,
      ),
    end: (label) =>
      endWith(
        label,
        label.deficit.map((credits, meter) => buy(meter, credits)),
        { from: start, until: end },
      ),
    isLinear: true,
  };
}

function settleLater(
  labels: readonly Label[],
  short: readonly number[],
  sells: (meter: number) => boolean,
): Label[] {
  if (short.some((credits, meter) => credits > 0 && !sells(meter))) return [];
  return labels.map((label) => ({
    ...label,
    deficit: label.deficit.map((credits, meter) => credits + (short[meter] ?? 0)),
  }));
}

/** What credits cost at least, a minor unit short of the exact figure so that rounding never shuts a way out. */
function atBestPrice(offers: readonly Offer[], credits: number): number {
  if (credits === 0 || offers.length === 0) return 0;
  const unit = Math.min(...offers.map(({ pack }) => pack.priceMinor / pack.credits));
  return Math.max(0, Math.floor(unit * credits) - 1);
}

function cheapest(space: Space, offers: readonly Offer[], meter: number, credits: number): Bought {
  const thinned = (): void => {
    space.gaps.add('Not every mix of packs was tried for a large shortage.');
  };
  let best: Bought | null = null;
  for (const mix of mixesFor(
    offers,
    { short: credits, overage: 0, flat: true, ahead: 0 },
    LIMITS.mixes,
    thinned,
  )) {
    const left = [{ meter, pack: offers[0]?.pack.at ?? 0, credits: mix.credits - credits }];
    const value = leftoverMinor(space.program.book, space.program.scale, space.leftovers, left);
    if (best === null || mix.cost - value < best.cost - best.value)
      best = { cost: mix.cost, value, mix, offers };
  }
  return best ?? NOTHING;
}

function endWith(
  label: Label,
  rows: readonly Bought[],
  window: { from: number; until: number },
): Ended {
  const events: WayEvent[] = rows.flatMap(({ mix, offers }) =>
    (mix?.counts ?? []).flatMap((count, at): WayEvent[] => {
      const offer = offers[at];
      return offer === undefined || count === 0
        ? []
        : [{ kind: 'buy', ...window, pack: offer.pack.at, count }];
    }),
  );
  return {
    cost: rows.reduce((sum, row) => sum + row.cost, label.cost),
    value: rows.reduce((sum, row) => sum + row.value, 0),
    events: [...eventsOf(label.trace), ...events],
  };
}

/** Whether what a space sells may be chosen at the end. */
export function isLazy(space: Space): boolean {
  const { program, plans, byDay, stockElsewhere, bills, leftovers } = space;
  const { packs } = program.book;
  if (
    byDay ||
    stockElsewhere ||
    bills ||
    packs.some((pack) => pack.tiers !== undefined || pack.expires !== null)
  )
    return false;
  // Which pack is left, and so what it is worth, depends on the order in which they came.
  if (leftovers === 'at-price' && packs.length > 1) return false;
  const sold = plans.map((at) =>
    packsOn(space, at)
      .map((pack) => pack.at)
      .join(' '),
  );
  return new Set(sold.filter((row) => row !== '')).size <= 1;
}
