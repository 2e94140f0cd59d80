import { allocate } from '../amount/allocate';
import { plus, times } from '../amount/checked';
import type { WorkLine } from './workload';

/** How many of `units` fall to each variant: largest remainder over the mix (rulebook 2, Spreads). */
function variantCounts(line: WorkLine, units: number): number[] {
  if (line.variants.length === 1) return [units];
  return allocate(
    units,
    line.variants.map((variant) => variant.weight),
  );
}

/** Credits that `units` of a line cost on a meter, its mix included. */
export function needOf(line: WorkLine, units: number, meter: number): number {
  if (line.flat !== null) return line.flat.meter === meter ? times(units, line.flat.cost) : 0;
  return sumOver(line, units, (at) => line.variants[at]?.costs[meter] ?? 0);
}

/** Credits one operation's share of it makes up. */
export function partNeed(line: WorkLine, units: number, part: number, meter: number): number {
  if (line.variants.length === 1) return times(units, line.variants[0]?.byPart[part]?.[meter] ?? 0);
  return sumOver(line, units, (at) => line.variants[at]?.byPart[part]?.[meter] ?? 0);
}

/** What each operation of so many units needs on a meter, in their order; those that cost nothing there are left out. */
export function partNeeds(
  line: WorkLine,
  units: number,
  meter: number,
): { readonly part: number; readonly operation: number; readonly credits: number }[] {
  return line.operations.flatMap((operation, part) => {
    const credits = partNeed(line, units, part, meter);
    return credits === 0 ? [] : [{ part, operation, credits }];
  });
}

/** Credits that a task of `units` holds on a meter. */
export function reserveNeed(line: WorkLine, units: number, meter: number): number {
  if (line.flat !== null) return line.flat.meter === meter ? times(units, line.flat.reserve) : 0;
  return sumOver(line, units, (at) => line.variants[at]?.reserve[meter] ?? 0);
}

function sumOver(line: WorkLine, units: number, cost: (variant: number) => number): number {
  let sum = 0;
  for (const [at, count] of variantCounts(line, units).entries())
    sum = plus(sum, times(count, cost(at)));
  return sum;
}

/** Least units, at least 1 and at most `limit`, that are enough; `limit` where none are. Found by doubling and bisection. */
export function leastUnits(limit: number, enough: (units: number) => boolean): number {
  let low = 0;
  let high = 1;
  while (high < limit && !enough(high)) {
    low = high;
    high = Math.min(limit, high * 2);
  }
  high = Math.min(high, limit);
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Most units, up to `limit`, whose need stays within the room; found by bisection.
 */
export function mostUnits(limit: number, fits: (units: number) => boolean): number {
  if (limit <= 0 || fits(limit)) return Math.max(0, limit);
  let low = 0;
  let high = limit;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
