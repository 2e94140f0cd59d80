import type {
  LedgerFilter,
  LedgerGrouping,
  LedgerGroups,
  LedgerPage,
  LedgerQuery,
  LedgerSort,
} from '../../shared/contract/ledger-page';
import type { BalanceOf, BalanceParts } from '../../shared/contract/balance-parts';
import type { AssumptionRegister, ExplainTarget, Explanation } from '../../shared/contract/explain';
import type { ComparisonDigest } from '../../shared/contract/library';
import type { Comparison, Simulation } from '../../shared/contract/result';
import { TierwiseError } from '../../shared/errors';
import { balanceParts } from '../planning/balance-parts';
import { explainRecorded } from '../planning/explain/explain';
import { assumptionRegister } from '../planning/register';
import { compareScenario } from '../planning/compare';
import { recordScenario } from '../planning/record';
import { presentSimulation } from '../planning/simulate';
import type { BookLookup } from './book-lookup';
import { digestOf } from './digest';
import { refusal, unknownName } from './fault';
import { contentHash, inputHash } from './input-hash';
import {
  groupLedger,
  pageOf,
  rowsOf,
  viewLedger,
  type LedgerRows,
  type LedgerView,
} from './ledger-view';
import { Recent } from './recent';
import { readScenario, requirePlan, type PricedInput } from './scenario-input';

/** A simulation and the name under which its ledger can be asked for as long as it is kept. */
export type SimulationRun = { readonly run: string; readonly simulation: Simulation };

/** A run that was simulated before, or what to simulate. */
export type RunOf =
  | { readonly run: string }
  | { readonly scenario: unknown; readonly plan: string };

export type PlanningService = {
  /** The scenario under every plan; `json` is checked first. */
  readonly compare: (json: unknown) => Comparison;
  readonly simulate: (json: unknown, plan: string) => SimulationRun;
  readonly ledger: (of: RunOf, query: LedgerQuery) => LedgerPage;
  /** Where a figure comes from: its terms, ledger entries, rules and sources. */
  readonly explain: (of: RunOf, target: ExplainTarget) => Explanation;
  /** What the result leans on, and what other readings would do to it; screens ask services/answers.ts. */
  readonly assumptions: (of: RunOf) => AssumptionRegister;
  /** A balance day by day by what granted it. */
  readonly balanceParts: (of: RunOf, which: BalanceOf) => BalanceParts;
  readonly ledgerGroups: (of: RunOf, filter: LedgerFilter, by: LedgerGrouping) => LedgerGroups;
  /** Hash and digest of a checked scenario's comparison; a refusal of the engine is a digest too. */
  readonly digest: (input: PricedInput) => {
    readonly inputHash: string;
    readonly digest: ComparisonDigest;
  };
};

/** Comparisons kept, and ledger rows kept over all runs (about 100 bytes each). */
const KEPT_COMPARISONS = 200;
const KEPT_LEDGER_ROWS = 1_000_000;
/** What a run holds beside its rows counts as this many, so that thousands of short ones are not kept. */
const RUN_WEIGHT = 5_000;

type KeptRun = {
  readonly input: PricedInput;
  readonly rows: LedgerRows;
  readonly views: Recent<LedgerView>;
};

/** Nothing here writes: what is kept is kept in memory and only saves time. */
export function createPlanningService(books: BookLookup, programVersion: string): PlanningService {
  const { comparisonOf, runOf, keptRun, hashOf } = rememberResults(books, programVersion);
  return {
    compare: (json) => comparisonOf(readScenario(json, books)),
    simulate: (json, plan) => {
      const { run, kept } = runOf(readScenario(json, books), plan);
      const simulation = presentSimulation(kept.rows.recorded, kept.input.book, false);
      return { run, simulation };
    },
    ledger: (of, { filter, sort, ...page }) => {
      const kept = keptRun(of);
      return pageOf(kept.rows, viewOf(kept, filter, sort), page);
    },
    ledgerGroups: (of, filter, by) => groupLedger(keptRun(of).rows, filter, by),
    balanceParts: (of, which) => {
      const { rows, input } = keptRun(of);
      const parts = balanceParts(rows.recorded, which);
      if (parts !== null) return parts;
      const meters = input.book.meters.map(({ id }) => id);
      if (!meters.includes(which.meter))
        throw unknownName('bad-input', 'meter', 'meter', which.meter, meters);
      const cases = input.scenario.cases.map(({ id }) => id);
      throw unknownName('bad-input', 'case', 'case', which.case ?? 'none', cases);
    },
    explain: (of, target) => {
      const { rows, input } = keptRun(of);
      return explainRecorded(rows.recorded, input.book, target);
    },
    assumptions: (of) => {
      const { rows, input } = keptRun(of);
      return assumptionRegister({ ...input, recorded: rows.recorded });
    },
    digest: (input) => {
      const hash = hashOf(input);
      try {
        return { inputHash: hash, digest: digestOf(comparisonOf(input), input) };
      } catch (cause) {
        if (!(cause instanceof TierwiseError) || cause.kind !== 'bad-input') throw cause;
        return { inputHash: hash, digest: { kind: 'failed', why: cause.message } };
      }
    },
  };
}

/** Comparisons and runs by the hash of all they depend on, so that paging and explaining run nothing anew. */
function rememberResults(books: BookLookup, programVersion: string) {
  const comparisons = new Recent<Comparison>(KEPT_COMPARISONS);
  const runs = new Recent<KeptRun>(KEPT_LEDGER_ROWS);

  const hashOf = (input: PricedInput, ...more: readonly unknown[]): string =>
    inputHash(
      programVersion,
      input.scenario,
      [input.book, ...input.otherBooks].map(contentHash),
      ...more,
    );

  const comparisonOf = (input: PricedInput): Comparison => {
    // Asked for with every key press: the text itself is the key, a hash would cost as much as the answer.
    const key = [
      JSON.stringify(input.scenario),
      ...[input.book, ...input.otherBooks].map(contentHash),
    ].join('\n');
    const known = comparisons.get(key);
    if (known) return known;
    const comparison = compareScenario(input);
    comparisons.set(key, comparison, 1);
    return comparison;
  };

  const runOf = (input: PricedInput, plan: string): { run: string; kept: KeptRun } => {
    requirePlan(input, plan);
    const run = hashOf(input, plan);
    const known = runs.get(run);
    if (known) return { run, kept: known };
    const rows = rowsOf(recordScenario({ ...input, plan }));
    const kept = { input, rows, views: new Recent<LedgerView>(4) };
    runs.set(run, kept, rows.length + RUN_WEIGHT);
    return { run, kept };
  };

  const keptRun = (of: RunOf): KeptRun => {
    if (!('run' in of)) return runOf(readScenario(of.scenario, books), of.plan).kept;
    const kept = runs.get(of.run);
    if (!kept) throw runForgotten();
    return kept;
  };

  return { hashOf, comparisonOf, runOf, keptRun };
}

function viewOf({ rows, views }: KeptRun, filter: LedgerFilter, sort: LedgerSort): LedgerView {
  const key = JSON.stringify([filter, sort]);
  const known = views.get(key);
  if (known) return known;
  const view = viewLedger(rows, filter, sort);
  views.set(key, view, 1);
  return view;
}

function runForgotten() {
  return refusal('not-found', {
    code: 'run_forgotten',
    path: 'run',
    found: 'a simulation that is no longer kept',
    allowed: 'one of the last simulations',
    remedy: 'Simulate the scenario again.',
  });
}
