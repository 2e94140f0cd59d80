import type { Label } from './label';
import { LIMITS, type Space } from './space';
import { creditsOf } from './stock';

/**
 * Labels that no other makes needless, the cheapest first; the first found among equals stays. One is
 * needless where another costs no more, owes no more and can stand in for its stock on every day to
 * come: of each family at least as many credits that last at least as long, and of families that may
 * not serve everywhere exactly as many, since what is left of them stands in the way. At most `most`
 * of them: `thinned` is told where there are more.
 */
export function undominated(
  labels: readonly Label[],
  everywhere: (family: number) => boolean,
  most: number,
  thinned: () => void,
): Label[] {
  if (labels.length < 2) return [...labels];
  const { alike, less } = columnsOf(labels, everywhere);
  const fronts = new Map<string, Front>();
  const kept: Label[] = [];
  for (const label of inOrder(labels)) {
    const key = alike.map((column) => column(label)).join(' ');
    let front = fronts.get(key);
    if (front === undefined) fronts.set(key, (front = frontOf(less.length)));
    if (!front(less.map((column) => column(label)))) continue;
    if (kept.length === most) {
      thinned();
      break;
    }
    kept.push(label);
  }
  return kept;
}

/** The same as a search keeps them, which says where it had to leave out any. */
export function worthKeeping(space: Space, labels: readonly Label[]): Label[] {
  return undominated(labels, space.everywhere, LIMITS.labels, () => {
    space.gaps.add(
      `More than ${LIMITS.labels} ways were alive at one time; the dearest so far were dropped.`,
    );
  });
}

type Column = (label: Label) => number;

const owed = (label: Label): number =>
  [...label.overage, ...label.deficit].reduce((sum, credits) => sum + credits, 0);

const stocked = (label: Label): number =>
  label.stock.reduce((sum, lots) => sum + creditsOf(lots), 0);

/** The cheapest first; of as cheap ones those that owe least, then those that hold most. */
function inOrder(labels: readonly Label[]): Label[] {
  const rows = labels.map((label) => ({ label, owed: owed(label), stocked: stocked(label) }));
  rows.sort((a, b) => a.label.cost - b.label.cost || a.owed - b.owed || b.stocked - a.stocked);
  return rows.map(({ label }) => label);
}

/**
 * What tells labels apart besides their cost: figures that must be alike for one to make another
 * needless, and figures of which it must have no more. A stock is told by its credits that last at
 * least until a day, for every day on which any lot ends.
 */
function columnsOf(
  labels: readonly Label[],
  everywhere: (family: number) => boolean,
): { alike: Column[]; less: Column[] } {
  const less: Column[] = [];
  for (const meter of labels[0]?.overage.keys() ?? []) {
    less.push(
      (label) => label.overage[meter] ?? 0,
      (label) => label.deficit[meter] ?? 0,
    );
  }
  const alike: Column[] = [];
  for (const { meter, family, expires } of endsOf(labels)) {
    const into = everywhere(family) ? less : alike;
    into.push((label) => {
      let credits = 0;
      for (const lot of label.stock[meter] ?? [])
        if (lot.family === family && lot.expires >= expires) credits -= lot.credits;
      return credits;
    });
  }
  const differs = (column: Column): boolean => {
    const [first] = labels;
    return first !== undefined && labels.some((label) => column(label) !== column(first));
  };
  return { alike: alike.filter(differs), less: less.filter(differs) };
}

type End = { readonly meter: number; readonly family: number; readonly expires: number };

/** Every day on which a lot of some label ends, by meter and family. */
function endsOf(labels: readonly Label[]): Iterable<End> {
  const ends = new Map<string, End>();
  for (const { stock } of labels) {
    for (const [meter, lots] of stock.entries()) {
      for (const { family, expires } of lots)
        ends.set(`${meter} ${family} ${expires}`, { meter, family, expires });
    }
  }
  return ends.values();
}

/** Takes a point and says whether none before it was as small in every figure. */
type Front = (point: readonly number[]) => boolean;

function frontOf(figures: number): Front {
  if (figures < 2) return leastSoFar();
  return figures === 2 ? staircase() : scanned();
}

function leastSoFar(): Front {
  let least = Number.POSITIVE_INFINITY;
  // Labels that nothing but their cost tells apart: the first makes all others needless.
  return ([figure = 0]) => {
    if (figure >= least) return false;
    least = figure;
    return true;
  };
}

/** Points by their first figure, ascending, the second descending: whatever else would lie above a step. */
function staircase(): Front {
  const steps: (readonly [number, number])[] = [];
  return ([x = 0, y = 0]) => {
    let low = 0;
    for (let high = steps.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((steps[middle]?.[0] ?? 0) <= x) low = middle + 1;
      else high = middle;
    }
    const below = steps[low - 1];
    if (below !== undefined && below[1] <= y) return false;
    const from = below?.[0] === x ? low - 1 : low;
    let to = low;
    while ((steps[to]?.[1] ?? Number.NEGATIVE_INFINITY) >= y) to += 1;
    steps.splice(from, to - from, [x, y]);
    return true;
  };
}

function scanned(): Front {
  const points: (readonly number[])[] = [];
  return (point) => {
    for (const other of points)
      if (other.every((figure, at) => figure <= (point[at] ?? 0))) return false;
    points.push(point);
    return true;
  };
}
