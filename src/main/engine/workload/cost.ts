import type { CostFormula, Parameter } from '../../../shared/contract/cost';
import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import {
  add,
  atScale,
  multiply,
  parseDecimal,
  placesOf,
  type Decimal,
} from '../../../shared/decimal';

/** Why an operation's cost cannot be told. */
export type CostProblem = {
  readonly reason: 'cost-not-entered' | 'parameter-out-of-range';
  readonly parameter: string;
};

type Values = Readonly<Record<string, ParameterValue>>;
type Fixed = ReadonlyMap<string, string>;

const ZERO: Decimal = { units: 0n, scale: 0 };

/** The value that counts for a range: its likely value, the middle where none is given. */
export function likelyOf(range: {
  min: string;
  likely?: string | undefined;
  max: string;
}): Decimal {
  if (range.likely !== undefined) return parseDecimal(range.likely);
  return multiply(add(parseDecimal(range.min), parseDecimal(range.max)), { units: 5n, scale: 1 });
}

/** Choices a mixed parameter may take, with the share of each, named in the book's order. */
export type Mix = {
  readonly parameter: string;
  readonly shares: readonly { option: string; weight: number }[];
};

function weightsOf(mix: { option: string; share: string }[]): { option: string; weight: number }[] {
  const shares = mix.map((row) => parseDecimal(row.share));
  const scale = Math.max(...shares.map(placesOf));
  return mix.map((row, at) => ({
    option: row.option,
    weight: Number(atScale(shares[at] ?? ZERO, scale)),
  }));
}

function parametersOf(formula: CostFormula, into: Set<string>): void {
  switch (formula.kind) {
    case 'table':
      into.add(formula.parameter);
      for (const row of formula.rows) parametersOf(row.cost, into);
      return;
    case 'steps':
    case 'per':
    case 'entered':
      into.add(formula.parameter);
      return;
    case 'sum':
      for (const part of formula.of) parametersOf(part, into);
      return;
    case 'times':
      parametersOf(formula.cost, into);
      return;
    case 'fixed':
    case 'range':
      return;
    default:
      formula satisfies never;
  }
}

/** Mixed parameters on which the cost of these operations depends. */
export function mixesOf(operations: readonly Operation[], values: Values): Mix[] {
  const names = new Set<string>();
  for (const operation of operations)
    for (const cost of operation.costs) parametersOf(cost.formula, names);
  const mixes: Mix[] = [];
  for (const parameter of names) {
    const value = values[parameter];
    if (typeof value === 'object' && 'mix' in value)
      mixes.push({ parameter, shares: weightsOf(value.mix) });
  }
  return mixes;
}

export class CostReader {
  private readonly parameters: ReadonlyMap<string, Parameter>;

  constructor(book: PriceBook) {
    this.parameters = new Map(book.parameters.map((parameter) => [parameter.id, parameter]));
  }

  /**
   * Credits of one unit by the formula, exact. `fixed` holds the choice taken for each mixed
   * parameter. Returns a problem where a value is missing or outside its range.
   */
  read(formula: CostFormula, values: Values, fixed: Fixed): Decimal | CostProblem {
    switch (formula.kind) {
      case 'fixed':
        return parseDecimal(formula.amount);
      case 'range':
        return likelyOf(formula);
      case 'entered':
        return this.entered(formula.parameter, values);
      case 'table': {
        const option = fixed.get(formula.parameter) ?? this.choice(formula.parameter, values);
        const row = formula.rows.find((candidate) => candidate.option === option);
        if (row === undefined) return { reason: 'cost-not-entered', parameter: formula.parameter };
        return this.read(row.cost, values, fixed);
      }
      case 'steps': {
        const n = this.whole(formula.parameter, values);
        if (typeof n === 'object') return n;
        const further = multiply(parseDecimal(formula.further), {
          units: BigInt(Math.max(n - 1, 0)),
          scale: 0,
        });
        return n === 0 ? ZERO : add(parseDecimal(formula.first), further);
      }
      case 'per': {
        const n = this.whole(formula.parameter, values);
        return typeof n === 'object'
          ? n
          : multiply(parseDecimal(formula.amount), { units: BigInt(n), scale: 0 });
      }
      case 'sum': {
        let total = ZERO;
        for (const part of formula.of) {
          const cost = this.read(part, values, fixed);
          if ('reason' in cost) return cost;
          total = add(total, cost);
        }
        return total;
      }
      case 'times': {
        const cost = this.read(formula.cost, values, fixed);
        return 'reason' in cost ? cost : multiply(cost, parseDecimal(formula.factor));
      }
      default:
        return formula satisfies never;
    }
  }

  /** The dearest a unit can be over the choices of one parameter (rulebook 5, A-11). */
  dearest(
    formula: CostFormula,
    parameter: string,
    values: Values,
    fixed: Fixed,
  ): Decimal | CostProblem {
    const knob = this.parameters.get(parameter);
    if (knob?.kind !== 'choice') return this.read(formula, values, fixed);
    let dearest: Decimal | undefined;
    for (const option of knob.options) {
      const cost = this.read(formula, values, new Map([...fixed, [parameter, option.id]]));
      if ('reason' in cost) continue;
      const scale = Math.max(cost.scale, dearest?.scale ?? 0);
      if (dearest === undefined || atScale(cost, scale) > atScale(dearest, scale)) dearest = cost;
    }
    return dearest ?? { reason: 'cost-not-entered', parameter };
  }

  private choice(parameter: string, values: Values): string | undefined {
    const value = values[parameter];
    if (typeof value === 'string') return value;
    const knob = this.parameters.get(parameter);
    return knob?.kind === 'choice' ? knob.default : undefined;
  }

  private whole(parameter: string, values: Values): number | CostProblem {
    const knob = this.parameters.get(parameter);
    const given = values[parameter];
    const value =
      typeof given === 'number' ? given : knob?.kind === 'whole' ? knob.default : undefined;
    if (value === undefined) return { reason: 'cost-not-entered', parameter };
    if (knob?.kind === 'whole' && (value < knob.min || value > knob.max)) {
      return { reason: 'parameter-out-of-range', parameter };
    }
    return value;
  }

  private entered(parameter: string, values: Values): Decimal | CostProblem {
    const value = values[parameter];
    if (typeof value === 'number') return { units: BigInt(value), scale: 0 };
    if (typeof value === 'object' && 'credits' in value) {
      return typeof value.credits === 'string'
        ? parseDecimal(value.credits)
        : likelyOf(value.credits);
    }
    const knob = this.parameters.get(parameter);
    if (knob?.kind === 'credits' && knob.default !== undefined) return parseDecimal(knob.default);
    return { reason: 'cost-not-entered', parameter };
  }
}
