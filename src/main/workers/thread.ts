import { Worker } from 'node:worker_threads';
import { endOfThread, errorFrom, type FromThread, type ToThread } from './messages';

/** One piece under way in a thread. */
export type Ask = {
  readonly crew: number;
  readonly method: string;
  readonly input: unknown;
  readonly given: readonly ArrayBuffer[];
  readonly done: (value: unknown) => void;
  readonly fail: (cause: Error) => void;
};

/** Memory of one thread; a piece that needs more ends as a fault instead of the whole program. */
export type MemoryLimits = { readonly maxOldGenerationSizeMb: number };

export type ThreadEvents = {
  /** It has answered and can take the next piece. */
  readonly free: (thread: Thread) => void;
  /** It is gone, with the error that whoever relied on it gets. */
  readonly gone: (thread: Thread, cause: Error) => void;
};

/** One worker thread: a piece at a time, and the crews whose setup it has learned. */
export class Thread {
  readonly crews = new Set<number>();
  readonly #worker: Worker;
  readonly #events: ThreadEvents;
  #ask: Ask | null = null;
  #number = 0;
  #gone = false;

  constructor(file: string, limits: MemoryLimits, events: ThreadEvents) {
    this.#events = events;
    this.#worker = new Worker(file, { resourceLimits: limits, name: 'tierwise' });
    // A thread without work keeps no program from ending.
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (cause) => this.#end(cause));
    this.#worker.on('exit', (code) => this.#end(code));
  }

  get isFree(): boolean {
    return this.#ask === null && !this.#gone;
  }

  /** The crew whose piece it works on. */
  get worksFor(): number | null {
    return this.#ask?.crew ?? null;
  }

  teach(crew: number, task: string, setup: unknown): void {
    this.crews.add(crew);
    this.#send({ kind: 'open', crew, task, setup });
  }

  /** Only while free. */
  give(ask: Ask): void {
    this.#ask = ask;
    this.#number += 1;
    this.#worker.ref();
    try {
      const { crew, method, input, given } = ask;
      this.#send({ kind: 'ask', crew, ask: this.#number, method, input }, given);
    } catch (cause) {
      // The piece could not be copied over: the thread never saw it.
      this.#settle()?.fail(cause instanceof Error ? cause : new Error(String(cause)));
      queueMicrotask(() => this.#events.free(this));
    }
  }

  forget(crew: number): void {
    if (this.crews.delete(crew)) this.#send({ kind: 'leave', crew });
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToThread, given: readonly ArrayBuffer[] = []): void {
    if (!this.#gone) this.#worker.postMessage(message, [...given]);
  }

  #hear(message: FromThread): void {
    if (message.ask !== this.#number) return;
    const ask = this.#settle();
    if (message.kind === 'answer') ask?.done(message.value);
    else ask?.fail(errorFrom(message.error));
    this.#events.free(this);
  }

  #settle(): Ask | null {
    const ask = this.#ask;
    this.#ask = null;
    this.#worker.unref();
    return ask;
  }

  /** `error` is followed by `exit`: the first one tells why. */
  #end(cause: unknown): void {
    if (this.#gone) return;
    this.#gone = true;
    const error = endOfThread(cause);
    this.#settle()?.fail(error);
    this.#events.gone(this, error);
  }
}
