import type { MessagePort, Transferable } from 'node:worker_threads';
import { plainError, type FromThread, type ToThread } from './messages';

/** A task after its setup, before its types: methods that answer. */
export type PlainTask = Readonly<Record<string, (input: never) => unknown>>;

/** Tasks by name: the setup in, the methods out. */
export type TaskTable = Readonly<Record<string, (setup: never) => PlainTask>>;

type Learned = { readonly task: PlainTask } | { readonly failure: unknown };

/** A task of the table with its setup; throws where there is none or it refuses the setup. */
export function learn(tasks: TaskTable, name: string, setup: unknown): PlainTask {
  if (!Object.hasOwn(tasks, name)) throw new RangeError(`no task ${name}`);
  return (tasks[name] as (given: unknown) => PlainTask)(setup);
}

/** One piece of work; a method may answer at once or later. */
export async function answer(task: PlainTask, method: string, input: unknown): Promise<unknown> {
  const ask = Object.hasOwn(task, method)
    ? (task[method] as (given: unknown) => unknown)
    : undefined;
  if (ask === undefined) throw new RangeError(`no method ${method}`);
  return ask(input);
}

/** The thread's side of the pool: answers what comes through the port, one piece after the other. */
export function serveTasks(port: MessagePort, tasks: TaskTable): void {
  const crews = new Map<number, Learned>();
  const take = async (message: ToThread): Promise<void> => {
    if (message.kind === 'leave') crews.delete(message.crew);
    else if (message.kind === 'open') {
      crews.set(message.crew, learned(tasks, message.task, message.setup));
    } else await reply(port, crews.get(message.crew), message);
  };
  let last = Promise.resolve();
  port.on('message', (message: ToThread) => {
    last = last.then(() => take(message));
  });
}

function learned(tasks: TaskTable, name: string, setup: unknown): Learned {
  try {
    return { task: learn(tasks, name, setup) };
  } catch (failure) {
    return { failure };
  }
}

async function reply(
  port: MessagePort,
  crew: Learned | undefined,
  { ask, method, input }: Extract<ToThread, { kind: 'ask' }>,
): Promise<void> {
  const send = (message: FromThread, buffers: readonly Transferable[] = []): void =>
    port.postMessage(message, buffers);
  try {
    if (crew === undefined) throw new RangeError('no such crew');
    if ('failure' in crew) throw crew.failure;
    const value = await answer(crew.task, method, input);
    send({ kind: 'answer', ask, value }, ownBuffers(value));
  } catch (cause) {
    send({ kind: 'failed', ask, error: plainError(cause) });
  }
}

/** Deeper than this no answer holds typed arrays. */
const MAX_DEPTH = 4;

/** Buffers that an answer's typed arrays fill wholly: they are handed over instead of copied. */
function ownBuffers(value: unknown, depth = 0): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  }
  // A long list of plain values is no place for typed arrays.
  if (Array.isArray(value) && typeof value[0] !== 'object') return [];
  const buffers = Object.values(value).flatMap((part) => ownBuffers(part, depth + 1));
  return [...new Set(buffers)];
}
