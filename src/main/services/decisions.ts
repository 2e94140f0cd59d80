import type { Ceilings } from '../../shared/contract/ceilings';
import type { LeftoverValue, Recommendation } from '../../shared/contract/decisions';
import type { Impact } from '../../shared/contract/impact';
import type { PriceBookRef } from '../../shared/contract/library';
import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import { ceilings } from '../planning/ceilings';
import { impact } from '../planning/impact';
import { recommendScenario } from '../planning/recommend/recommend';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import { readScenario, type PricedInput } from './scenario-input';

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
  /** The saved scenarios of a price book's version, under it and under another. */
  readonly impactOnSaved: (before: PriceBookRef, after: PriceBookRef) => Impact;
};

/** Saved scenarios that are pinned to a version of a price book. */
export type PinnedTo = (book: PriceBookRef) => readonly Scenario[];

function checkPlan({ book }: PricedInput, plan: string): void {
  const plans = book.plans.map(({ id }) => id);
  if (!plans.includes(plan)) throw unknownName('bad-input', 'plan', 'plan', plan, plans);
}

/** Nothing here writes or is kept. */
export function createDecisionService(books: BookLookup, pinnedTo: PinnedTo = () => []): DecisionService {
  const bookOf = (ref: PriceBookRef, path: string): PriceBook => {
    const book = books(ref.id, ref.version);
    if (book === undefined) throw unknownName('not-found', path, 'price book', `${ref.id} ${ref.version}`, []);
    return book;
  };
  return {
    recommend: (json, options) => {
      const input = readScenario(json, books);
      if (options.plan !== undefined) checkPlan(input, options.plan);
      return recommendScenario({ ...input, ...options });
    },
    ceilings: (json, plan) => {
      const input = readScenario(json, books);
      checkPlan(input, plan);
      return ceilings({ ...input, plan });
    },
    impact: (scenarios, before, after) =>
      impact({ scenarios: scenarios.map((json) => readScenario(json, () => before).scenario), before, after }),
    impactOnSaved: (before, after) =>
      impact({ scenarios: pinnedTo(before), before: bookOf(before, 'before'), after: bookOf(after, 'after') }),
  };
}
