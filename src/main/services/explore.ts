import type {
  BreakEven,
  BreakEvenQuery,
  PlanMap,
  PlanMapQuery,
  Sensitivity,
} from '../../shared/contract/explore';
import { breakEven } from '../planning/explore/break-even';
import { planMap } from '../planning/explore/plan-map';
import { sensitivity } from '../planning/explore/sensitivity';
import type { BookLookup } from './book-lookup';
import { readFor, readScenario, requirePart } from './scenario-input';

export type ExploreService = {
  /** Cost of every plan over a volume, with the exact crossings. */
  readonly breakEven: (json: unknown, query: BreakEvenQuery) => BreakEven;
  /** The cheapest plan over two volumes. */
  readonly planMap: (json: unknown, query: PlanMapQuery) => PlanMap;
  /** Which inputs move a plan's total most. */
  readonly sensitivity: (json: unknown, plan: string) => Sensitivity;
};

/**
 * At once, for the command line; screens ask services/answers.ts. Refuses, as `bad-input`, parts and
 * plans the scenario does not have.
 */
export function createExploreService(books: BookLookup): ExploreService {
  return {
    breakEven: (json, query) =>
      breakEven({ ...requirePart(readScenario(json, books), query.part, 'part'), query }),
    planMap: (json, query) => {
      const input = requirePart(readScenario(json, books), query.x.part, 'x.part');
      return planMap({ ...requirePart(input, query.y.part, 'y.part'), query });
    },
    sensitivity: (json, plan) => sensitivity({ ...readFor(json, plan, books), plan }),
  };
}
