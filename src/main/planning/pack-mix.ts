/** A pack as the mix sees it: credits in smallest units, price in minor units. */
export type MixPack = {
  readonly id: string;
  readonly credits: number;
  readonly priceMinor: number;
};

/** The best mix found, how many steps it took, and whether nothing cheaper can exist. */
export type FoundMix = {
  readonly counts: number[];
  readonly steps: number;
  readonly exact: boolean;
};

/** Steps after which a search ends with the best it has: real price lists take some hundred. */
export const MOST_STEPS = 200_000;

type Candidate = {
  readonly at: number;
  readonly credits: bigint;
  readonly price: bigint;
  readonly most: bigint;
};

const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

const greatestDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestDivisor(b, a % b);

/**
 * Packs from the best price per credit; of equal prices the larger first. Of any other pack fewer
 * are worth buying than make a whole number of the best: that many cost no less than those.
 */
function candidatesOf(packs: readonly MixPack[]): Candidate[] {
  const order = packs
    .map((pack, at) => ({ at, credits: BigInt(pack.credits), price: BigInt(pack.priceMinor) }))
    .filter((pack) => pack.credits > 0n)
    .toSorted((a, b) => {
      const left = a.price * b.credits;
      const right = b.price * a.credits;
      if (left !== right) return left < right ? -1 : 1;
      return a.credits === b.credits ? a.at - b.at : a.credits > b.credits ? -1 : 1;
    });
  const [best] = order;
  if (best === undefined) return [];
  return order.map((pack, at) => ({
    ...pack,
    most: at === 0 ? -1n : best.credits / greatestDivisor(best.credits, pack.credits) - 1n,
  }));
}

class Search {
  steps = 0;
  best: { readonly cost: bigint; readonly packs: bigint; readonly counts: number[] } | null = null;
  private readonly counts: number[];
  /** Credits that the packs from a position on can add at most. */
  private readonly reach: bigint[];
  private readonly largest: bigint[];

  constructor(
    private readonly order: readonly Candidate[],
    length: number,
    private readonly budget: number,
  ) {
    this.counts = Array.from({ length }, () => 0);
    this.reach = order.map((_, at) =>
      order.slice(at).reduce((sum, pack) => sum + pack.most * pack.credits, 0n),
    );
    this.largest = order.map((_, at) =>
      order.slice(at).reduce((most, pack) => (pack.credits > most ? pack.credits : most), 0n),
    );
  }

  /** Tries the packs from a position on for what is still open. */
  go(from: number, open: bigint, cost: bigint, used: bigint): void {
    if (open <= 0n) {
      const { best } = this;
      if (best === null || cost < best.cost || (cost === best.cost && used < best.packs)) {
        this.best = { cost, packs: used, counts: [...this.counts] };
      }
      return;
    }
    const pack = this.order[from];
    if (pack === undefined) return;
    const next = this.order[from + 1];
    const needed = ceilDivide(open, pack.credits);
    const first = pack.most < 0n || needed < pack.most ? needed : pack.most;
    // Fewer leave more than all the packs after this one are worth buying for.
    const last =
      next === undefined ? first : ceilDivide(open - (this.reach[from + 1] ?? 0n), pack.credits);
    for (let count = first; count >= 0n && count >= last && this.steps < this.budget; count -= 1n) {
      this.steps += 1;
      const left = open - count * pack.credits;
      const spent = cost + count * pack.price;
      if (
        left > 0n &&
        (next === undefined ||
          this.cannotWin(next, left, spent, used + count, this.largest[from + 1] ?? 1n))
      ) {
        // Fewer of a pack leave more to dearer ones: the bound only rises from here on.
        if (next === undefined || this.costs(next, left, spent)) return;
        continue;
      }
      this.counts[pack.at] = Number(count);
      this.go(from + 1, left, spent, used + count);
      this.counts[pack.at] = 0;
    }
  }

  private least(next: Candidate, left: bigint, spent: bigint): bigint {
    return spent + ceilDivide(left * next.price, next.credits);
  }

  private costs(next: Candidate, left: bigint, spent: bigint): boolean {
    return this.best !== null && this.least(next, left, spent) > this.best.cost;
  }

  private cannotWin(
    next: Candidate,
    left: bigint,
    spent: bigint,
    used: bigint,
    largest: bigint,
  ): boolean {
    const { best } = this;
    if (best === null) return false;
    const least = this.least(next, left, spent);
    return (
      least > best.cost || (least === best.cost && used + ceilDivide(left, largest) >= best.packs)
    );
  }
}

/** As `cheapestMix`, within a number of steps, and saying whether they were enough. */
export function searchMix(
  packs: readonly MixPack[],
  credits: number,
  budget = MOST_STEPS,
): FoundMix | null {
  if (credits <= 0) return { counts: packs.map(() => 0), steps: 0, exact: true };
  const search = new Search(candidatesOf(packs), packs.length, budget);
  search.go(0, BigInt(credits), 0n, 0n);
  return search.best === null
    ? null
    : { counts: search.best.counts, steps: search.steps, exact: search.steps < budget };
}

/**
 * The cheapest packs that together hold at least `credits` (rulebook 2, Packs): branch and bound over
 * the packs from the best price per credit; of equally cheap mixes the one with fewest packs. Exact,
 * unless the price list is so odd that the steps run out: then the best mix found by then. Returns
 * counts in the order of `packs`; null where no pack helps.
 */
export function cheapestMix(packs: readonly MixPack[], credits: number): number[] | null {
  return searchMix(packs, credits)?.counts ?? null;
}
