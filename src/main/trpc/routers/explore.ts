import { z } from 'zod';
import { BreakEven, BreakEvenQuery, PlanMap, PlanMapQuery, Sensitivity } from '../../../shared/contract/explore';
import { Id } from '../../../shared/contract/primitives';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

export const exploreRouter = router({
  breakEven: reads
    .input(z.strictObject({ scenario: ScenarioContent, query: BreakEvenQuery.prefault({}) }))
    .output(BreakEven)
    .query(({ ctx, input }) => ctx.services.explore.breakEven(input.scenario, input.query)),
  planMap: reads
    .input(z.strictObject({ scenario: ScenarioContent, query: PlanMapQuery }))
    .output(PlanMap)
    .query(({ ctx, input }) => ctx.services.explore.planMap(input.scenario, input.query)),
  sensitivity: reads
    .input(z.strictObject({ scenario: ScenarioContent, plan: Id }))
    .output(Sensitivity)
    .query(({ ctx, input }) => ctx.services.explore.sensitivity(input.scenario, input.plan)),
});
