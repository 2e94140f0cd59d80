import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import type { MonteCarloQuery } from '../../../shared/contract/uncertainty';
import { plus, times } from '../../engine/amount/checked';
import { totalMinor } from '../../engine/simulate/money';
import { respread } from '../../engine/simulate/columns';
import { compileProgram, termsOf, type Program, type Purchasing } from '../../engine/simulate/program';
import { simulate } from '../../engine/simulate/simulate';
import type { Run } from '../../engine/simulate/run';
import type { WorkLine } from '../../engine/workload/workload';
import { cheapestMix, type MixPack } from '../pack-mix';
import { choosePurchasing } from '../purchasing';
import { readBook } from '../readings';
import { casesOf } from '../simulate';
import { drawOf, type Draw } from './distribution';
import { uniform } from './random';

/** Flags of one run of one plan. */
export const RAN_OUT = 1;
export const HIT_CAP = 2;
export const PRICE_UNKNOWN = 4;

/** What a stretch of runs came to; typed arrays, so that a worker can hand it over without a copy. */
export type Chunk = {
  readonly from: number;
  readonly to: number;
  /** By plan, by run: total in minor units. */
  readonly totals: Float64Array[];
  readonly flags: Uint8Array[];
  /** Of the fan's plan: run after run, balance at the end of the sampled days. */
  readonly balances: Float64Array;
};

type PlanBuying = { readonly purchasing: Purchasing; readonly mix: readonly (readonly MixPack[])[] | null };

export type Sampler = {
  readonly program: Program;
  readonly query: MonteCarloQuery;
  readonly plans: readonly string[];
  readonly fan: string;
  /** Day offsets of the fan. */
  readonly days: readonly number[];
  readonly uncertain: readonly { readonly line: WorkLine; readonly draw: Draw }[];
  readonly buying: readonly PlanBuying[];
  readonly cases: readonly (string | undefined)[];
};

/** Most days a fan shows; a longer horizon is sampled evenly. */
const FAN_DAYS = 400;

/**
 * Packs that never expire and burn last are bought in each run at the cheapest mix for what that
 * run was short of: their price can be told without a second run. Otherwise the way of buying of
 * the plain simulation holds in every run.
 */
function buyingOf(program: Program, plan: string, caseId: string | undefined): PlanBuying {
  const purchasing = choosePurchasing(program, plan, caseId);
  const explicit = program.scenario.choices.packs?.kind;
  const terms = termsOf(program, plan);
  const simple =
    explicit !== 'none' &&
    explicit !== 'when-short' &&
    program.scenario.choices.autoTopUp === undefined &&
    program.scenario.changes.length === 0 &&
    terms.policies.packs.inComparison === 'cheapest' &&
    terms.policies.burnOrder.keys[0] === 'allowance-first' &&
    terms.packs.length > 0 &&
    terms.packs.every((pack) => pack.source.expires === null && pack.source.tiers === undefined && !pack.source.ratchets && pack.onlyFor === undefined);
  const covered = purchasing.kind === 'none' && (terms.policies.overage.mode === 'on' || program.scenario.choices.overage);
  if (!simple || covered) return { purchasing, mix: null };
  const mix = program.book.meters.map((_, meter) =>
    terms.packs.filter((pack) => pack.meter === meter).map((pack) => ({ id: pack.source.id, credits: pack.credits, priceMinor: pack.priceMinor })),
  );
  return { purchasing: { kind: 'measure' }, mix };
}

/** Everything the runs share, compiled once. `book` as it stands: the scenario's readings are applied here. */
export function createSampler(scenario: Scenario, book: PriceBook, query: MonteCarloQuery): Sampler {
  const program = compileProgram(readBook(book, scenario), scenario);
  const plans = query.plans ?? book.plans.map((plan) => plan.id);
  const cases = casesOf(scenario);
  const length = program.workload.horizon.end - program.workload.horizon.start;
  const step = Math.max(1, Math.ceil(length / FAN_DAYS));
  return {
    program,
    query,
    plans,
    fan: query.fan ?? plans[0] ?? '',
    days: Array.from({ length: Math.ceil(length / step) }, (_, at) => Math.min(length - 1, at * step)),
    uncertain: program.workload.lines.flatMap((line) => {
      const draw = drawOf(line.origin.quantity);
      return draw === null ? [] : [{ line, draw }];
    }),
    buying: plans.map((plan) => buyingOf(program, plan, cases[0])),
    cases,
  };
}

/** Months and days count in ranges of their own. */
function periodOf(month: number, day: number): number {
  return day < 0 ? month : 4_096 + day;
}

/** Draws the uncertain quantities of one run; the same numbers whichever plan they meet. */
function drawRun({ program, query, uncertain }: Sampler, run: number): void {
  for (const { line, draw } of uncertain) {
    const { key } = line.origin;
    const each = query.draws === 'each-period';
    const once = each ? 0 : draw(uniform(query.seed, run, key, 0));
    respread(program, line, each ? (month, day) => draw(uniform(query.seed, run, key, periodOf(month, day))) : () => once);
  }
}

/** The cheapest packs for what a run was short of, and their price; null where no pack helps. */
function mixFor(mix: readonly (readonly MixPack[])[], demand: readonly number[]): { price: number; packs: string[] } | null {
  let price = 0;
  const bought: MixPack[] = [];
  for (const [meter, credits] of demand.entries()) {
    if (credits === 0) continue;
    const packs = mix[meter] ?? [];
    const counts = cheapestMix(packs, credits);
    if (counts === null) return null;
    for (const [at, count] of counts.entries()) {
      const pack = packs[at];
      if (pack === undefined) continue;
      price = plus(price, times(count, pack.priceMinor));
      for (let n = 0; n < count; n += 1) bought.push(pack);
    }
  }
  return { price, packs: bought.toSorted((a, b) => a.credits - b.credits).map(({ id }) => id) };
}

const NOTHING: { price: number; packs: string[] } = { price: 0, packs: [] };

function flagsOf(run: Run, short: boolean): number {
  const out = short || run.unserved.size > 0 ? RAN_OUT : 0;
  return out | (run.topUp?.capReached === true ? HIT_CAP : 0) | (run.unknownPrices.size > 0 ? PRICE_UNKNOWN : 0);
}

/** Runs `from` to `to` (exclusive) under every plan. */
export function runChunk(sampler: Sampler, from: number, to: number): Chunk {
  const { program, plans, buying, cases, days, fan } = sampler;
  const count = to - from;
  const totals = plans.map(() => new Float64Array(count));
  const flags = plans.map(() => new Uint8Array(count));
  const balances = new Float64Array(count * days.length);
  const trace = new Float64Array(program.workload.horizon.end - program.workload.horizon.start);
  for (let run = from; run < to; run += 1) {
    drawRun(sampler, run);
    for (const [at, plan] of plans.entries()) {
      const { purchasing, mix } = buying[at] as PlanBuying;
      let total = 0;
      let flag = 0;
      for (const caseId of cases) {
        const traced = plan === fan && caseId === cases[0];
        const lived = simulate(program, { plan, purchasing, case: caseId, trace: traced ? trace : null });
        const bought = mix === null ? NOTHING : mixFor(mix, lived.demand);
        total = plus(total, plus(totalMinor(lived), bought?.price ?? 0));
        flag |= flagsOf(lived, bought === null);
        // What was only measured is bought for the picture, so that the balance shows it.
        if (traced && bought !== null && bought.packs.length > 0) {
          simulate(program, { plan, purchasing: { kind: 'stock', packs: bought.packs }, case: caseId, trace });
        }
        if (traced) for (const [place, day] of days.entries()) balances[(run - from) * days.length + place] = trace[day] as number;
      }
      (totals[at] as Float64Array)[run - from] = total;
      (flags[at] as Uint8Array)[run - from] = flag;
    }
  }
  return { from, to, totals, flags, balances };
}
