import { withOverflow } from '../planning/record';
import { createSampler, runChunk } from '../planning/uncertainty/chunk';
import { summariseChunks } from '../planning/uncertainty/monte-carlo';
import type { OpenTask, Tasks } from './jobs';

type Task = Tasks['monte-carlo'];

/** Runs and sums of one scenario; the runs' answer is the same whoever computes them in whatever pieces. */
export function monteCarloTask({ scenario, book, query }: Task['setup']): OpenTask<Task> {
  const sampler = withOverflow(() => createSampler(scenario, book, query));
  return {
    run: ({ from, to }) => withOverflow(() => runChunk(sampler, from, to)),
    sum: ({ chunks, runs }) =>
      withOverflow(() =>
        summariseChunks({ ...sampler, query: { ...query, runs } }, chunks, scenario, book),
      ),
  };
}
