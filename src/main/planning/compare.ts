import type { PriceBook } from '../../shared/contract/price-book';
import type { Comparison, PlanSummary } from '../../shared/contract/result';
import { RESULT_FORMAT } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { compareDecimals, parseDecimal } from '../../shared/decimal';
import { compileProgram } from '../engine/simulate/program';
import { compareAlternative } from './alternatives';
import { planSummary } from './plan-summary';
import { assumptionsOf, readBook } from './readings';
import { withOverflow } from './record';

/** What a plan is ranked by: its total in the scenario's currency. */
function rankTotal(row: PlanSummary, currency: string): string | null {
  if (row.converted !== undefined) return row.converted.total;
  return row.currency === currency ? row.total : null;
}

const RANK = { feasible: 0, 'not-feasible': 1, 'price-unknown': 2 } as const;

function byMerit(currency: string): (a: PlanSummary, b: PlanSummary) => number {
  return (a, b) => {
    if (RANK[a.status] !== RANK[b.status]) return RANK[a.status] - RANK[b.status];
    const left = rankTotal(a, currency);
    const right = rankTotal(b, currency);
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
    return compareDecimals(parseDecimal(left), parseDecimal(right));
  };
}

/**
 * The scenario under every plan of its price book, and under the price books of its alternatives.
 * Cheapest feasible first; a price on request is last and never counts as zero (rulebook 2).
 * Throws TierwiseError (bad-input) where a reading is unknown or an amount overflows.
 */
export function compareScenario({
  scenario,
  book,
  otherBooks = [],
}: {
  scenario: Scenario;
  book: PriceBook;
  otherBooks?: readonly PriceBook[];
}): Comparison {
  return withOverflow(() => {
    const program = compileProgram(readBook(book, scenario), scenario);
    // An account as it stands has its plan; a change of plan is one of the scenario's changes.
    const plans =
      scenario.account === undefined ? book.plans.map((plan) => plan.id) : [scenario.account.plan];
    const rows = plans.map((plan) => planSummary(program, plan));
    for (const alternative of scenario.alternatives) {
      const { id, version } = alternative.priceBook;
      const other = otherBooks.find(
        (candidate) =>
          candidate.id === id && (version === undefined || candidate.version === version),
      );
      if (other !== undefined) rows.push(...compareAlternative(scenario, book, alternative, other));
    }
    rows.sort(byMerit(book.currency));
    const best = rows.find(
      (row) => row.status === 'feasible' && rankTotal(row, book.currency) !== null,
    );
    return {
      format: RESULT_FORMAT,
      kind: 'comparison',
      scenario: scenario.name,
      priceBook: { id: book.id, version: book.version },
      currency: book.currency,
      start: scenario.start,
      months: scenario.months,
      cheapest: best?.plan ?? null,
      cheapestPriceBook: best?.priceBook ?? null,
      plans: rows,
      assumptions: assumptionsOf(book, scenario),
    };
  });
}
