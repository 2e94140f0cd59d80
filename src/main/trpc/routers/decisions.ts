import { z } from 'zod';
import { LeftoverValue } from '../../../shared/contract/decisions';
import { PriceBookRef } from '../../../shared/contract/library';
import { Id } from '../../../shared/contract/primitives';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

/** Each tells how far it is and ends with the answer; leaving it stops the work. */
export const decisionsRouter = router({
  recommend: reads
    .input(
      z.strictObject({
        scenario: ScenarioContent,
        plan: Id.optional(),
        leftovers: LeftoverValue.optional(),
        shortStays: z.boolean().optional(),
        schedules: z.boolean().optional(),
        robustness: z.boolean().optional(),
      }),
    )
    .subscription(async function* ({ ctx, input: { scenario, ...options }, signal }) {
      yield* ctx.services.answers.recommend(scenario, options, signal);
    }),
  ceilings: reads
    .input(z.strictObject({ scenario: ScenarioContent, plan: Id }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.ceilings(input.scenario, input.plan, signal);
    }),
  assumptions: reads
    .input(z.strictObject({ scenario: ScenarioContent, plan: Id }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.assumptions(input.scenario, input.plan, signal);
    }),
  /** Every saved scenario pinned to the first version, under both. */
  impact: reads
    .input(z.strictObject({ before: PriceBookRef, after: PriceBookRef }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.answers.impactOnSaved(input.before, input.after, signal);
    }),
});
