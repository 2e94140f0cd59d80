import type { CappedRun, CoveredRun, ReplayPlan } from '../../../shared/contract/replay';
import type { Scenario } from '../../../shared/contract/scenario';
import type { Choices } from '../../../shared/contract/scenario-choices';
import { add, formatUnits, parseDecimal } from '../../../shared/decimal';
import { advance, beginRun, finishRun } from '../../engine/simulate/simulate';
import type { Program, Purchasing } from '../../engine/simulate/program';
import type { Run } from '../../engine/simulate/run';
import { formatDay, type Day } from '../../engine/time/day';
import { choosePurchasing } from '../purchasing';
import { casesOf } from '../record';
import { summarise, type MoneyColumn } from '../summary';
import { withScenario } from '../with-scenario';

/** Dates that travel with a run; the count is of all. */
const DATES = 400;

type Lived = { readonly runs: readonly Run[]; readonly blocked: readonly Day[] };

/** The program with nothing bought, and nothing done at a block, that costs money. */
function capped(program: Program): Program {
  const { scenario } = program;
  const { autoTopUp: _topUp, ...rest } = scenario.choices;
  const stays = rest.atBlock === 'buy' || rest.atBlock === 'upgrade';
  const choices: Choices = {
    ...rest,
    packs: { kind: 'none' },
    overage: false,
    atBlock: stays ? 'stay' : rest.atBlock,
  };
  const quiet: Scenario = { ...scenario, choices };
  return withScenario(program, quiet);
}

/** Lives day by day, to see on which days work due could not run: refused, or still waiting at night. */
function live(
  program: Program,
  plan: string,
  purchasingOf: (caseId: string | undefined) => Purchasing,
): Lived {
  const blocked = new Set<Day>();
  const runs = casesOf(program.scenario).map((caseId) => {
    const run = beginRun(program, { plan, purchasing: purchasingOf(caseId), case: caseId });
    let before = 0;
    for (let day = run.start; day < run.end; day += 1) {
      advance(run, day + 1);
      const unserved = unservedUnits(run);
      // Work that waits for a free slot runs tomorrow; work that waits for credits is blocked.
      if (unserved > before || run.waiting.some(({ until }) => until !== 'tomorrow'))
        blocked.add(day);
      before = unserved;
    }
    return finishRun(run);
  });
  return { runs, blocked: [...blocked].toSorted((a, b) => a - b) };
}

function unservedUnits(run: Run): number {
  let units = 0;
  for (const row of run.unserved.values()) units += row.units;
  return units;
}

function runFigures({ blocked }: Lived, summary: ReturnType<typeof summarise>): CappedRun {
  return {
    total: summary.total,
    blockedDays: blocked.length,
    blockedOn: blocked.slice(0, DATES).map(formatDay),
    unservedUnits: summary.unservedUnits,
    servedUnits: summary.servedUnits,
  };
}

/** One plan over the replayed usage: with nothing bought, and as the scenario buys. */
export function replayPlan(program: Program, plan: string): ReplayPlan {
  const bare = capped(program);
  const without = live(bare, plan, () => ({ kind: 'none' }));
  const bought = live(program, plan, (caseId) => choosePurchasing(program, plan, caseId));
  const summary = summarise(program, plan, bought.runs);
  const { total, months } = summary;
  const sum = (...columns: MoneyColumn[]): string | null =>
    total === null
      ? null
      : sumOf(
          columns.flatMap((column) => months.map((month) => month[column])),
          program.book.minorUnitPlaces,
        );
  const covered: CoveredRun = {
    ...runFigures(bought, summary),
    subscription: sum('subscription'),
    packs: sum('packs'),
    overage: sum('overage'),
    other: sum('other'),
    overflow: sum('packs', 'overage'),
    purchases: summary.purchases,
    overageCredits: summary.overageCredits,
  };
  return {
    plan,
    label: summary.label,
    status: summary.status,
    gaps: summary.gaps,
    reasons: summary.reasons.slice(0, 20),
    capped: runFigures(without, summarise(bare, plan, without.runs)),
    covered,
  };
}

function sumOf(amounts: readonly string[], places: number): string {
  const sum = amounts.map(parseDecimal).reduce(add, { units: 0n, scale: places });
  return formatUnits(sum.units, sum.scale);
}
