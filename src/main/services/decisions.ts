import type { Ceilings } from '../../shared/contract/ceilings';
import type { LeftoverValue, Recommendation } from '../../shared/contract/decisions';
import type { Impact } from '../../shared/contract/impact';
import type { PriceBook } from '../../shared/contract/price-book';
import { ceilings } from '../planning/ceilings';
import { impact } from '../planning/impact';
import { recommendScenario } from '../planning/recommend/recommend';
import type { BookLookup } from './book-lookup';
import { readFor, readScenario } from './scenario-input';

export type RecommendOptions = {
  readonly plan?: string | undefined;
  readonly leftovers?: LeftoverValue | undefined;
  /** Plans may be taken for some days; else such ways are only told on condition. */
  readonly shortStays?: boolean | undefined;
  /** False while a slider moves: plans are compared, changes of plan are not looked for. */
  readonly schedules?: boolean | undefined;
  /** False leaves out flips, headroom and conditions, which take most of the time. */
  readonly robustness?: boolean | undefined;
};

export type DecisionService = {
  /** The cheapest feasible way: plan or schedule of plans, packs, overage, auto top-up. */
  readonly recommend: (json: unknown, options: RecommendOptions) => Recommendation;
  /** Run-out, and which ceiling of a plan binds. */
  readonly ceilings: (json: unknown, plan: string) => Ceilings;
  /** Scenarios under two versions of a price book; each is read against the version before. */
  readonly impact: (scenarios: readonly unknown[], before: PriceBook, after: PriceBook) => Impact;
};

/** At once, for the command line; screens ask services/answers.ts. Nothing here writes or is kept. */
export function createDecisionService(books: BookLookup): DecisionService {
  return {
    recommend: (json, options) =>
      recommendScenario({ ...readFor(json, options.plan, books), ...options }),
    ceilings: (json, plan) => ceilings({ ...readFor(json, plan, books), plan }),
    impact: (scenarios, before, after) =>
      impact({
        scenarios: scenarios.map((json) => readScenario(json, () => before).scenario),
        before,
        after,
      }),
  };
}
