import type { OpenTask, TaskName, Tasks } from '../services/jobs';
import { answerTask } from '../services/answer-task';
import { batchTask } from '../services/batch-task';
import { monteCarloTask } from '../services/monte-carlo-task';
import { replayTask } from '../services/replay-task';
import { usageTask } from '../services/usage/usage-task';

type Table = { readonly [N in TaskName]: (setup: Tasks[N]['setup']) => OpenTask<Tasks[N]> };

/** Every task by its name: what threads and the work in place run. */
export const TASKS: Table = {
  answer: answerTask,
  batch: batchTask,
  'monte-carlo': monteCarloTask,
  replay: replayTask,
  usage: usageTask,
};
