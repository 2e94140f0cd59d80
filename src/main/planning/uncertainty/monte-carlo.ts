import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import type { Fan, MonteCarloResult, PlanOdds } from '../../../shared/contract/uncertainty';
import { formatUnits } from '../../../shared/decimal';
import { formatDay } from '../../engine/time/day';
import { compileProgram } from '../../engine/simulate/program';
import { planSummary } from '../plan-summary';
import { readBook } from '../readings';
import { FAN_RUNS, HIT_CAP, PRICE_UNKNOWN, RAN_OUT, type Chunk, type Sampler } from './chunk';
import { quantileOf, sortedCopy } from './quantiles';

const DOTS = 50;

/** Chunks laid end to end in the order of their runs, whoever computed them. */
function joined(chunks: readonly Chunk[], plans: number, runs: number, days: number): Chunk {
  const totals = Array.from({ length: plans }, () => new Float64Array(runs));
  const flags = Array.from({ length: plans }, () => new Uint8Array(runs));
  const balances = new Float64Array(Math.min(runs, FAN_RUNS) * days);
  for (const chunk of chunks) {
    for (let at = 0; at < plans; at += 1) {
      totals[at]?.set(chunk.totals[at] ?? [], chunk.from);
      flags[at]?.set(chunk.flags[at] ?? [], chunk.from);
    }
    if (chunk.balances.length > 0) balances.set(chunk.balances, chunk.from * days);
  }
  return { from: 0, to: runs, totals, flags, balances };
}

const servedAll = (flags: number): boolean => (flags & (RAN_OUT | PRICE_UNKNOWN)) === 0;

/** In how many runs each plan was the cheapest of those that will do; ties go to the earlier. */
function cheapestCounts({ totals, flags, to }: Chunk, lacks: readonly boolean[]): number[] {
  const counts = totals.map(() => 0);
  for (let run = 0; run < to; run += 1) {
    let best = -1;
    for (let at = 0; at < totals.length; at += 1) {
      if (lacks[at] === true || !servedAll(flags[at]?.[run] ?? 0)) continue;
      if (best < 0 || (totals[at]?.[run] ?? 0) < (totals[best]?.[run] ?? 0)) best = at;
    }
    if (best >= 0) counts[best] = (counts[best] ?? 0) + 1;
  }
  return counts;
}

function beatsOf({ totals, flags, to }: Chunk, lacks: readonly boolean[]): number[][] {
  return totals.map((mine, a) =>
    totals.map((theirs, b) => {
      let wins = 0;
      if (a === b || lacks[a] === true || lacks[b] === true) return 0;
      for (let run = 0; run < to; run += 1) {
        if (
          servedAll(flags[a]?.[run] ?? 0) &&
          servedAll(flags[b]?.[run] ?? 0) &&
          (mine[run] as number) < (theirs[run] as number)
        )
          wins += 1;
      }
      return wins;
    }),
  );
}

function count(flags: Uint8Array, has: number): number {
  let sum = 0;
  for (const flag of flags) if ((flag & has) !== 0) sum += 1;
  return sum;
}

/** Shares of the runs below each edge of a fan's bands. */
const EDGES = {
  p2: 0.025,
  p10: 0.1,
  p25: 0.25,
  p50: 0.5,
  p75: 0.75,
  p90: 0.9,
  p98: 0.975,
} as const;

function fanOf({ program, days, fan }: Sampler, { balances, to }: Chunk): Fan {
  const { start } = program.workload.horizon;
  const unit = 10 ** program.scale;
  const runs = Math.min(to, FAN_RUNS);
  const bands: Record<keyof typeof EDGES, number[]> = {
    p2: [],
    p10: [],
    p25: [],
    p50: [],
    p75: [],
    p90: [],
    p98: [],
  };
  const column = new Float64Array(runs);
  for (const [place] of days.entries()) {
    for (let run = 0; run < runs; run += 1)
      column[run] = balances[run * days.length + place] as number;
    column.sort();
    for (const edge of Object.keys(EDGES) as (keyof typeof EDGES)[])
      bands[edge].push(quantileOf(column, EDGES[edge]) / unit);
  }
  const pathOf = (run: number): number[] =>
    days.map((_, place) => (balances[run * days.length + place] as number) / unit);
  return {
    plan: fan,
    meter: program.book.meters[0]?.id ?? '',
    runs,
    days: days.map((day) => formatDay(start + day)),
    ...bands,
    paths: [0, 1, 2].filter((run) => run < runs).map(pathOf),
  };
}

/** The figures of all runs: quantiles of cost, odds of running out, who beats whom, the fan of the balance. */
export function summariseChunks(
  sampler: Sampler,
  chunks: readonly Chunk[],
  scenario: Scenario,
  book: PriceBook,
): MonteCarloResult {
  const { plans, query, days } = sampler;
  const all = joined(chunks, plans.length, query.runs, days.length);
  const money = (minor: number): string => formatUnits(minor, book.minorUnitPlaces);
  const likely = compileProgram(readBook(book, scenario), scenario);
  const summaries = plans.map((plan) => planSummary(likely, plan));
  const lacks = summaries.map((summary) => summary.gaps.length > 0);
  const cheapest = cheapestCounts(all, lacks);
  const rows = summaries.map((summary, at): PlanOdds => {
    const totals = sortedCopy(all.totals[at] ?? new Float64Array());
    const flags = all.flags[at] ?? new Uint8Array();
    const unknown = count(flags, PRICE_UNKNOWN) > 0;
    const share = (p: number): string | null => (unknown ? null : money(quantileOf(totals, p)));
    return {
      plan: summary.plan,
      label: summary.label,
      lacks: lacks[at] === true,
      p10: share(0.1),
      p50: share(0.5),
      p90: share(0.9),
      lowest: share(0),
      highest: share(1),
      plain: summary.total,
      dots: unknown
        ? []
        : Array.from({ length: DOTS }, (_, dot) => money(quantileOf(totals, (dot + 0.5) / DOTS))),
      ranOut: count(flags, RAN_OUT),
      hitCap: count(flags, HIT_CAP),
      served: flags.reduce((sum, flag) => sum + (servedAll(flag) ? 1 : 0), 0),
      cheapest: cheapest[at] ?? 0,
    };
  });
  const names = [
    ...scenario.catalogs.map((catalog) => catalog.id),
    ...scenario.lines.map((line) => line.id),
  ];
  return {
    seed: query.seed,
    runs: query.runs,
    currency: book.currency,
    uncertain: [...new Set(sampler.uncertain.map(({ line }) => names[line.origin.key] ?? line.id))],
    plans: rows,
    beats: beatsOf(all, lacks),
    fan: plans.includes(sampler.fan) ? fanOf(sampler, all) : null,
  };
}
