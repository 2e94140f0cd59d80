import { parentPort } from 'node:worker_threads';
import { serveTasks } from './serve-tasks';
import { TASKS } from './tasks';

if (parentPort === null) throw new Error('this file runs in a worker thread');
serveTasks(parentPort, TASKS);
