import type { PriceBook } from '../../../shared/contract/price-book';
import type {
  Fit,
  PlanAgainstActual,
  ReplayPlan,
  ReplayQuery,
  ReplayResult,
} from '../../../shared/contract/replay';
import { RESULT_FORMAT } from '../../../shared/contract/result';
import type { Scenario } from '../../../shared/contract/scenario';
import { compareDecimals, parseDecimal } from '../../../shared/decimal';
import { compileProgram, type Program } from '../../engine/simulate/program';
import { formatDay } from '../../engine/time/day';
import { readBook } from '../readings';
import { planAgainstActual } from './against-plan';
import { fitUsage } from './fit/fit';
import { replayPlan } from './plan-run';
import { replayedScenario } from './replayed-scenario';
import { resolveUsage, type ReplayedUsage, type ReplayedWork } from './resolve';
import type { Usage } from './usage';

/** Usage made ready to be run against plans. */
export type Replay = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly query: ReplayQuery;
  readonly usage: ReplayedUsage;
  readonly program: Program;
};

/** `book` as it stands: the scenario's readings are applied here. Throws TierwiseError `bad-input`. */
export function createReplay(
  usage: Usage,
  scenario: Scenario,
  book: PriceBook,
  query: ReplayQuery,
): Replay {
  const read = readBook(book, scenario);
  const replayed = resolveUsage(usage, read, scenario, query);
  const program = compileProgram(read, replayedScenario(replayed, scenario));
  return { scenario, book: read, query, usage: replayed, program };
}

/** Plans to run, in the order of the book. */
export function replayedPlans({ book, query }: Pick<Replay, 'book' | 'query'>): string[] {
  return query.plans ?? book.plans.map(({ id }) => id);
}

export function runPlan({ program }: Replay, plan: string): ReplayPlan {
  return replayPlan(program, plan);
}

export function fitOf({ usage, scenario, query }: Replay): Fit {
  return fitUsage(usage, scenario, query);
}

export function againstPlanOf({ usage, scenario, book }: Replay): PlanAgainstActual | null {
  return planAgainstActual(usage, scenario, book);
}

const RANK = { feasible: 0, 'not-feasible': 1, 'price-unknown': 2 } as const;

/** Cheapest feasible first, then the fewest blocked days; unknown prices last. */
function byMerit(a: ReplayPlan, b: ReplayPlan): number {
  if (a.status !== b.status) return RANK[a.status] - RANK[b.status];
  const money =
    a.covered.total === null || b.covered.total === null
      ? 0
      : compareDecimals(parseDecimal(a.covered.total), parseDecimal(b.covered.total));
  return a.status === 'feasible' ? money : a.covered.blockedDays - b.covered.blockedDays || money;
}

export type ReplayParts = {
  readonly plans: readonly ReplayPlan[];
  readonly fit: Fit | null;
  readonly againstPlan: PlanAgainstActual | null;
};

/** The parts side by side as the contract says it. */
export function presentReplay(
  replay: Replay,
  { plans, fit, againstPlan }: ReplayParts,
): ReplayResult {
  const { usage, program, scenario, book } = replay;
  const { start, end } = program.workload.horizon;
  const ranked = plans.toSorted(byMerit);
  const operations = operationsOf(usage.work);
  const [best] = ranked;
  return {
    format: RESULT_FORMAT,
    kind: 'replay',
    scenario: scenario.name,
    priceBook: { id: book.id, version: book.version },
    currency: book.currency,
    from: formatDay(usage.from),
    until: formatDay(usage.until),
    start: formatDay(start),
    end: formatDay(end),
    units: operations.reduce((sum, { units }) => sum + units, 0),
    failed: operations.reduce((sum, { failed }) => sum + failed, 0),
    operations,
    unmatched: [...usage.unmatched],
    outsideUnits: usage.outsideUnits,
    cheapest: best?.status === 'feasible' ? best.plan : null,
    plans: ranked,
    fit,
    againstPlan,
  };
}

function operationsOf(work: readonly ReplayedWork[]): ReplayResult['operations'] {
  const rows = new Map<
    string,
    { operation: string; label: string; rows: number; units: number; failed: number }
  >();
  for (const { operation, rows: count, served, failed } of work) {
    const row = rows.get(operation.id) ?? {
      operation: operation.id,
      label: operation.label,
      rows: 0,
      units: 0,
      failed: 0,
    };
    const lost = failed.reduce((sum, units) => sum + units, 0);
    row.rows += count;
    row.failed += lost;
    row.units += lost + served.reduce((sum, units) => sum + units, 0);
    rows.set(operation.id, row);
  }
  return [...rows.values()];
}
