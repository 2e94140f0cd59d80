import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import type { MonteCarloQuery } from '../../../shared/contract/uncertainty';
import { badInput } from '../../../shared/errors';
import { plus, times } from '../../engine/amount/checked';
import { totalMinor } from '../../engine/simulate/money';
import { respread } from '../../engine/simulate/columns';
import {
  compileProgram,
  termsOf,
  type Program,
  type Purchasing,
} from '../../engine/simulate/program';
import { simulate } from '../../engine/simulate/simulate';
import type { Run } from '../../engine/simulate/run';
import type { WorkLine } from '../../engine/workload/workload';
import { cheapestMix, type MixPack } from '../pack-mix';
import { overageCovers } from '../overage-covers';
import { choosePurchasing, type PlannedFor } from '../purchasing';
import { readBook } from '../readings';
import { casesOf } from '../record';
import { drawOf, type Draw } from './distribution';
import { plannedAlong } from './planned-along';
import { drawsOf } from './random';

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
  /** Of the fan's plan: run after run up to FAN_RUNS, balance at the end of the sampled days. */
  readonly balances: Float64Array;
};

/** How a plan's packs come in: by a rule that holds in every run, at a price found from what a run was short of, or chosen anew for each. */
type Buying =
  | { readonly kind: 'by-rule'; readonly purchasing: Purchasing }
  | { readonly kind: 'cheapest-mix'; readonly mix: readonly (readonly MixPack[])[] }
  /** By case: purchases by the day as less, likely and more work asks for them, to choose from; they cost too much to find in each run. */
  | {
      readonly kind: 'chosen-each-run';
      readonly planned: ReadonlyMap<string | undefined, PlannedFor>;
    };

export type Sampler = {
  readonly program: Program;
  readonly query: MonteCarloQuery;
  readonly plans: readonly string[];
  readonly fan: string;
  /** Day offsets of the fan. */
  readonly days: readonly number[];
  readonly uncertain: readonly { readonly line: WorkLine; readonly draw: Draw }[];
  readonly buying: readonly Buying[];
  readonly cases: readonly (string | undefined)[];
};

/** Most days a fan shows; a longer horizon is sampled evenly. */
const FAN_DAYS = 400;

/** Runs a fan is drawn from, the first ones: its bands hold to a quarter of a percent, and memory stays bounded. */
export const FAN_RUNS = 20_000;

/** Runs × plans of one question: 9 bytes each, twice while they are summed. */
export const MOST_TOTALS = 5_000_000;

function refuseTooMany(runs: number, plans: number): void {
  if (runs * plans <= MOST_TOTALS) return;
  throw badInput([
    {
      code: 'runs_too_many',
      path: 'query.runs',
      found: `${runs} runs of ${plans} plans`,
      allowed: `at most ${MOST_TOTALS} runs × plans, here ${Math.floor(MOST_TOTALS / plans)} runs`,
      remedy: 'Ask for fewer runs, or name the plans to run.',
    },
  ]);
}

/**
 * What `choosePurchasing` makes of a run, without asking it each time: a rule of the scenario or the
 * book holds in every run; packs that never expire and burn last are bought at the cheapest mix for
 * what a run was short of, whose price can be told without living it again; all else is chosen anew.
 */
function buyingOf(program: Program, plan: string, cases: Sampler['cases']): Buying {
  const { packs, autoTopUp } = program.scenario.choices;
  const { policies, packs: onSale } = termsOf(program, plan);
  const covered = overageCovers(program, plan);
  const byRule =
    packs?.kind === 'none' ||
    packs?.kind === 'when-short' ||
    (packs === undefined &&
      (autoTopUp !== undefined || covered || policies.packs.inComparison !== 'cheapest'));
  if (byRule) return { kind: 'by-rule', purchasing: choosePurchasing(program, plan) };
  if (onSale.every((pack) => pack.credits === 0))
    return { kind: 'by-rule', purchasing: { kind: 'none' } };
  const plain =
    autoTopUp === undefined &&
    !covered &&
    policies.burnOrder.keys[0] === 'allowance-first' &&
    program.scenario.changes.length === 0 &&
    program.workload.lines.every((line) =>
      line.parts.every((part) => part.operation.task === undefined),
    ) &&
    onSale.every(
      (pack) =>
        pack.source.expires === null &&
        pack.source.tiers === undefined &&
        !pack.source.ratchets &&
        pack.onlyFor === undefined,
    );
  if (!plain)
    return {
      kind: 'chosen-each-run',
      planned: new Map(cases.map((caseId) => [caseId, plannedAlong(program, plan, caseId)])),
    };
  return {
    kind: 'cheapest-mix',
    mix: program.book.meters.map((_, meter) =>
      onSale
        .filter((pack) => pack.meter === meter)
        .map((pack) => ({
          id: pack.source.id,
          credits: pack.credits,
          priceMinor: pack.priceMinor,
        })),
    ),
  };
}

/** Everything the runs share, compiled once. `book` as it stands: the scenario's readings are applied here. */
export function createSampler(
  scenario: Scenario,
  book: PriceBook,
  query: MonteCarloQuery,
): Sampler {
  const program = compileProgram(readBook(book, scenario), scenario);
  // An account as it stands has its plan, as in a comparison.
  const plans =
    query.plans ??
    (scenario.account === undefined ? book.plans.map((plan) => plan.id) : [scenario.account.plan]);
  refuseTooMany(query.runs, plans.length);
  const cases = casesOf(scenario);
  const length = program.workload.horizon.end - program.workload.horizon.start;
  const step = Math.max(1, Math.ceil(length / FAN_DAYS));
  return {
    program,
    query,
    plans,
    fan: query.fan ?? plans[0] ?? '',
    days: Array.from({ length: Math.ceil(length / step) }, (_, at) =>
      Math.min(length - 1, at * step),
    ),
    uncertain: program.workload.lines.flatMap((line) => {
      const draw = drawOf(line.origin.quantity);
      return draw === null ? [] : [{ line, draw }];
    }),
    buying: plans.map((plan) => buyingOf(program, plan, cases)),
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
    const place = drawsOf(query.seed, run, key);
    if (query.draws === 'each-period') {
      respread(program, line, (month, day) => draw(place(periodOf(month, day))));
    } else {
      const once = draw(place(0));
      respread(program, line, () => once);
    }
  }
}

/** The cheapest packs for what a run was short of, and their price; null where no pack helps. */
function mixFor(
  mix: readonly (readonly MixPack[])[],
  demand: readonly number[],
): { price: number; packs: string[] } | null {
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

function flagsOf(run: Run): number {
  const out = run.unserved.size > 0 ? RAN_OUT : 0;
  return (
    out |
    (run.topUp?.capReached === true ? HIT_CAP : 0) |
    (run.unknownPrices.size > 0 ? PRICE_UNKNOWN : 0)
  );
}

type Lived = { readonly total: number; readonly flags: number };

/** One plan of one case in the run just drawn; `trace` is told its balance by day. */
function live(
  program: Program,
  plan: string,
  caseId: string | undefined,
  buying: Buying,
  trace: Float64Array | null,
): Lived {
  const run = (purchasing: Purchasing): Run =>
    simulate(program, { plan, purchasing, case: caseId, trace });
  const whole = (lived: Run): Lived => ({ total: totalMinor(lived), flags: flagsOf(lived) });
  if (buying.kind === 'by-rule') return whole(run(buying.purchasing));
  if (buying.kind === 'chosen-each-run')
    return whole(
      run(
        choosePurchasing(
          program,
          plan,
          caseId,
          (short) => buying.planned.get(caseId)?.(short) ?? [],
        ),
      ),
    );
  const lived = run({ kind: 'measure' });
  if (lived.demand.every((credits) => credits === 0)) return whole(lived);
  const bought = mixFor(buying.mix, lived.demand);
  // Nobody sells what is lacking, or it would not help: weighed as the plain simulation weighs it.
  if (bought === null || lived.unserved.size > 0)
    return whole(run(choosePurchasing(program, plan, caseId)));
  // What was only measured is bought for the picture, so that the balance shows it.
  if (trace !== null) run({ kind: 'stock', packs: bought.packs });
  return { total: plus(totalMinor(lived), bought.price), flags: flagsOf(lived) };
}

/** The balances of the fan's days out of a run's trace. */
function sampleDays(sampled: Float64Array, trace: Float64Array, days: readonly number[]): void {
  for (const [place, day] of days.entries()) sampled[place] = trace[day] as number;
}

/** Runs `from` to `to` (exclusive) under every plan. */
export function runChunk(sampler: Sampler, from: number, to: number): Chunk {
  const { program, plans, buying, cases, days, fan } = sampler;
  const count = to - from;
  const totals = plans.map(() => new Float64Array(count));
  const flags = plans.map(() => new Uint8Array(count));
  const balances = new Float64Array(Math.max(0, Math.min(to, FAN_RUNS) - from) * days.length);
  const trace = new Float64Array(program.workload.horizon.end - program.workload.horizon.start);
  // A fan of every day is written in place.
  const everyDay = days.length === trace.length;
  for (let run = from; run < to; run += 1) {
    drawRun(sampler, run);
    for (const [at, plan] of plans.entries()) {
      let total = 0;
      let flag = 0;
      for (const caseId of cases) {
        const traced = plan === fan && caseId === cases[0] && run < FAN_RUNS;
        const sampled = traced
          ? balances.subarray((run - from) * days.length, (run - from + 1) * days.length)
          : null;
        const lived = live(
          program,
          plan,
          caseId,
          buying[at] as Buying,
          sampled === null || everyDay ? sampled : trace,
        );
        total = plus(total, lived.total);
        flag |= lived.flags;
        if (sampled !== null && !everyDay) sampleDays(sampled, trace, days);
      }
      (totals[at] as Float64Array)[run - from] = total;
      (flags[at] as Uint8Array)[run - from] = flag;
    }
  }
  return { from, to, totals, flags, balances };
}
