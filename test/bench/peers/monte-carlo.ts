import { PriceBook } from '../../../src/shared/contract/price-book';
import { Scenario } from '../../../src/shared/contract/scenario';
import { drawOf } from '../../../src/main/planning/uncertainty/distribution';
import { drawsOf } from '../../../src/main/planning/uncertainty/random';
import { benchCase } from '../workloads';
import { monthStarts } from './plain';

/** One plan, one line, each day's use uncertain: monthly allowance, overage beyond it, a year of days. */
export const USE = { min: 150, likely: 200, max: 270 } as const;
export const FEE = 20;
export const ALLOWANCE = 6_000;
export const SEED = 7;

export function monteCarloCase(): { book: PriceBook; scenario: Scenario } {
  const { book, scenario } = benchCase('free-flowing', { plans: 1, lines: 1, months: 12 });
  const { autoTopUp: _none, ...policies } = book.policies;
  const [plan] = book.plans;
  const [operation] = book.operations;
  if (plan === undefined || operation === undefined)
    throw new RangeError('the bench has one plan and one operation');
  return {
    book: PriceBook.parse({
      ...book,
      policies,
      plans: [
        {
          ...plan,
          allowances: plan.allowances.map((row) => ({ ...row, amount: String(ALLOWANCE) })),
        },
      ],
      operations: [
        {
          ...operation,
          costs: operation.costs.map((row) => ({
            ...row,
            formula: { kind: 'fixed', amount: '1' },
          })),
        },
      ],
    }),
    scenario: Scenario.parse({
      ...scenario,
      lines: [{ id: 'use', operation: operation.id, quantity: USE, schedule: { kind: 'daily' } }],
      choices: {},
    }),
  };
}

/** The same year in plain numbers with the same draws; total of each run in minor units. */
export function plainMonteCarlo(runs: number): Float64Array {
  const draw = drawOf(USE);
  const totals = new Float64Array(runs);
  const starts = monthStarts(12);
  if (draw === null) return totals;
  for (let run = 0; run < runs; run += 1) {
    const place = drawsOf(SEED, run, 0);
    let cost = 0;
    let day = 0;
    for (let month = 0; month < 12; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      let balance = ALLOWANCE;
      let overage = 0;
      cost += FEE;
      for (let at = 0; at < length; at += 1, day += 1) {
        const use = draw(place(4_096 + day));
        const covered = Math.min(balance, use);
        balance -= covered;
        overage += use - covered;
      }
      cost += Math.round(overage * 2) / 100;
    }
    totals[run] = Math.round(cost * 100);
  }
  return totals;
}

/** The same in Squiggle, day by day with a state: draws of its own, so that only its median can agree. */
export function squiggleCode(): string {
  const days = monthStarts(12)
    .slice(1)
    .map((end, month) => end - monthStarts(12)[month]!);
  const sigma = {
    low: Math.log(USE.likely / USE.min) / 1.2815515655446004,
    high: Math.log(USE.max / USE.likely) / 1.2815515655446004,
  };
  const mean = (sigma.low + sigma.high) / 2;
  return `
draw(day) = SampleSet.fromDist(Sym.lognormal({ meanOfLog: ${Math.log(USE.likely)}, stdev: 1 }) -> {|d| Sym.lognormal(${Math.log(USE.likely)}, ${mean})})
day(state, at) = {
  use = SampleSet.fromDist(Sym.lognormal(${Math.log(USE.likely)}, ${mean}))
  covered = SampleSet.map2(state.balance, use, {|b, u| if b < u then b else u})
  {
    balance: SampleSet.map2(state.balance, covered, {|b, c| b - c}),
    overage: SampleSet.map3(state.overage, use, covered, {|o, u, c| o + u - c}),
  }
}
zero = SampleSet.map(SampleSet.fromDist(Sym.uniform(0, 1)), {|x| 0})
month(length) = {
  start = { balance: SampleSet.map(zero, {|x| ${ALLOWANCE}}), overage: zero }
  List.reduce(List.upTo(1, length), start, day).overage
}
costs = List.map(${JSON.stringify(days)}, {|length| SampleSet.map(month(length), {|o| ${FEE} + o * 0.02})})
total = List.reduce(costs, zero, {|sum, cost| SampleSet.map2(sum, cost, {|a, b| a + b})})
quantile(total, 0.5)`.replace(/^draw.*\n/m, '');
}
