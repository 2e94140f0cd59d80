import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { toAmount } from '../amount/checked';
import { ratio, ratioOf, roundRatio, timesRatio, type Ratio } from '../amount/ratio';
import { monthGrid } from '../time/cycle';
import { parseDay } from '../time/day';
import { CostReader } from './cost';
import {
  costDraft,
  flatCost,
  placesIn,
  variantOf,
  type Costing,
  type FlatCost,
  type LineProblem,
  type Variant,
} from './costing';
import { draftCatalog, draftLine, type Draft, type Origin, type WorkPart } from './draft';
import { horizonOf, likelyCount, spreadInto, type Horizon } from './spread';

/** Work of one kind as dated units: operations that run together on a unit, served whole or not at all. */
export type WorkLine = {
  /** Position in the order of serving. */
  readonly at: number;
  readonly id: string;
  readonly label: string;
  readonly case: string | undefined;
  readonly parts: readonly WorkPart[];
  /** Positions of the operations. */
  readonly operations: readonly number[];
  /** By meter: positions of the operations that cost something on it, for credits that only some may use. */
  readonly payers: readonly (readonly number[])[];
  readonly variants: readonly Variant[];
  /**
   * Where every unit costs the same on one meter at most: that meter, the cost and what a task
   * holds for a unit. Null for mixes and for work on several meters.
   */
  readonly flat: FlatCost | null;
  /** Rule ids of the parts' costs by meter, and of the task's reservation. */
  readonly costRules: readonly (readonly string[])[];
  readonly taskRule: string;
  /** What `units` was spread from, so that an uncertain quantity can be drawn anew. */
  readonly origin: Origin;
  /** Units due by day offset, successes and failures together. */
  readonly units: Float64Array;
  /** Successes are the whole part of cumulative units × numerator / denominator. */
  readonly success: { readonly numerator: number; readonly denominator: number };
  readonly secondsPerUnit: number | undefined;
  readonly problem: LineProblem | undefined;
  /**
   * Operations on a unit as an entity (rulebook 3): those of this line, and those of other lines that
   * ran before it on the same records. Free lines are entities of one operation.
   */
  readonly entity: EntityOperations;
};

/** Records a line's operations run on: a share of the catalog's, rounded half up. */
export function shareOfRecords(records: number, share: Ratio | undefined): number {
  return share === undefined ? records : toAmount(roundRatio(timesRatio(ratio(records), share)));
}

export type EntityOperations = {
  readonly before: number;
  readonly own: number;
  readonly paidBefore: number;
  readonly paidOwn: number;
};

export type Workload = {
  readonly horizon: Horizon;
  readonly lines: readonly WorkLine[];
  /** Decimal places of every credit amount in the run. */
  readonly scale: number;
  readonly meters: readonly string[];
};

function successOf(share: string): { numerator: number; denominator: number } {
  const { numerator, denominator } = ratioOf(share);
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** Whether an operation costs anything on a meter, whatever is chosen; what nobody has entered may. */
function costsOn(costing: readonly Costing[] | LineProblem, part: number, meter: number): boolean {
  return (
    'reason' in costing || costing.some((row) => (row.byPart[part]?.[meter]?.units ?? 0n) > 0n)
  );
}

/**
 * The scenario's work as dated units with exact unit costs, in the order it is served: catalogs,
 * then free lines, each as they stand (rulebook 2, "Lines run in their order").
 * `places` is the least scale the price book's own amounts need. Throws WorkTooLarge.
 */
export function compileWorkload(book: PriceBook, scenario: Scenario, places: number): Workload {
  const servedWhole = book.policies.records.served === 'whole';
  const drafts = [
    ...scenario.catalogs.flatMap((catalog, key) => draftCatalog(catalog, key, book, servedWhole)),
    ...scenario.lines.map((line, at) => draftLine(line, scenario.catalogs.length + at, book)),
  ];
  const meters = book.meters.map((meter) => meter.id);
  const reader = new CostReader(book);
  const costings = drafts.map((draft) => costDraft(draft, reader, meters));
  const scale = costings.reduce(
    (most, costing) => ('reason' in costing ? most : Math.max(most, placesIn(costing))),
    places,
  );
  const horizon = horizonOf(scenario, monthGrid(parseDay(scenario.start), scenario.months));
  const paid = new Set<WorkPart>();
  for (const [at, draft] of drafts.entries()) {
    const costing = costings[at] ?? [];
    for (const [n, part] of draft.parts.entries())
      if (meters.some((_, meter) => costsOn(costing, n, meter))) paid.add(part);
  }
  const days = horizon.end - horizon.start;
  // One block for all lines: twenty allocations of their own would cost as much as the spreading.
  const block = new Float64Array(days * drafts.length);
  const lines = drafts.map((draft, at) =>
    lineOf(draft, at, costings[at] ?? [], {
      meters,
      scale,
      horizon,
      paid,
      units: block.subarray(at * days, (at + 1) * days),
    }),
  );
  return { horizon, lines, scale, meters };
}

type Frame = {
  readonly meters: readonly string[];
  readonly scale: number;
  readonly horizon: Horizon;
  readonly paid: ReadonlySet<WorkPart>;
  readonly units: Float64Array;
};

function lineOf(
  draft: Draft,
  at: number,
  costing: readonly Costing[] | LineProblem,
  { meters, scale, horizon, paid, units }: Frame,
): WorkLine {
  const quantity = shareOfRecords(likelyCount(draft.origin.quantity), draft.origin.share);
  spreadInto(units, draft.origin.shape, () => quantity, horizon);
  const variants = 'reason' in costing ? [] : costing.map((row) => variantOf(row, meters, scale));
  const operations = draft.parts.map((part) => part.operationAt);
  return {
    at,
    id: draft.id,
    label: draft.label,
    case: draft.case,
    parts: draft.parts,
    operations,
    payers: meters.map((_, meter) =>
      operations.filter((_operation, part) => costsOn(costing, part, meter)),
    ),
    variants,
    flat: flatCost(variants),
    costRules: draft.parts.map(({ operation }) =>
      meters.map((meter) => `operations.${operation.id}.costs.${meter}`),
    ),
    taskRule: `operations.${draft.parts[0]?.operation.id ?? ''}.task`,
    origin: draft.origin,
    units,
    success: successOf(draft.success),
    secondsPerUnit: draft.secondsPerUnit,
    problem: 'reason' in costing ? costing : undefined,
    entity: {
      before: draft.before.length,
      own: draft.parts.length,
      paidBefore: draft.before.filter((part) => paid.has(part)).length,
      paidOwn: draft.parts.filter((part) => paid.has(part)).length,
    },
  };
}
