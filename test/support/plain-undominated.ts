import type { Label } from '../../src/main/planning/recommend/label';
import { creditsOf, type Lots, type Stock } from '../../src/main/planning/recommend/stock';

type Everywhere = (family: number) => boolean;

const within = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((credits, meter) => credits <= (b[meter] ?? 0));

/** Of each family at least as many credits that last at least as long, lot by lot. */
function coversLots(a: Lots, b: Lots): boolean {
  return b.every(({ family, expires }) => {
    const lasting = (lots: Lots): number =>
      creditsOf(lots.filter((lot) => lot.family === family && lot.expires >= expires));
    return lasting(a) >= lasting(b);
  });
}

/** And no more of those that may not serve everywhere. */
function coversStock(a: Stock, b: Stock, everywhere: Everywhere): boolean {
  return b.every((lots, meter) => {
    const own = a[meter] ?? [];
    const bound = (all: Lots): Lots => all.filter((lot) => !everywhere(lot.family));
    return coversLots(own, lots) && coversLots(bound(lots), bound(own));
  });
}

function dominates(a: Label, b: Label, everywhere: Everywhere): boolean {
  return (
    a.cost <= b.cost &&
    within(a.overage, b.overage) &&
    within(a.deficit, b.deficit) &&
    coversStock(a.stock, b.stock, everywhere)
  );
}

const sum = (rows: readonly number[]): number => rows.reduce((so, credits) => so + credits, 0);
const owed = ({ overage, deficit }: Label): number => sum([...overage, ...deficit]);
const stocked = ({ stock }: Label): number => sum(stock.map(creditsOf));

/** The slow twin of `undominated`: every label is held against every one that was kept. */
export function plainUndominated(labels: readonly Label[], everywhere: Everywhere): Label[] {
  const kept: Label[] = [];
  const sorted = labels.toSorted(
    (a, b) => a.cost - b.cost || owed(a) - owed(b) || stocked(b) - stocked(a),
  );
  for (const label of sorted)
    if (!kept.some((other) => dominates(other, label, everywhere))) kept.push(label);
  return kept;
}
