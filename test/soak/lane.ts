import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestorePreview } from '../../src/shared/contract/place';
import type { Random } from '../support/random';
import { Client, type Answer } from './client';
import type { Figures } from './figures';
import { Memory } from './laws';
import { look, lookAtBackups } from './look';
import { Model } from './model';
import { nextWrite, type Write } from './operations';
import { askSomething, cancelSomething } from './questions';

export type LaneParts = {
  readonly file: string;
  readonly folder: string;
  readonly random: Random;
  readonly figures: Figures;
  /** Whether a kill is wanted now; asked before each. */
  readonly wantsKill: () => boolean;
  /** Behind its time, most sessions do nothing but write and be killed. */
  readonly isLate: () => boolean;
  readonly ends: () => boolean;
};

/** Sessions after which the lane begins with an empty folder, so that first starts are killed too. */
const SESSIONS_OF_A_FOLDER = 20;
const SNAPSHOTS = 5;

type Pending = { readonly write: Write; readonly answer: Promise<Answer> };

/**
 * One folder and one process at a time: writes in bursts, questions, cancelled work, backups and
 * restores, killed or closed, opened again; after each opening everything acknowledged is there.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #memory = new Memory();
  #spare: Client;
  #folder = 0;
  #number = 0;
  #model: Model | undefined;
  #pending: readonly Write[] = [];
  readonly #snapshots = new Map<string, Model>();

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#spare = this.#client();
  }

  async run(): Promise<void> {
    try {
      for (let session = 0; !this.#parts.ends(); session += 1) {
        if (session % SESSIONS_OF_A_FOLDER === 0) this.#beginFolder();
        await this.#session();
      }
    } finally {
      await this.#spare.kill();
    }
  }

  /** Started ahead of its turn; what was compiled once is taken from the cache. */
  #client(): Client {
    const { file, folder } = this.#parts;
    return new Client(file, { NODE_COMPILE_CACHE: join(dirname(folder), 'compiled') });
  }

  get #dataDir(): string {
    return join(this.#parts.folder, String(this.#folder));
  }

  #beginFolder(): void {
    rmSync(this.#dataDir, { recursive: true, force: true });
    this.#folder += 1;
    this.#model = undefined;
    this.#pending = [];
    this.#snapshots.clear();
  }

  async #session(): Promise<void> {
    const { random, figures } = this.#parts;
    const client = this.#spare;
    this.#spare = this.#client();
    try {
      const opening = client.begin(this.#dataDir);
      const isLate = this.#parts.isLate();
      if (this.#parts.wantsKill() && !isLate && random.chance(0.08)) {
        opening.catch(() => undefined);
        await sleep(random.next() * 80);
        await client.kill();
        figures.add('killed while it opened');
        return;
      }
      await opening;
      figures.add('starts');
      await this.#settle(client);
      const steps = isLate ? Number(random.chance(0.3)) : random.below(3) + 1;
      for (let step = 0; step < steps; step += 1) await this.#step(client);
      if (this.#parts.wantsKill()) await this.#killInWrites(client);
      else {
        await client.close();
        figures.add('closed in order');
      }
    } catch (cause) {
      if (!(cause instanceof Ended)) throw cause;
    } finally {
      await client.kill();
    }
  }

  /** Everything acknowledged is there, of the unacknowledged a beginning; then they are repeated. */
  async #settle(client: Client): Promise<void> {
    const { figures, random } = this.#parts;
    const actual = look(this.#dataDir);
    this.#model ??= actual;
    const model = this.#model;
    const kept = this.#countKept(actual);
    figures.add('unacknowledged writes that were kept', kept);
    figures.add('unacknowledged writes that were not', this.#pending.length - kept);
    const pending = this.#pending;
    this.#pending = [];
    for (const write of pending) {
      const answer = await client.call('mutation', write.path, write.input);
      this.#take(write, answer);
    }
    if (pending.length > 0) this.#compare(look(this.#dataDir), model, pending, 'repeating');
    if (random.chance(0.1)) figures.add('backups looked at', lookAtBackups(this.#dataDir));
  }

  #countKept(actual: Model): number {
    const expected = new Model(this.#model);
    const states = [this.#textOf(expected)];
    for (const write of this.#pending) {
      write.apply(expected);
      states.push(this.#textOf(expected));
    }
    const kept = states.lastIndexOf(this.#textOf(actual));
    if (kept >= 0) return kept;
    throw new Error(
      `what is kept is neither all that was acknowledged nor that and a beginning of ${this.#pending.map(({ path }) => path).join(', ')}\nexpected:\n${states[0]}\nfound:\n${this.#textOf(actual)}`,
    );
  }

  #textOf(model: Model): string {
    return model.text({ revisions: !this.#pending.some(({ anyRevision }) => anyRevision) });
  }

  #compare(actual: Model, model: Model, writes: readonly Write[], when: string): void {
    const revisions = !writes.some(({ anyRevision }) => anyRevision);
    const found = actual.text({ revisions });
    const expected = model.text({ revisions });
    if (found !== expected) {
      throw new Error(
        `after ${when} ${writes.map(({ path }) => path).join(', ')}\nexpected:\n${expected}\nfound:\n${found}`,
      );
    }
    if (!revisions) model.takeRevisions(actual);
  }

  async #step(client: Client): Promise<void> {
    const { random, figures } = this.#parts;
    const model = this.#known();
    const asking = { random, figures, memory: this.#memory };
    const dice = random.next();
    if (dice < 0.55) await this.#burst(client, random.below(4) + 1);
    else if (dice < 0.8) await askSomething(client, asking);
    else if (dice < 0.88) await this.#backUp(client);
    else if (dice < 0.93) await this.#restore(client);
    else await cancelSomething(client, asking);
    if (random.chance(0.2)) this.#compare(look(this.#dataDir), model, [], 'a step');
  }

  async #burst(client: Client, size: number): Promise<void> {
    for (const { write, answer } of this.#send(client, size)) this.#take(write, await answer);
  }

  /** Sends without waiting; each write is drawn for the state that those before it leave. */
  #send(client: Client, size: number): Pending[] {
    const expected = new Model(this.#known());
    return Array.from({ length: size }, () => {
      this.#number += 1;
      const key = `k${this.#folder}-${this.#number}-${this.#parts.random.below(1e9)}`;
      const write = nextWrite(expected, this.#parts.random, key);
      write.apply(expected);
      const begin = performance.now();
      const answer = client.call('mutation', write.path, write.input).then((given) => {
        if (given.ok) this.#parts.figures.latencies.push(performance.now() - begin);
        return given;
      });
      return { write, answer };
    });
  }

  #take(write: Write, answer: Answer): void {
    if (answer.ok === undefined) throw new Error(`${write.path} was never answered`);
    if (!answer.ok) {
      const why = answer.error.faults.map(({ code, found }) => `${code}: ${found}`).join('; ');
      throw new Error(`${write.path} was refused (${why})\n${JSON.stringify(write.input)}`);
    }
    write.apply(this.#known(), answer.value);
    this.#parts.figures.add('acknowledged writes');
    if (write.path === 'priceBooks.import') this.#parts.figures.add('imports');
  }

  async #killInWrites(client: Client): Promise<void> {
    const { random, figures } = this.#parts;
    const size = random.below(5) + 4;
    const sent = this.#send(client, size);
    const answers = new Set<Pending>();
    for (const one of sent)
      void one.answer.then(({ ok }) => (ok === undefined ? undefined : answers.add(one)));
    // Answers come in bunches; the log of the database shows each write while it happens.
    const log = join(this.#dataDir, 'tierwise.db-wal');
    let last = timeOf(log);
    let left = random.below(size);
    while (left > 0 && answers.size < sent.length) {
      await sleep(1);
      const now = timeOf(log);
      if (now !== last) left -= 1;
      last = now;
    }
    await client.kill();
    const unknown: Write[] = [];
    for (const { write, answer } of sent) {
      const given = await answer;
      if (given.ok === undefined) unknown.push(write);
      else this.#take(write, given);
    }
    this.#pending = unknown;
    figures.add(unknown.length > 0 ? 'killed in the middle of writes' : 'killed between writes');
  }

  async #backUp(client: Client): Promise<void> {
    const answer = await client.call('mutation', 'backups.make');
    if (!answer.ok) throw new Error(`backups.make failed: ${JSON.stringify(answer)}`);
    const { id } = answer.value as { id: string };
    this.#snapshots.set(id, new Model(this.#known()));
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > SNAPSHOTS && oldest !== undefined) this.#snapshots.delete(oldest);
    this.#parts.figures.add('backups');
  }

  async #restore(client: Client): Promise<void> {
    if (this.#snapshots.size === 0) return;
    const { random, figures } = this.#parts;
    const [id, snapshot] = random.pick([...this.#snapshots]);
    const preview = await client.call('query', 'backups.preview', { id });
    if (!preview.ok) throw new Error(`backups.preview failed: ${JSON.stringify(preview)}`);
    const { confirm } = preview.value as RestorePreview;
    this.#number += 1;
    const key = `restore-${this.#folder}-${this.#number}-${random.below(1e9)}`;
    const write: Write = {
      path: 'backups.restore',
      input: { id, operation: key, ...(confirm === null ? {} : { confirm }) },
      anyRevision: true,
      apply: (to) => to.becomes(snapshot),
    };
    const asked = client.call('mutation', write.path, write.input);
    if (this.#parts.wantsKill() && random.chance(0.5)) {
      await sleep(random.next() * 40);
      await client.kill();
    }
    const answer = await asked;
    if (answer.ok === undefined) {
      this.#pending = [write];
      figures.add('killed in the middle of writes');
      throw new Ended();
    }
    this.#take(write, answer);
    this.#compare(look(this.#dataDir), this.#known(), [write], 'restoring');
    figures.add('restores');
  }

  #known(): Model {
    if (this.#model === undefined) throw new Error('no session has begun');
    return this.#model;
  }
}

/** When a file was last written, in ms; 0 where it is not there. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** A session that ended by a kill in one of its steps. */
class Ended extends Error {}
