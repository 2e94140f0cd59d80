import type { BreakEven } from '../../shared/contract/explore';
import { placeOf } from './scale';

/** One plan's cost over volume. */
export type CostLine = {
  readonly plan: string;
  readonly label: string;
  /** Place of the plan among all of the price book, for its colour. */
  readonly place: number;
  readonly points: readonly CostPoint[];
};

export type CostPoint = {
  readonly volume: number;
  readonly total: string;
  /** False where the plan cannot serve this volume: its cost is then of less work. */
  readonly served: boolean;
};

/** Most lines that can be told apart and named at their ends. */
const MOST_LINES = 6;

/**
 * Lines worth drawing: the plans that are cheapest somewhere, then those closest to the cheapest at
 * the scenario's own volume. A plan of unknown price has none.
 */
export function costLines(result: BreakEven, most = MOST_LINES): CostLine[] {
  const winners = new Set(result.cheapest.map(({ plan }) => plan));
  const nearest = nearestPoint(result, result.now);
  return result.plans
    .map(({ plan, label }, place): CostLine => ({
      plan,
      label,
      place,
      points: result.points.flatMap(({ volume, totals, served }) => {
        const total = totals[place] ?? null;
        return total === null ? [] : [{ volume, total, served: served[place] ?? false }];
      }),
    }))
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => rank(a, winners, nearest) - rank(b, winners, nearest))
    .slice(0, most)
    .toSorted((a, b) => a.place - b.place);
}

function rank(
  { plan, points }: CostLine,
  winners: ReadonlySet<string | null>,
  nearest: number,
): number {
  if (winners.has(plan)) return -1;
  const here = points.find(({ volume }) => volume === nearest);
  return here === undefined ? Number.MAX_VALUE : placeOf(here.total);
}

/** Volume of the priced point closest to `volume`. */
export function nearestPoint({ points }: BreakEven, volume: number): number {
  return points.reduce(
    (best, point) =>
      Math.abs(point.volume - volume) < Math.abs(best - volume) ? point.volume : best,
    points[0]?.volume ?? 0,
  );
}

/** The plan that is cheapest at a volume, exact to the unit; null where none serves it. */
export const cheapestAt = ({ cheapest }: BreakEven, volume: number): string | null =>
  cheapest.find(({ from, to }) => volume >= from && volume <= to)?.plan ?? null;

/** Stretches of a line that serve everything and that do not, each as points that join the next one. */
export function stretches(
  points: readonly CostPoint[],
): { readonly served: boolean; readonly points: readonly CostPoint[] }[] {
  const found: { served: boolean; points: CostPoint[] }[] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last?.served === point.served) last.points.push(point);
    else {
      last?.points.push(point);
      found.push({ served: point.served, points: [point] });
    }
  }
  return found;
}
