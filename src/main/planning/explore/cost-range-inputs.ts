import type { CostFormula } from '../../../shared/contract/cost';
import { formatTrimmed } from '../../../shared/decimal';
import { likelyOf } from '../../engine/workload/cost';
import type { End, Input, World } from './input';

/** Operations at work whose cost the price book itself states as a range. */
export function costRanges({ scenario, book }: World): Input[] {
  const used = new Set([
    ...scenario.lines.map(({ operation }) => operation),
    ...scenario.catalogs.flatMap(({ operations }) => operations.map(({ operation }) => operation)),
  ]);
  return book.operations
    .filter(({ id }) => used.has(id))
    .flatMap((operation): Input[] => {
      const ranges = operation.costs.flatMap(({ formula }) => rangesIn(formula));
      const [first] = ranges;
      if (first === undefined) return [];
      const only = ranges.length === 1;
      const likely = likelyOf(first);
      return [
        {
          id: `operations.${operation.id}.cost`,
          label: `${operation.label}: credits of one ${operation.unit}`,
          range: 'own',
          low: only ? first.min : 'least',
          now: only ? formatTrimmed(likely.units, likely.scale) : 'likely',
          high: only ? first.max : 'most',
          at: (world, end) => ({
            ...world,
            book: {
              ...world.book,
              operations: world.book.operations.map((row) =>
                row.id === operation.id
                  ? {
                      ...row,
                      costs: row.costs.map((cost) => ({
                        ...cost,
                        formula: atEnd(cost.formula, end),
                      })),
                    }
                  : row,
              ),
            },
          }),
        },
      ];
    });
}

type Range = Extract<CostFormula, { kind: 'range' }>;

function rangesIn(formula: CostFormula): Range[] {
  switch (formula.kind) {
    case 'range':
      return [formula];
    case 'sum':
      return formula.of.flatMap(rangesIn);
    case 'times':
      return rangesIn(formula.cost);
    case 'table':
      return formula.rows.flatMap(({ cost }) => rangesIn(cost));
    case 'fixed':
    case 'entered':
    case 'steps':
    case 'per':
      return [];
    default:
      return formula satisfies never;
  }
}

/** The formula with each of its ranges at one end. */
function atEnd(formula: CostFormula, end: End): CostFormula {
  switch (formula.kind) {
    case 'range':
      return { kind: 'fixed', amount: end === 'low' ? formula.min : formula.max };
    case 'sum':
      return { ...formula, of: formula.of.map((part) => atEnd(part, end)) };
    case 'times':
      return { ...formula, cost: atEnd(formula.cost, end) };
    case 'table':
      return {
        ...formula,
        rows: formula.rows.map((row) => ({ ...row, cost: atEnd(row.cost, end) })),
      };
    case 'fixed':
    case 'entered':
    case 'steps':
    case 'per':
      return formula;
    default:
      return formula satisfies never;
  }
}
