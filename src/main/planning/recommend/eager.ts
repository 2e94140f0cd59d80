import type { Run } from '../../engine/simulate/run';
import { eventsOf } from './label';
import { marketOf, serveShortage, type Market } from './market';
import { billOverage, type Means } from './means';
import type { Space } from './space';
import { stockValue } from './value';

/** What the plan of a run sells, found once for each plan. */
export function marketsOf(space: Space): (run: Run) => Market {
  const markets = new Map<string, Market>();
  return (run) => {
    const key = `${run.plan.at} ${run.seats} ${run.overageOn} ${run.subscription} ${run.included.join(' ')}`;
    let market = markets.get(key);
    if (market === undefined) markets.set(key, (market = marketOf(space, run)));
    return market;
  };
}

/**
 * Packs and overage are weighed as the days go by: where packs end, are cheaper in bulk, differ by
 * plan, or stand beside overage.
 */
export function eagerMeans(space: Space): Means {
  const marketFor = marketsOf(space);
  return {
    settle: (run, labels, short, window) =>
      serveShortage(space, marketFor(run), labels, short, window),
    bill: billOverage,
    least: (label, day) => label.cost - stockValue(space, label.stock, day),
    end: (label, day) => ({
      cost: label.cost,
      value: stockValue(space, label.stock, day),
      events: eventsOf(label.trace),
    }),
    isLinear: false,
  };
}
