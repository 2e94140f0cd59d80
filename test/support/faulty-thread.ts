import { parentPort } from 'node:worker_threads';
import { serveTasks } from '../../src/main/workers/serve-tasks';
import { FAULTY_TASKS } from './faulty-tasks';

if (parentPort === null) throw new Error('this file runs in a worker thread');
serveTasks(parentPort, FAULTY_TASKS);
