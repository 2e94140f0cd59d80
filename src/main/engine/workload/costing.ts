import { add, atScale, parseDecimal, placesOf, type Decimal } from '../../../shared/decimal';
import { plus, toAmount } from '../amount/checked';
import { mixesOf, type CostProblem, type CostReader, type Mix } from './cost';
import type { Draft } from './draft';
import { WorkTooLarge } from './too-large';

/** One kind of unit within a line: a combination of mixed choices, with its share of the units. */
export type Variant = {
  /** Whole numbers; exact however many mixes multiply. */
  readonly weight: bigint;
  /** Credits of one unit by meter, at the workload's scale, all operations together. */
  readonly costs: readonly number[];
  /** The same by part (operation) and meter. */
  readonly byPart: readonly (readonly number[])[];
  /** Credits one unit holds while a task runs, by meter. */
  readonly reserve: readonly number[];
};

export type FlatCost = { readonly meter: number; readonly cost: number; readonly reserve: number };

/** Costs of one combination of mixed choices, exact. */
export type Costing = {
  readonly weight: bigint;
  readonly byPart: readonly Decimal[][];
  readonly reserve: readonly Decimal[];
};

/** Combinations of mixed choices a line may have. */
export const MOST_COMBINATIONS = 2_000;

const ZERO: Decimal = { units: 0n, scale: 0 };

/** The choice that a combination takes, by the mix it is taken from. */
type Combination = { readonly weight: bigint; readonly chosen: ReadonlyMap<string, string> };

/** A mix is the same one for two parts where they name the same parameter and the same shares. */
const nameOf = (mix: Mix): string =>
  JSON.stringify([mix.parameter, mix.shares.map((share) => [share.option, share.weight])]);

function combinationsOf(mixes: readonly Mix[], label: string): Combination[] {
  let rows: Combination[] = [{ weight: 1n, chosen: new Map() }];
  for (const mix of mixes) {
    const name = nameOf(mix);
    const shares = mix.shares.filter((share) => share.weight > 0);
    if (rows.length * shares.length > MOST_COMBINATIONS) {
      throw new WorkTooLarge(
        `${label}: mixes of more than ${MOST_COMBINATIONS} combinations`,
        `at most ${MOST_COMBINATIONS} combinations of mixed choices in a line`,
        'Split the line, or give fewer of its parameters as a mix.',
      );
    }
    rows = rows.flatMap((row) =>
      shares.map((share) => ({
        weight: row.weight * BigInt(share.weight),
        chosen: new Map([...row.chosen, [name, share.option]]),
      })),
    );
  }
  return rows;
}

/** The same of a line: the part and the meter whose cost cannot be told. */
export type LineProblem = CostProblem & { readonly part: number; readonly meter: string };

/** Costs of a line's units for each combination of its mixes; a problem where one cannot be told. */
export function costDraft(
  draft: Draft,
  reader: CostReader,
  meters: readonly string[],
): Costing[] | LineProblem {
  const byPart = draft.parts.map((part, at) => mixesOf([part.operation], draft.values[at] ?? {}));
  const mixes = new Map(byPart.flat().map((mix) => [nameOf(mix), mix]));
  const rows: Costing[] = [];
  for (const { weight, chosen } of combinationsOf([...mixes.values()], draft.label)) {
    const costing = costCombination(
      draft,
      reader,
      meters,
      (at) =>
        new Map((byPart[at] ?? []).map((mix) => [mix.parameter, chosen.get(nameOf(mix)) ?? ''])),
    );
    if ('reason' in costing) return costing;
    rows.push({ weight, ...costing });
  }
  const [first] = mixes.values();
  if (rows.length > 0) return rows;
  const meter = draft.parts[0]?.operation.costs[0]?.meter ?? '';
  return { reason: 'cost-not-entered', parameter: first?.parameter ?? '', part: 0, meter };
}

function costCombination(
  draft: Draft,
  reader: CostReader,
  meters: readonly string[],
  fixedOf: (part: number) => ReadonlyMap<string, string>,
): Omit<Costing, 'weight'> | LineProblem {
  const byPart: Decimal[][] = [];
  const reserve: Decimal[] = meters.map(() => ZERO);
  for (const [at, { operation }] of draft.parts.entries()) {
    const own = draft.values[at] ?? {};
    const fixed = fixedOf(at);
    const costs: Decimal[] = meters.map(() => ZERO);
    for (const cost of operation.costs) {
      const meter = meters.indexOf(cost.meter);
      const amount = reader.read(cost.formula, own, fixed);
      if ('reason' in amount) return { ...amount, part: at, meter: cost.meter };
      costs[meter] = add(costs[meter] ?? ZERO, amount);
      const held = operation.task?.reserve;
      const hold =
        held === undefined || held === 'actual'
          ? amount
          : 'perUnit' in held
            ? parseDecimal(held.perUnit)
            : reader.dearest(cost.formula, held.dearestOf, own, fixed);
      if ('reason' in hold) return { ...hold, part: at, meter: cost.meter };
      // A task holds the most it may cost: never less than it does cost.
      reserve[meter] = add(reserve[meter] ?? ZERO, larger(hold, amount));
    }
    byPart.push(costs);
  }
  return { byPart, reserve };
}

function larger(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return atScale(a, scale) >= atScale(b, scale) ? a : b;
}

/** Fewest decimal places that hold every credit amount of a costing. */
export function placesIn(costing: readonly Costing[]): number {
  let places = 0;
  for (const row of costing) {
    for (const costs of row.byPart)
      for (const cost of costs) places = Math.max(places, placesOf(cost));
    for (const hold of row.reserve) places = Math.max(places, placesOf(hold));
  }
  return places;
}

export function variantOf(row: Costing, meters: readonly string[], scale: number): Variant {
  const scaled = (value: Decimal | undefined): number => toAmount(atScale(value ?? ZERO, scale));
  const byPart = row.byPart.map((costs) => costs.map(scaled));
  return {
    weight: row.weight,
    costs: meters.map((_, meter) => byPart.reduce((sum, costs) => plus(sum, costs[meter] ?? 0), 0)),
    byPart,
    reserve: row.reserve.map(scaled),
  };
}

export function flatCost(variants: readonly Variant[]): FlatCost | null {
  const [only] = variants;
  if (variants.length !== 1 || only === undefined) return null;
  const used = only.costs.flatMap((cost, meter) =>
    cost > 0 || (only.reserve[meter] ?? 0) > 0 ? [meter] : [],
  );
  if (used.length > 1) return null;
  const meter = used[0] ?? 0;
  return { meter, cost: only.costs[meter] ?? 0, reserve: only.reserve[meter] ?? 0 };
}
