import type { CompareFacts } from './compare-facts';
import type { PlanRow } from './plan-rows';
import { whyNot, whyNotFeasible } from './sentences';

/** What is said of a plan below its figures: why it wins, why it does not, or why it cannot be priced. */
export function sentenceOf(
  { recommendation, rows, book, say }: CompareFacts,
  row: PlanRow,
): string {
  const { summary } = row;
  const { best } = recommendation;
  if (summary.status === 'price-unknown') {
    return 'enter it to see a total.';
  }
  if (!summary.feasible)
    return whyNotFeasible(
      row,
      rows,
      book.plans.map(({ id }) => id),
    );
  if (row.total === null) {
    return `In ${summary.currency}: enter a rate to compare it.`;
  }
  if (best === undefined || best.key === row.key) return 'serves everything at the lowest price.';
  return whyNot(row, best, say);
}
