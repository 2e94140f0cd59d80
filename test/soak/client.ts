import { fork, type ChildProcess } from 'node:child_process';
import type { CallType, NumberedReply } from '../../src/shared/channel';
import type { ErrorFacts } from '../../src/main/trpc/error-shape';

/** What a call came to, as the page outside learns it. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorFacts }
  /** The process ended before it answered: nothing is known. */
  | { readonly ok: undefined };

/** Longer than any honest answer takes, even on a machine that is busy with other things. */
const HANG_MS = 30_000;

type Waiting = { readonly done: (answer: Answer) => void; readonly timer: NodeJS.Timeout };

/** A worker process and the conversation with it. */
export class Client {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #loaded: Promise<void>;
  readonly #gone: Promise<void>;
  #number = 0;
  #begun: ((message: string) => void) | undefined;

  constructor(file: string, env: Readonly<Record<string, string>> = {}, execArgv: string[] = []) {
    this.#child = fork(file, {
      env: { ...process.env, ...env },
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const [number] of this.#waiting) this.#settle(number, { ok: undefined });
        this.#begun?.('failed: the process ended');
        resolve();
      });
    });
    this.#loaded = new Promise((resolve) => {
      this.#child.once('message', () => {
        this.#child.on('message', (message) =>
          this.#hear(typeof message === 'string' ? message : JSON.stringify(message)),
        );
        resolve();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Opens the data folder; rejects where the program refuses or ends. */
  async begin(dataDir: string): Promise<void> {
    await Promise.race([this.#loaded, this.#gone]);
    const message = await new Promise<string>((resolve) => {
      this.#begun = resolve;
      if (this.#child.connected) this.#child.send(dataDir);
      else resolve('failed: the process ended');
    });
    this.#begun = undefined;
    if (message !== 'ready') throw new Error(message);
  }

  call(type: CallType, path: string, input?: unknown): Promise<Answer> {
    return this.start(type, path, input).answer;
  }

  /** As call, and how to stop it before it is answered. */
  start(type: CallType, path: string, input?: unknown) {
    this.#number += 1;
    const number = this.#number;
    const answer = new Promise<Answer>((done) => {
      if (!this.#child.connected) {
        done({ ok: undefined });
        return;
      }
      const timer = setTimeout(() => {
        throw new Error(
          `${path} did not answer in ${HANG_MS} ms: ${JSON.stringify(input)?.slice(0, 200)}`,
        );
      }, HANG_MS);
      this.#waiting.set(number, { done, timer });
      this.#say('start', number, type, path, input === undefined ? '' : JSON.stringify(input));
    });
    const stop = (): void => {
      this.#say('stop', number);
      this.#settle(number, { ok: undefined });
    };
    return { answer, stop };
  }

  /** SIGKILL: no warning, no last word. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** Asks it to end as a closed window does, and waits for it. */
  async close(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#gone;
  }

  get gone(): Promise<void> {
    return this.#gone;
  }

  #say(...message: unknown[]): void {
    // A process that has just been killed is told nothing any more.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #hear(message: string): void {
    if (!message.startsWith('{')) {
      this.#begun?.(message);
      return;
    }
    const reply = JSON.parse(message) as NumberedReply;
    if (reply.kind === 'data') this.#settle(reply.id, { ok: true, value: reply.data });
    else if (reply.kind === 'error') {
      const { data } = reply.error as { data: ErrorFacts };
      this.#settle(reply.id, { ok: false, error: data });
    }
  }

  #settle(number: number, answer: Answer): void {
    const waiting = this.#waiting.get(number);
    if (!waiting) return;
    this.#waiting.delete(number);
    clearTimeout(waiting.timer);
    waiting.done(answer);
  }
}
