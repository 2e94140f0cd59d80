import type { PriceBook } from '../../../shared/contract/price-book';
import type { Change } from '../../../shared/contract/scenario';

/** What happens first of the changes of one day; those of the subscription itself keep their order. */
const RANK: Record<Change['kind'], number> = {
  price: 0,
  claim: 1,
  plan: 2,
  cancel: 2,
  deactivate: 2,
  reactivate: 2,
  seats: 2,
  overage: 3,
  'auto-top-up': 4,
  buy: 5,
};

/**
 * Changes by day, and within a day in an order of its own, so that what is told in another order
 * gives the same: new prices, claims, then the subscription, switches, purchases by the book's packs.
 */
export function inOrder(changes: readonly Change[], book: PriceBook): Change[] {
  const place = new Map(book.packs.map((pack, at) => [pack.id, at]));
  const packOf = (change: Change): number =>
    change.kind === 'buy' ? (place.get(change.pack) ?? 0) : 0;
  return changes.toSorted((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    return RANK[a.kind] - RANK[b.kind] || packOf(a) - packOf(b);
  });
}
