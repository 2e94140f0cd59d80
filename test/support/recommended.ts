import {
  recommendScenario,
  type RecommendInput,
} from '../../src/main/planning/recommend/recommend';
import { Recommendation } from '../../src/shared/contract/decisions';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';

/** The answer as it leaves the program: checked against its contract. */
export function recommend(
  from: PriceBook,
  what: Scenario,
  more: Partial<RecommendInput> = {},
): Recommendation {
  return Recommendation.parse(
    recommendScenario({ scenario: what, book: from, robustness: false, ...more }),
  );
}

/** What is bought, as "day count pack". */
export const bought = ({ choice }: Recommendation) =>
  choice?.purchases.map(({ on, pack: id, count }) => `${on} ${count} ${id}`);
/** Changes of plan, as "ordered in-force plan". */
export const steps = ({ choice }: Recommendation) =>
  choice?.steps.map(({ on, from, plan: id }) => `${on} ${from} ${id}`);

export const cheapest = { packs: { kind: 'cheapest' } } as const;
