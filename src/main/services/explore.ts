import type { BreakEven, BreakEvenQuery, PlanMap, PlanMapQuery, Sensitivity, WorkPartRef } from '../../shared/contract/explore';
import { breakEven } from '../planning/explore/break-even';
import { planMap } from '../planning/explore/plan-map';
import { sensitivity } from '../planning/explore/sensitivity';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import { readScenario, type PricedInput } from './scenario-input';

export type ExploreService = {
  /** Cost of every plan over a volume, with the exact crossings. */
  readonly breakEven: (json: unknown, query: BreakEvenQuery) => BreakEven;
  /** The cheapest plan over two volumes. */
  readonly planMap: (json: unknown, query: PlanMapQuery) => PlanMap;
  /** Which inputs move a plan's total most. */
  readonly sensitivity: (json: unknown, plan: string) => Sensitivity;
};

/** Nothing here writes or is kept. Refuses, as `bad-input`, parts and plans the scenario does not have. */
export function createExploreService(books: BookLookup): ExploreService {
  return {
    breakEven: (json, query) => {
      const input = readScenario(json, books);
      checkPart(input, query.part, 'part');
      return breakEven({ ...input, query });
    },
    planMap: (json, query) => {
      const input = readScenario(json, books);
      checkPart(input, query.x.part, 'x.part');
      checkPart(input, query.y.part, 'y.part');
      return planMap({ ...input, query });
    },
    sensitivity: (json, plan) => {
      const input = readScenario(json, books);
      const plans = input.book.plans.map(({ id }) => id);
      if (!plans.includes(plan)) throw unknownName('bad-input', 'plan', 'plan', plan, plans);
      return sensitivity({ ...input, plan });
    },
  };
}

function checkPart({ scenario }: PricedInput, part: WorkPartRef, path: string): void {
  if (part.kind === 'all') return;
  const ids = (part.kind === 'line' ? scenario.lines : scenario.catalogs).map(({ id }) => id);
  if (!ids.includes(part.id)) throw unknownName('bad-input', path, part.kind, part.id, ids);
}
