import { z } from 'zod';
import { MonteCarloQuery } from '../../../shared/contract/uncertainty';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

export const uncertaintyRouter = router({
  /** Progress, an early picture, then the result; leaving it stops the runs. */
  monteCarlo: reads
    .input(z.strictObject({ scenario: ScenarioContent, query: MonteCarloQuery.prefault({}) }))
    .subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.monteCarlo.run(input.scenario, input.query, { signal });
    }),
});
