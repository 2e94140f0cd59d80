import type { ExplainTarget } from '../../stores/explain';
import { isOwn, type CompareFacts } from './compare-facts';
import { FIGURE_COLUMNS, type FigureColumn } from './compare-columns';
import type { PlanRow } from './plan-rows';

/** What a figure of the comparison is explained by. */
export function explainPlan(
  facts: CompareFacts,
  row: PlanRow,
  column: FigureColumn,
): ExplainTarget {
  const { summary } = row;
  const [first] = summary.months;
  if (column === 'first' && first !== undefined) {
    return {
      title: `${summary.label}, first month`,
      shown: row.firstMonth === null ? '–' : facts.say.money(row.firstMonth),
      subject: {
        kind: 'month',
        plan: summary.plan,
        from: first.from,
        part: 'total',
        ...elsewhere(facts, row),
      },
    };
  }
  return {
    title: `${summary.label}, total`,
    shown: row.total === null ? '–' : facts.say.money(row.total),
    subject: { kind: 'total', plan: summary.plan, ...elsewhere(facts, row) },
  };
}

const elsewhere = (facts: CompareFacts, row: PlanRow): { priceBook?: string } =>
  isOwn(facts, row) ? {} : { priceBook: row.summary.priceBook };

export function explainPurchase(facts: CompareFacts, row: PlanRow, pack: string): ExplainTarget {
  const bought = row.summary.purchases.find((each) => each.pack === pack);
  return {
    title: `${row.summary.label}, ${bought?.label ?? pack}`,
    shown: bought === undefined ? '–' : facts.say.money(bought.amount),
    subject: { kind: 'purchase', plan: row.summary.plan, pack, ...elsewhere(facts, row) },
  };
}

export function explainUnserved(facts: CompareFacts, row: PlanRow): ExplainTarget {
  return {
    title: `${row.summary.label}, unserved`,
    shown: facts.say.count(row.summary.unservedUnits),
    subject: { kind: 'unserved', plan: row.summary.plan, ...elsewhere(facts, row) },
  };
}

/** What F4 explains on a cell of the grid, by its column; the total where a cell has no figure of its own. */
export function explainCell(facts: CompareFacts, row: PlanRow, col: number): ExplainTarget {
  const [pack] = row.summary.purchases;
  if (col === 4 && pack !== undefined) return explainPurchase(facts, row, pack.pack);
  if (col === 5 || (col === 8 && !row.summary.feasible)) return explainUnserved(facts, row);
  return explainPlan(facts, row, FIGURE_COLUMNS[facts.measure][col - 1] ?? 'total');
}
