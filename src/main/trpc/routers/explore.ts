import { z } from 'zod';
import { BreakEvenQuery, PlanMapQuery } from '../../../shared/contract/explore';
import { Id } from '../../../shared/contract/primitives';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

/** Each tells how far it is and ends with the answer; leaving it stops the work. */
export const exploreRouter = router({
  breakEven: reads
    .input(z.strictObject({ scenario: ScenarioContent, query: BreakEvenQuery.prefault({}) }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.breakEven(input.scenario, input.query, signal);
    }),
  planMap: reads
    .input(z.strictObject({ scenario: ScenarioContent, query: PlanMapQuery }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.planMap(input.scenario, input.query, signal);
    }),
  sensitivity: reads
    .input(z.strictObject({ scenario: ScenarioContent, plan: Id }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.sensitivity(input.scenario, input.plan, signal);
    }),
});
