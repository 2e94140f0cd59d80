import { grouped } from '../../../shared/decimal';
import type { BreakEven, BreakEvenQuery, WorkPartRef } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { compileProgram, termsOf, type Program } from '../../engine/simulate/program';
import { readBook } from '../readings';
import { withOverflow } from '../record';
import { wholeOf, type Step, type Stepwise } from '../stepwise';
import { atVolume, volumeOf } from '../volume';
import { withWork } from '../with-scenario';
import { bestTwo, moneyOf, plansOf, priceAll, type Priced } from './price-all';

/** The work an axis names, in words. */
export function partLabel(scenario: Scenario, book: PriceBook, part: WorkPartRef): string {
  if (part.kind === 'all') return 'all work';
  if (part.kind === 'catalog')
    return scenario.catalogs.find((row) => row.id === part.id)?.label ?? part.id;
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
function pricer(
  program: Program,
  scenario: Scenario,
  part: WorkPartRef,
  plans: readonly string[],
): (volume: number) => Priced[] {
  const known = new Map<number, Priced[]>();
  return (volume) => {
    let prices = known.get(volume);
    if (prices === undefined)
      known.set(
        volume,
        (prices = priceAll(withWork(program, atVolume(scenario, part, volume)), plans)),
      );
    return prices;
  };
}

/** Volumes priced beside the points at most; beyond it a gap between two points is only halved towards a change it shows. */
const MOST_PRICED = 4_000;

const costOf = (price: Priced | undefined): number =>
  price?.feasible === true ? (price.total ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;

/**
 * Whether one plan is cheapest at both ends and, as no plan grows cheaper with volume, everywhere
 * between: even at the far end it costs less than every other at the near one.
 */
function holdsBetween(near: readonly Priced[], far: readonly Priced[], best: number): boolean {
  if (best < 0) return near.every((_, at) => costOf(near[at]) === Number.POSITIVE_INFINITY);
  const most = costOf(far[best]);
  // An earlier plan wins a tie, a later one does not.
  return near.every(
    (_, at) => at === best || (at < best ? costOf(near[at]) > most : costOf(near[at]) >= most),
  );
}

/** Volumes looked at where a total may fall with volume: a change between two of them is found only where their ends show it. */
const FINE_POINTS = 1_601;

/**
 * Whether more work may cost less: all overage at the price of a higher tier, or packs bought by rule
 * that end or cost less in bulk. What is bought as cheaply as can be never costs less for more.
 */
function mayFall(program: Program): boolean {
  const { packs: chosen, autoTopUp } = program.scenario.choices;
  return program.book.plans.some((plan) => {
    const { policies, packs } = termsOf(program, plan.id);
    const { mode, price } = policies.overage;
    if (mode !== 'off' && typeof price === 'object' && 'mode' in price && price.mode === 'volume')
      return true;
    const byRule =
      autoTopUp !== undefined ||
      chosen?.kind === 'when-short' ||
      (chosen === undefined && policies.packs.inComparison === 'when-short');
    return (
      byRule && packs.some(({ source }) => source.expires !== null || source.tiers !== undefined)
    );
  });
}

/** Every volume in (from, to] at which another plan becomes the cheapest, in their order. `pause` is told before each volume. */
function* changesBetween(
  price: (volume: number) => Priced[],
  from: number,
  to: number,
  thrifty: () => boolean,
  pause: Step<BreakEven>,
): Generator<Step<BreakEven>, number[], undefined> {
  yield pause;
  const near = price(from);
  const far = price(to);
  const { best } = bestTwo(near);
  const same = bestTwo(far).best === best;
  if (to - from === 1) return same ? [] : [to];
  if (same && (thrifty() || holdsBetween(near, far, best))) return [];
  const middle = from + Math.floor((to - from) / 2);
  return [
    ...(yield* changesBetween(price, from, middle, thrifty, pause)),
    ...(yield* changesBetween(price, middle, to, thrifty, pause)),
  ];
}

/** A volume at which another plan becomes the cheapest; plans by position, −1 where none is feasible. */
type Change = { readonly at: number; readonly from: number; readonly to: number };

/** Every change of the cheapest plan along an axis that begins at 0, gap by gap. */
function* changesAlong(
  price: (volume: number) => Priced[],
  volumes: readonly number[],
  falls: boolean,
): Generator<Step<BreakEven>, Change[], undefined> {
  const changes: Change[] = [];
  let standing = bestTwo(price(0)).best;
  let priced = 0;
  const counted = (volume: number): Priced[] => {
    priced += 1;
    return price(volume);
  };
  const thrifty = (): boolean => falls || priced > MOST_PRICED;
  for (const [at, volume] of volumes.entries()) {
    const from = volumes[at - 1];
    if (from === undefined) continue;
    const pause = { done: at - 1, of: volumes.length - 1 };
    for (const change of yield* changesBetween(counted, from, volume, thrifty, pause)) {
      const next = bestTwo(price(change)).best;
      changes.push({ at: change, from: standing, to: next });
      standing = next;
    }
  }
  return changes;
}

type BreakEvenInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly query: BreakEvenQuery;
};

/**
 * Cost of every plan as a volume runs from zero, and where the cheapest plan changes, exact to the
 * unit. A gap between two priced points is halved until a change stands at one unit, or until the
 * totals at its ends show that none can lie in it. Where that takes too many volumes, or where more
 * work may cost less and the axis is longer than FINE_POINTS, a plan that is cheapest only inside a gap
 * with the same plan at both ends can stay unseen.
 */
export function breakEven(input: BreakEvenInput): BreakEven {
  return withOverflow(() => wholeOf(breakEvenSteps(input)));
}

/** The same, gap by gap; an overflow is thrown as the engine's own. */
export function* breakEvenSteps({ scenario, book, query }: BreakEvenInput): Stepwise<BreakEven> {
  const program = compileProgram(readBook(book, scenario), scenario);
  const plans = plansOf(program, scenario);
  const max = largest(scenario, query.part, query.max);
  const price = pricer(
    program,
    scenario,
    query.part,
    plans.map(({ plan }) => plan),
  );
  const volumes = axisOf(max, query.points);
  const idOf = (at: number): string | null => plans[at]?.plan ?? null;
  const totalOf = (volume: number, at: number): string | null =>
    moneyOf(program, price(volume)[at]?.total ?? null);
  const falls = mayFall(program);
  const looked = falls ? axisOf(max, Math.min(max + 1, FINE_POINTS)).concat(volumes) : volumes;
  const inOrder = [...new Set(looked)].toSorted((a, b) => a - b);
  const changes = yield* changesAlong(price, inOrder, falls);
  const crossings = changes.map(({ at, from, to }) => ({
    at,
    from: idOf(from),
    to: idOf(to),
    fromTotal: totalOf(at, from),
    toTotal: totalOf(at, to),
  }));
  const begins = [{ at: 0, to: bestTwo(price(0)).best }, ...changes];
  const cheapest = begins.map(({ at, to }, place) => ({
    from: at,
    to: begins[place + 1]?.at ?? max + 1,
    plan: idOf(to),
  }));
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
    sentence: sentenceOf(cheapest, max, plans),
  };
}

function sentenceOf(
  stretches: BreakEven['cheapest'],
  max: number,
  plans: readonly { plan: string; label: string }[],
): string {
  const [first, ...changes] = stretches;
  if (changes.length > 0) {
    const words = changes.map(({ from, plan }) => {
      const label = plans.find((row) => row.plan === plan)?.label;
      return `From ${grouped(from)} on ${label === undefined ? 'no plan serves everything' : `${label} is cheapest`}`;
    });
    return `${words.join('; ')}.`;
  }
  return first?.plan === null
    ? `No plan serves everything between 0 and ${grouped(max)}.`
    : `The cheapest plan does not change between 0 and ${grouped(max)}.`;
}
