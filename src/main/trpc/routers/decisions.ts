import { z } from 'zod';
import { Ceilings } from '../../../shared/contract/ceilings';
import { LeftoverValue, Recommendation } from '../../../shared/contract/decisions';
import { Impact } from '../../../shared/contract/impact';
import { PriceBookRef } from '../../../shared/contract/library';
import { Id } from '../../../shared/contract/primitives';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

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
    .output(Recommendation)
    .query(({ ctx, input: { scenario, ...options } }) => ctx.services.decisions.recommend(scenario, options)),
  ceilings: reads
    .input(z.strictObject({ scenario: ScenarioContent, plan: Id }))
    .output(Ceilings)
    .query(({ ctx, input }) => ctx.services.decisions.ceilings(input.scenario, input.plan)),
  /** Every saved scenario pinned to the first version, under both. */
  impact: reads
    .input(z.strictObject({ before: PriceBookRef, after: PriceBookRef }))
    .output(Impact)
    .query(({ ctx, input }) => ctx.services.decisions.impactOnSaved(input.before, input.after)),
});
