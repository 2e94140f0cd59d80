/** A pack as the mix sees it: credits in smallest units, price in minor units. */
export type MixPack = { readonly id: string; readonly credits: number; readonly priceMinor: number };

type Best = { cost: bigint; packs: number; counts: number[] };

const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/**
 * The cheapest packs that together hold at least `credits` (rulebook 2, Packs). Exact: branch and
 * bound over the packs from the best price per credit; of equally cheap mixes the one with fewest
 * packs. Returns counts in the order of `packs`; null where no pack helps.
 */
export function cheapestMix(packs: readonly MixPack[], credits: number): number[] | null {
  if (credits <= 0) return packs.map(() => 0);
  const order = packs
    .map((pack, at) => ({ at, credits: BigInt(pack.credits), price: BigInt(pack.priceMinor) }))
    .filter((pack) => pack.credits > 0n)
    .toSorted((a, b) => {
      const left = a.price * b.credits;
      const right = b.price * a.credits;
      return left < right ? -1 : left > right ? 1 : b.credits > a.credits ? 1 : -1;
    });
  if (order.length === 0) return null;
  let best: Best | null = null;
  const counts = packs.map(() => 0);

  const search = (from: number, open: bigint, cost: bigint, used: number): void => {
    if (open <= 0n) {
      if (best === null || cost < best.cost || (cost === best.cost && used < best.packs)) {
        best = { cost, packs: used, counts: [...counts] };
      }
      return;
    }
    const pack = order[from];
    if (pack === undefined) return;
    for (let count = ceilDivide(open, pack.credits); count >= 0n; count -= 1n) {
      const left = open - count * pack.credits;
      const next = order[from + 1];
      const least = left > 0n && next !== undefined ? ceilDivide(left * next.price, next.credits) : 0n;
      const spent = cost + count * pack.price;
      // Fewer of the best pack only raise the bound from here on.
      if (best !== null && spent + least > best.cost) {
        if (left > 0n) return;
        continue;
      }
      counts[pack.at] = Number(count);
      search(from + 1, left, spent, used + Number(count));
      counts[pack.at] = 0;
      if (left > 0n && next === undefined) return;
    }
  };
  search(0, BigInt(credits), 0n, 0);
  return best === null ? null : (best as Best).counts;
}
