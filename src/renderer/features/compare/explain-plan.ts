import type { ExplainTarget } from '../../stores/explain';
import { isOwn, type CompareFacts } from './compare-facts';
import type { FigureColumn } from './compare-columns';
import type { PlanRow } from './plan-rows';

/** What a figure of the comparison is explained by. */
export function explainPlan(
  facts: CompareFacts,
  row: PlanRow,
  column: FigureColumn,
): ExplainTarget {
  const { summary } = row;
  const other = isOwn(facts, row) ? {} : { priceBook: summary.priceBook };
  const [first] = summary.months;
  if (column === 'first' && first !== undefined) {
    return {
      title: `${summary.label}, first month`,
      shown: row.firstMonth === null ? '–' : facts.say.money(row.firstMonth),
      subject: { kind: 'month', plan: summary.plan, from: first.from, part: 'total', ...other },
    };
  }
  return {
    title: `${summary.label}, total`,
    shown: row.total === null ? '–' : facts.say.money(row.total),
    subject: { kind: 'total', plan: summary.plan, ...other },
  };
}
