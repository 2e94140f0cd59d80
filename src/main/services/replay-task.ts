import { withOverflow } from '../planning/record';
import {
  againstPlanOf,
  createReplay,
  fitOf,
  presentReplay,
  replayedPlans,
  runPlan,
} from '../planning/replay/replay';
import type { OpenTask, Tasks } from './jobs';

type Task = Tasks['replay'];

/** One usage against the plans of one scenario. */
export function replayTask({ usage, scenario, book, query }: Task['setup']): OpenTask<Task> {
  const replay = withOverflow(() => createReplay(usage, scenario, book, query));
  return {
    plans: () => replayedPlans(replay),
    plan: (plan) => withOverflow(() => runPlan(replay, plan)),
    fit: () => withOverflow(() => fitOf(replay)),
    againstPlan: () => withOverflow(() => againstPlanOf(replay)),
    present: (parts) => presentReplay(replay, parts),
  };
}
