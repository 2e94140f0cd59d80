import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createRandom } from '../support/random';
import { DOORS, doorNamed } from './doors';
import type { Door, Verdict } from './door';

/**
 * fuzz.js --seconds N --seed S [--door NAME --case N] [--threads N] [--least N] [--crashers FOLDER]:
 * bad inputs at every door until the time is over. Exit code 1 where one crashed, hung or was refused
 * without a typed fault, where too few were tried, or where too few got past the first parser.
 */
type Tally = Record<Verdict, number> & { slowest: number; slowestCase: number };
const NONE: Tally = { stopped: 0, refused: 0, answered: 0, slowest: 0, slowestCase: 0 };
type Crash = {
  readonly door: string;
  readonly number: number;
  readonly given: unknown;
  readonly why: string;
};
type FromThread =
  | { readonly kind: 'tally'; readonly tallies: Record<string, Tally> }
  | { readonly kind: 'crash'; readonly crash: Crash };

/** No honest answer takes so long, even on a machine that is busy with other things. */
const SLOW_MS = 30_000;
const TALLY_EVERY = 200;
/** Words shared with each thread: when its case began (ms since the run began), and its number. */
const WORDS = 2;

type Setup = {
  readonly seed: string;
  readonly seconds: number;
  readonly thread: number;
  readonly threads: number;
  readonly shared: SharedArrayBuffer;
  /** One word: the cases of all threads. */
  readonly cases: SharedArrayBuffer;
  readonly least: number;
};

function doorOf(seed: string, number: number): Door {
  const total = DOORS.reduce((sum, { weight }) => sum + weight, 0);
  let at = createRandom(`${seed}/door/${number}`).below(total);
  for (const door of DOORS) {
    at -= door.weight;
    if (at < 0) return door;
  }
  throw new RangeError('no door');
}

function caseOf(seed: string, number: number, door: Door): unknown {
  return door.make(createRandom(`${seed}/${door.name}/${number}`));
}

const OBJECT_KEYS = Reflect.ownKeys(Object.prototype).map(String).join();

function checkPrototype(): void {
  const keys = Reflect.ownKeys(Object.prototype).map(String).join();
  if (keys !== OBJECT_KEYS) throw new Error(`Object.prototype was changed: ${keys}`);
}

async function fuzzThread(setup: Setup): Promise<void> {
  const { seed, seconds, thread, threads, shared, least } = setup;
  const words = new Int32Array(shared);
  const cases = new Int32Array(setup.cases);
  const begin = performance.now();
  let tallies: Record<string, Tally> = {};
  const report = (message: FromThread): void => parentPort?.postMessage(message, []);
  // A machine that is busy with other things gets as much time again for what it still owes.
  const isOver = (): boolean => {
    const spent = (performance.now() - begin) / 1000;
    return spent > seconds && (Atomics.load(cases, 0) >= least || spent > 2 * seconds);
  };
  for (let number = thread; !isOver(); number += threads) {
    const door = doorOf(seed, number);
    let given: unknown;
    try {
      given = caseOf(seed, number, door);
      Atomics.store(words, 0, Math.max(1, Math.floor(performance.now() - begin)));
      Atomics.store(words, 1, number);
      const started = performance.now();
      const verdict = await door.run(given);
      const tally = (tallies[door.name] ??= { ...NONE });
      tally[verdict] += 1;
      const spent = performance.now() - started;
      if (spent > tally.slowest) Object.assign(tally, { slowest: spent, slowestCase: number });
      checkPrototype();
    } catch (cause) {
      const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      report({ kind: 'crash', crash: { door: door.name, number, given, why } });
    }
    Atomics.store(words, 0, 0);
    Atomics.add(cases, 0, 1);
    if (number % TALLY_EVERY < threads) {
      report({ kind: 'tally', tallies });
      tallies = {};
    }
  }
  report({ kind: 'tally', tallies });
}

if (!isMainThread) {
  await fuzzThread(workerData as Setup);
} else {
  await runFuzz();
}

async function runFuzz(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string' },
      door: { type: 'string' },
      case: { type: 'string' },
      threads: { type: 'string', default: '2' },
      least: { type: 'string' },
      crashers: { type: 'string', default: 'test-results/crashers' },
    },
  });
  const seed = values.seed ?? String(Date.now() % 1_000_000_007);
  if (values.case !== undefined) return replay(seed, Number(values.case), values.door);
  const seconds = Number(values.seconds);
  const threads = Number(values.threads);
  const least = Number(values.least ?? Math.floor((100_000 * seconds) / 60));
  process.stdout.write(
    `Fuzz: ${seconds} s, seed ${seed}, ${threads} threads, ${DOORS.length} doors\n`,
  );
  const total: Record<string, Tally> = {};
  const crashes: Crash[] = [];
  const cases = new SharedArrayBuffer(4);
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      runThread(
        { seed, seconds, thread, threads, shared: new SharedArrayBuffer(4 * WORDS), cases, least },
        total,
        crashes,
      ),
    ),
  );
  process.stdout.write(textOf(total, (performance.now() - begin) / 1000));
  for (const crash of crashes.slice(0, 20)) keepCrash(crash, seed, values.crashers);
  const sum = (verdict: Verdict): number =>
    Object.values(total).reduce((count, tally) => count + tally[verdict], 0);
  const all = sum('stopped') + sum('refused') + sum('answered');
  const past = all === 0 ? 0 : (sum('refused') + sum('answered')) / all;
  process.stdout.write(
    `${all} bad inputs, ${(past * 100).toFixed(1)} % past the first parser, ${crashes.length} crashes, seed ${seed}\n`,
  );
  const faults = [
    ...(crashes.length > 0 ? [`${crashes.length} crashes`] : []),
    ...(all < least ? [`fewer than ${least} inputs`] : []),
    ...(past < 0.3 ? ['less than 30 % past the first parser'] : []),
    ...DOORS.filter(({ name }) => total[name] === undefined).map(
      ({ name }) => `${name} was never tried`,
    ),
  ];
  process.stdout.write(faults.length === 0 ? 'Passed\n' : `FAILED: ${faults.join('; ')}\n`);
  process.exit(faults.length === 0 ? 0 : 1);
}

/** One thread to its end; a case that takes too long ends the thread and is a crash. */
function runThread(setup: Setup, total: Record<string, Tally>, crashes: Crash[]): Promise<void> {
  const words = new Int32Array(setup.shared);
  const begin = performance.now();
  const worker = new Worker(new URL(import.meta.url), {
    workerData: setup,
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_500 },
  });
  const crashHere = (why: string): void => {
    const number = Atomics.load(words, 1);
    const door = doorOf(setup.seed, number);
    crashes.push({ door: door.name, number, given: caseOf(setup.seed, number, door), why });
  };
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const since = Atomics.load(words, 0);
      if (since === 0 || performance.now() - begin - since < SLOW_MS) return;
      crashHere(`hung for more than ${SLOW_MS} ms`);
      void worker.terminate();
    }, 500);
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'crash') crashes.push(message.crash);
      else add(total, message.tallies);
    });
    worker.on('error', (cause) => crashHere(`the thread ended: ${String(cause)}`));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve();
    });
  });
}

function add(total: Record<string, Tally>, more: Record<string, Tally>): void {
  for (const [name, tally] of Object.entries(more)) {
    const sum = (total[name] ??= { ...NONE });
    for (const verdict of ['stopped', 'refused', 'answered'] as const)
      sum[verdict] += tally[verdict];
    if (tally.slowest > sum.slowest)
      Object.assign(sum, { slowest: tally.slowest, slowestCase: tally.slowestCase });
  }
}

function textOf(total: Record<string, Tally>, seconds: number): string {
  const head = `${'door'.padEnd(24)}${['inputs', 'stopped', 'refused', 'answered', 'past', 'slowest', 'its case'].map((title) => title.padStart(10)).join('')}\n`;
  const rows = DOORS.map(({ name }) => {
    const { stopped, refused, answered, slowest, slowestCase } = total[name] ?? NONE;
    const all = stopped + refused + answered;
    const past = all === 0 ? '–' : `${(((refused + answered) / all) * 100).toFixed(0)} %`;
    const cells = [all, stopped, refused, answered, past, `${slowest.toFixed(0)} ms`, slowestCase];
    return `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join('')}\n`;
  });
  return `${head}${rows.join('')}${seconds.toFixed(1)} s\n`;
}

/** As a file, so that it can be put beside the other crashers and is tried for ever. */
function keepCrash({ door, number, given, why }: Crash, seed: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const name = `${door.replaceAll(/\W+/g, '-')}-${seed}-${number}.json`;
  writeFileSync(
    join(folder, name),
    `${JSON.stringify({ door, given, why: why.split('\n')[0] }, null, 1)}\n`,
  );
  process.stdout.write(
    `CRASH at ${door}, case ${number}; kept as ${join(folder, name)}\n  replay: --seed ${seed} --case ${number}\n  ${why.split('\n').slice(0, 6).join('\n  ')}\n`,
  );
}

async function replay(seed: string, number: number, name: string | undefined): Promise<void> {
  const door = name === undefined ? doorOf(seed, number) : doorNamed(name);
  const given = caseOf(seed, number, door);
  process.stdout.write(`${door.name}: ${JSON.stringify(given).slice(0, 4000)}\n`);
  process.stdout.write(`${await door.run(given)}\n`);
  process.exit(0);
}
