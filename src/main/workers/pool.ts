import { cancelled, type CrewOptions } from '../services/jobs';
import { Thread, type Ask, type MemoryLimits } from './thread';

export type PoolOptions = {
  /** The built file every thread runs. */
  readonly file: string;
  /** Most threads at once; they are started when there is work for them. */
  readonly threads: number;
  readonly limits?: MemoryLimits;
  /** A thread without work for so long is ended. */
  readonly idleMs?: number;
  /** How long a piece of a dismissed crew may go on before its thread is ended. */
  readonly graceMs?: number;
};

const LIMITS: MemoryLimits = { maxOldGenerationSizeMb: 2_048 };
const IDLE_MS = 30_000;
const GRACE_MS = 150;

/** A crew before its task gives it types. */
export type PlainCrew = {
  readonly width: number;
  readonly ask: (
    method: string,
    input: unknown,
    given?: readonly ArrayBuffer[],
  ) => Promise<unknown>;
  readonly dismiss: () => void;
};

type OpenCrew = {
  readonly id: number;
  readonly task: string;
  readonly setup: unknown;
  readonly width: number;
  readonly keepsState: boolean;
  /** Where its state is, once it has some. */
  home: Thread | null;
  /** Its state was lost with its thread. */
  lost: Error | null;
  /** Pieces that threads work on. */
  readonly active: Set<Ask>;
  dismissed: boolean;
};

/**
 * Threads shared by all long computations. A thread that throws, runs out of memory or ends takes
 * one piece with it, which is rejected with a typed fault; the next piece gets a new thread.
 */
export class Pool {
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread>();
  readonly #crews = new Map<number, OpenCrew>();
  readonly #waiting: Ask[] = [];
  readonly #idle = new Map<Thread, NodeJS.Timeout>();
  #crewIds = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Threads alive, for tests of what is left behind. */
  get size(): number {
    return this.#threads.size;
  }

  open(task: string, setup: unknown, options: CrewOptions = {}): PlainCrew {
    const { width = this.#options.threads, keepsState = false, signal } = options;
    const crew: OpenCrew = {
      id: (this.#crewIds += 1),
      task,
      setup,
      width: keepsState ? 1 : Math.max(1, Math.min(width, this.#options.threads)),
      keepsState,
      home: null,
      lost: null,
      active: new Set(),
      dismissed: false,
    };
    this.#crews.set(crew.id, crew);
    const dismiss = (): void => {
      signal?.removeEventListener('abort', dismiss);
      this.#dismiss(crew);
    };
    if (signal?.aborted === true || this.#closed) dismiss();
    else signal?.addEventListener('abort', dismiss, { once: true });
    return {
      width: crew.width,
      dismiss,
      ask: (method, input, given = []) => this.#ask(crew, method, input, given),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const crew of this.#crews.values()) this.#dismiss(crew);
    await Promise.all([...this.#threads].map((thread) => this.#drop(thread)));
  }

  #ask(
    crew: OpenCrew,
    method: string,
    input: unknown,
    given: readonly ArrayBuffer[],
  ): Promise<unknown> {
    if (crew.dismissed) return Promise.reject(cancelled());
    if (crew.lost) return Promise.reject(crew.lost);
    return new Promise((done, fail) => {
      this.#waiting.push({ crew: crew.id, method, input, given, done, fail });
      this.#assign();
    });
  }

  /** Gives waiting pieces to free threads, the oldest first; a crew at its width lets others pass. */
  #assign(): void {
    for (let at = 0; at < this.#waiting.length;) {
      const ask = this.#waiting[at];
      const crew = ask && this.#crews.get(ask.crew);
      const thread = crew && crew.active.size < crew.width ? this.#threadFor(crew) : undefined;
      if (ask === undefined || crew === undefined || thread === undefined) {
        at += 1;
        continue;
      }
      this.#waiting.splice(at, 1);
      this.#start(crew, thread, ask);
    }
  }

  #threadFor(crew: OpenCrew): Thread | undefined {
    if (crew.home) return crew.home.isFree ? crew.home : undefined;
    const free = [...this.#threads].filter((thread) => thread.isFree);
    const known = free.find((thread) => thread.crews.has(crew.id)) ?? free[0];
    if (known) return known;
    if (this.#threads.size >= this.#options.threads) return undefined;
    const thread = new Thread(this.#options.file, this.#options.limits ?? LIMITS, {
      free: (one) => this.#rest(one),
      gone: (one, cause) => this.#lose(one, cause),
    });
    this.#threads.add(thread);
    return thread;
  }

  #start(crew: OpenCrew, thread: Thread, ask: Ask): void {
    clearTimeout(this.#idle.get(thread));
    if (crew.keepsState) crew.home = thread;
    crew.active.add(ask);
    const watched: Ask = {
      ...ask,
      done: (value) => {
        crew.active.delete(ask);
        ask.done(value);
      },
      fail: (cause) => {
        crew.active.delete(ask);
        ask.fail(cause);
      },
    };
    try {
      if (!thread.crews.has(crew.id)) thread.teach(crew.id, crew.task, crew.setup);
    } catch (cause) {
      thread.crews.delete(crew.id);
      watched.fail(cause instanceof Error ? cause : new Error(String(cause)));
      return;
    }
    thread.give(watched);
  }

  #rest(thread: Thread): void {
    this.#assign();
    if (!thread.isFree || !this.#threads.has(thread) || this.#isHome(thread)) return;
    const timer = setTimeout(() => void this.#drop(thread), this.#options.idleMs ?? IDLE_MS);
    timer.unref();
    clearTimeout(this.#idle.get(thread));
    this.#idle.set(thread, timer);
  }

  #isHome(thread: Thread): boolean {
    return [...this.#crews.values()].some((crew) => crew.home === thread);
  }

  #lose(thread: Thread, cause: Error): void {
    this.#threads.delete(thread);
    clearTimeout(this.#idle.get(thread));
    this.#idle.delete(thread);
    for (const crew of this.#crews.values()) {
      if (crew.home !== thread) continue;
      crew.lost = cause;
      this.#reject(crew, cause);
    }
    this.#assign();
  }

  async #drop(thread: Thread): Promise<void> {
    // Out of the set at once: nothing new may be given to a thread on its way out.
    this.#threads.delete(thread);
    await thread.terminate();
  }

  #dismiss(crew: OpenCrew): void {
    if (crew.dismissed) return;
    crew.dismissed = true;
    this.#crews.delete(crew.id);
    this.#reject(crew, cancelled());
    for (const thread of this.#threads) {
      if (thread.worksFor === crew.id) this.#endUnlessFree(crew, thread);
      thread.forget(crew.id);
      if (thread.isFree) this.#rest(thread);
    }
  }

  /** A piece still under way gets a moment; then its thread goes, unless another's state lives there. */
  #endUnlessFree(crew: OpenCrew, thread: Thread): void {
    const timer = setTimeout(() => {
      if (thread.worksFor === crew.id && !this.#isHome(thread)) void this.#drop(thread);
    }, this.#options.graceMs ?? GRACE_MS);
    timer.unref();
  }

  /** Nobody waits for these any longer; what a thread still answers is not listened to. */
  #reject(crew: OpenCrew, cause: Error): void {
    const open = [...crew.active, ...this.#waiting.filter((ask) => ask.crew === crew.id)];
    const others = this.#waiting.filter((ask) => ask.crew !== crew.id);
    this.#waiting.splice(0, this.#waiting.length, ...others);
    for (const ask of open) ask.fail(cause);
  }
}
