import type { OpenTask, TaskName, Tasks } from '../services/jobs';
import { monteCarloTask } from '../services/monte-carlo-task';
import { replayTask } from '../services/replay-task';
import { usageTask } from '../services/usage/usage-task';

type Table = { readonly [N in TaskName]: (setup: Tasks[N]['setup']) => OpenTask<Tasks[N]> };

/** Every task by its name: what threads and the work in place run. */
export const TASKS: Table = {
  'monte-carlo': monteCarloTask,
  replay: replayTask,
  usage: usageTask,
};
