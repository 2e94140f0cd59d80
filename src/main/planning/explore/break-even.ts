import type { BreakEven, BreakEvenQuery, WorkPartRef } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { grouped } from '../../engine/ledger/causes';
import { compileProgram, type Program } from '../../engine/simulate/program';
import { readBook } from '../readings';
import { withOverflow } from '../simulate';
import { atVolume, volumeOf } from '../volume';
import { withWork } from '../with-scenario';
import { bestTwo, moneyOf, plansOf, priceAll, type Priced } from './price-all';

/** The work an axis names, in words. */
export function partLabel(scenario: Scenario, book: PriceBook, part: WorkPartRef): string {
  if (part.kind === 'all') return 'all work';
  if (part.kind === 'catalog') return scenario.catalogs.find((row) => row.id === part.id)?.label ?? part.id;
  const line = scenario.lines.find((row) => row.id === part.id);
  return line?.label ?? book.operations.find((row) => row.id === line?.operation)?.label ?? part.id;
}

/** A volume axis from 0 to `max`, evenly, both ends included. */
export function axisOf(max: number, points: number): number[] {
  const values = Array.from({ length: points }, (_, at) => Math.round((max * at) / (points - 1)));
  return [...new Set(values)];
}

/** The largest volume of an axis: what is asked for, or twice today's. */
export function largest(scenario: Scenario, part: WorkPartRef, max: number | undefined): number {
  return max ?? Math.max(10, 2 * volumeOf(scenario, part));
}

/** Prices every plan at a volume, each volume once. */
function pricer(program: Program, scenario: Scenario, part: WorkPartRef, plans: readonly string[]): (volume: number) => Priced[] {
  const known = new Map<number, Priced[]>();
  return (volume) => {
    let prices = known.get(volume);
    if (prices === undefined) known.set(volume, (prices = priceAll(withWork(program, atVolume(scenario, part, volume)), plans)));
    return prices;
  };
}

/** The least volume above `from` whose cheapest plan is not that of `from`, between two priced volumes that differ. */
function firstChange(price: (volume: number) => Priced[], from: number, to: number): number {
  const standing = bestTwo(price(from)).best;
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (bestTwo(price(middle)).best === standing) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Cost of every plan as a volume runs from zero, and where the cheapest plan changes, exact to the
 * unit. Between two priced points each change is found by bisection; a plan that is cheapest only
 * within a single gap between them, on both sides of which another is, can stay unseen.
 */
export function breakEven({ scenario, book, query }: { scenario: Scenario; book: PriceBook; query: BreakEvenQuery }): BreakEven {
  return withOverflow(() => {
    const program = compileProgram(readBook(book, scenario), scenario);
    const plans = plansOf(program, scenario);
    const max = largest(scenario, query.part, query.max);
    const price = pricer(program, scenario, query.part, plans.map(({ plan }) => plan));
    const volumes = axisOf(max, query.points);
    const cheapest: BreakEven['cheapest'] = [];
    const crossings: BreakEven['crossings'] = [];
    const idOf = (at: number): string | null => plans[at]?.plan ?? null;
    const totalOf = (volume: number, at: number): string | null => moneyOf(program, price(volume)[at]?.total ?? null);
    let begun = 0;
    let standing = bestTwo(price(0)).best;
    for (const [at, volume] of volumes.entries()) {
      let from = volumes[at - 1] ?? 0;
      while (bestTwo(price(volume)).best !== standing && from < volume) {
        const change = firstChange(price, from, volume);
        const next = bestTwo(price(change)).best;
        cheapest.push({ from: begun, to: change, plan: idOf(standing) });
        crossings.push({ at: change, from: idOf(standing), to: idOf(next), fromTotal: totalOf(change, standing), toTotal: totalOf(change, next) });
        begun = change;
        from = change;
        standing = next;
      }
    }
    cheapest.push({ from: begun, to: max + 1, plan: idOf(standing) });
    return {
      currency: book.currency,
      part: query.part,
      unit: partLabel(scenario, book, query.part),
      now: volumeOf(scenario, query.part),
      max,
      plans,
      points: volumes.map((volume) => ({
        volume,
        totals: price(volume).map(({ total }) => moneyOf(program, total)),
        served: price(volume).map(({ feasible }) => feasible),
      })),
      cheapest,
      crossings,
      sentence: sentenceOf(crossings, max, plans),
    };
  });
}

function sentenceOf(crossings: BreakEven['crossings'], max: number, plans: readonly { plan: string; label: string }[]): string {
  const name = (id: string | null): string => plans.find(({ plan }) => plan === id)?.label ?? 'no plan';
  if (crossings.length === 0) return `The cheapest plan does not change between 0 and ${grouped(max)}.`;
  return `${crossings.map(({ at, to }) => `From ${grouped(at)} on ${name(to)} is cheapest`).join('; ')}.`;
}
