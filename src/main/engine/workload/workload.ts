import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Catalog, Line, ParameterValue, Scenario } from '../../../shared/contract/scenario';
import { add, atScale, parseDecimal, placesOf, type Decimal } from '../../../shared/decimal';
import { toAmount } from '../amount/checked';
import type { Quantity } from '../../../shared/contract/primitives';
import { ratioOf, roundRatio, timesRatio, ratio, type Ratio } from '../amount/ratio';
import { monthGrid } from '../time/cycle';
import { parseDay } from '../time/day';
import { CostReader, mixesOf, type CostProblem, type Mix } from './cost';
import { horizonOf, likelyCount, spread, type Horizon, type Shape } from './spread';

/** One kind of unit within a line: a combination of mixed choices, with its share of the units. */
export type Variant = {
  readonly weight: number;
  /** Credits of one unit by meter, at the workload's scale, all operations together. */
  readonly costs: readonly number[];
  /** The same by part (operation) and meter. */
  readonly byPart: readonly (readonly number[])[];
  /** Credits one unit holds while a task runs, by meter. */
  readonly reserve: readonly number[];
};

export type WorkPart = { readonly operation: Operation; readonly operationAt: number };

/** Work of one kind as dated units: operations that run together on a unit, served whole or not at all. */
export type WorkLine = {
  /** Position in the order of serving. */
  readonly at: number;
  readonly id: string;
  readonly label: string;
  readonly case: string | undefined;
  readonly parts: readonly WorkPart[];
  /** Positions of the operations, for credits that only some may use. */
  readonly operations: readonly number[];
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
  readonly problem: CostProblem | undefined;
  /** Records of a catalog count as entities; free lines do as well, one operation each. */
  readonly operationsPerUnit: number;
  readonly paidOperationsPerUnit: number;
};

/** Lines with the same key share one draw: the operations of one catalog. */
export type Origin = { readonly key: number; readonly quantity: Quantity; readonly share: Ratio | undefined; readonly shape: Shape };

/** Records a line's operations run on: a share of the catalog's, rounded half up. */
export function shareOfRecords(records: number, share: Ratio | undefined): number {
  return share === undefined ? records : toAmount(roundRatio(timesRatio(ratio(records), share)));
}

export type FlatCost = { readonly meter: number; readonly cost: number; readonly reserve: number };

export type Workload = {
  readonly horizon: Horizon;
  readonly lines: readonly WorkLine[];
  /** Decimal places of every credit amount in the run. */
  readonly scale: number;
  readonly meters: readonly string[];
};

type Draft = {
  id: string;
  label: string;
  case: string | undefined;
  parts: WorkPart[];
  values: Readonly<Record<string, ParameterValue>>[];
  origin: Origin;
  success: string;
  secondsPerUnit: number | undefined;
};

type Costing = { weight: number; byPart: Decimal[][]; reserve: Decimal[] };

function partOf(book: PriceBook, id: string): WorkPart {
  const operationAt = book.operations.findIndex((operation) => operation.id === id);
  const operation = book.operations[operationAt];
  // The contract has checked references; an unknown operation here is our own fault.
  if (operation === undefined) throw new RangeError(`unknown operation ${id}`);
  return { operation, operationAt };
}

function draftLine(line: Line, key: number, book: PriceBook): Draft {
  const part = partOf(book, line.operation);
  return {
    id: line.id,
    label: line.label ?? part.operation.label,
    case: line.case,
    parts: [part],
    values: [line.parameters],
    origin: { key, quantity: line.quantity, share: undefined, shape: line },
    success: line.success,
    secondsPerUnit: line.secondsPerUnit,
  };
}

/** Operations with the same schedule, success and share run together; the others apart, in their order. */
function draftCatalog(catalog: Catalog, key: number, book: PriceBook, servedWhole: boolean): Draft[] {
  const drafts: Draft[] = [];
  const groups = new Map<string, Draft>();
  for (const [at, entry] of catalog.operations.entries()) {
    const part = partOf(book, entry.operation);
    const values = { ...catalog.parameters, ...entry.parameters };
    const schedule = entry.schedule ?? catalog.schedule;
    const success = entry.success ?? catalog.success;
    const apart = !servedWhole || part.operation.task !== undefined;
    const together = apart ? `apart ${at}` : JSON.stringify([schedule, success, entry.share ?? '1']);
    const group = groups.get(together);
    if (group !== undefined) {
      group.parts.push(part);
      group.values.push(values);
      continue;
    }
    const share = entry.share === undefined ? undefined : ratioOf(entry.share);
    const draft: Draft = {
      id: catalog.id,
      label: catalog.label,
      case: catalog.case,
      parts: [part],
      values: [values],
      origin: { key, quantity: catalog.records, share, shape: { ...catalog, schedule } },
      success,
      secondsPerUnit: undefined,
    };
    groups.set(together, draft);
    drafts.push(draft);
  }
  return drafts;
}

function combinations(mixes: readonly Mix[]): { weight: number; fixed: Map<string, string> }[] {
  let rows: { weight: number; fixed: Map<string, string> }[] = [{ weight: 1, fixed: new Map() }];
  for (const mix of mixes) {
    rows = rows.flatMap((row) =>
      mix.shares
        .filter((share) => share.weight > 0)
        .map((share) => ({
          weight: row.weight * share.weight,
          fixed: new Map([...row.fixed, [mix.parameter, share.option]]),
        })),
    );
  }
  return rows;
}

const ZERO: Decimal = { units: 0n, scale: 0 };

function costDraft(draft: Draft, reader: CostReader, meters: readonly string[]): Costing[] | CostProblem {
  const values = Object.assign({}, ...draft.values) as Record<string, ParameterValue>;
  const rows: Costing[] = [];
  for (const { weight, fixed } of combinations(mixesOf(draft.parts.map((part) => part.operation), values))) {
    const byPart: Decimal[][] = [];
    const reserve: Decimal[] = meters.map(() => ZERO);
    for (const [at, { operation }] of draft.parts.entries()) {
      const own = draft.values[at] ?? {};
      const costs: Decimal[] = meters.map(() => ZERO);
      for (const cost of operation.costs) {
        const meter = meters.indexOf(cost.meter);
        const amount = reader.read(cost.formula, own, fixed);
        if ('reason' in amount) return amount;
        costs[meter] = add(costs[meter] ?? ZERO, amount);
        const held = operation.task?.reserve;
        const hold =
          held === undefined || held === 'actual'
            ? amount
            : 'perUnit' in held
              ? parseDecimal(held.perUnit)
              : reader.dearest(cost.formula, held.dearestOf, own, fixed);
        if ('reason' in hold) return hold;
        reserve[meter] = add(reserve[meter] ?? ZERO, hold);
      }
      byPart.push(costs);
    }
    rows.push({ weight, byPart, reserve });
  }
  return rows;
}

function variantOf(row: Costing, meters: readonly string[], scale: number): Variant {
  const scaled = (value: Decimal | undefined): number => toAmount(atScale(value ?? ZERO, scale));
  const byPart = row.byPart.map((costs) => costs.map(scaled));
  return {
    weight: row.weight,
    costs: meters.map((_, meter) => byPart.reduce((sum, costs) => sum + (costs[meter] ?? 0), 0)),
    byPart,
    reserve: row.reserve.map(scaled),
  };
}

function flatCost(variants: readonly Variant[]): FlatCost | null {
  const [only] = variants;
  if (variants.length !== 1 || only === undefined) return null;
  const used = only.costs.flatMap((cost, meter) => (cost > 0 || (only.reserve[meter] ?? 0) > 0 ? [meter] : []));
  if (used.length > 1) return null;
  const meter = used[0] ?? 0;
  return { meter, cost: only.costs[meter] ?? 0, reserve: only.reserve[meter] ?? 0 };
}

function successOf(share: string): { numerator: number; denominator: number } {
  const { numerator, denominator } = ratioOf(share);
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/**
 * The scenario's work as dated units with exact unit costs, in the order it is served: catalogs,
 * then free lines, each as they stand (rulebook 2, "Lines run in their order").
 * `places` is the least scale the price book's own amounts need.
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
  let scale = places;
  for (const costing of costings) {
    if ('reason' in costing) continue;
    for (const row of costing) {
      for (const costs of row.byPart) for (const cost of costs) scale = Math.max(scale, placesOf(cost));
      for (const hold of row.reserve) scale = Math.max(scale, placesOf(hold));
    }
  }
  const horizon = horizonOf(scenario, monthGrid(parseDay(scenario.start), scenario.months));
  const lines = drafts.map((draft, at): WorkLine => {
    const costing = costings[at] ?? [];
    const variants = 'reason' in costing ? [] : costing.map((row) => variantOf(row, meters, scale));
    return {
      at,
      id: draft.id,
      label: draft.label,
      case: draft.case,
      parts: draft.parts,
      operations: draft.parts.map((part) => part.operationAt),
      variants,
      flat: flatCost(variants),
      costRules: draft.parts.map(({ operation }) => meters.map((meter) => `operations.${operation.id}.costs.${meter}`)),
      taskRule: `operations.${draft.parts[0]?.operation.id ?? ''}.task`,
      origin: draft.origin,
      units: spread(draft.origin.shape, shareOfRecords(likelyCount(draft.origin.quantity), draft.origin.share), horizon),
      success: successOf(draft.success),
      secondsPerUnit: draft.secondsPerUnit,
      problem: 'reason' in costing ? costing : undefined,
      operationsPerUnit: draft.parts.length,
      paidOperationsPerUnit: draft.parts.filter((part) => part.operation.costs.length > 0).length,
    };
  });
  return { horizon, lines, scale, meters };
}
