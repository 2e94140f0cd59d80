import { z } from 'zod';
import { ReplayQuery } from '../../../shared/contract/replay';
import { UsageId } from '../../../shared/contract/usage';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

export const replayRouter = router({
  /** Progress plan by plan, then the result; leaving it stops the work. */
  run: reads
    .input(
      z.strictObject({
        scenario: ScenarioContent,
        usage: UsageId,
        query: ReplayQuery.prefault({}),
      }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      const { usage, replay } = ctx.services;
      yield* replay.run(input.scenario, usage.usageOf(input.usage), input.query, { signal });
    }),
});
