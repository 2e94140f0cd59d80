import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../support/random';
import { Figures } from './figures';
import { Lane } from './lane';

/**
 * soak.js --worker FILE --seconds N --kills K --seed S [--lanes L]: edits, questions, imports, cancels,
 * backups, restores, kills and restarts at random from a seed. Exit code 1 where a law was broken, a
 * write was lost, or the kills were not reached in twice the time.
 */
const { values } = parseArgs({
  options: {
    worker: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string' },
    lanes: { type: 'string', default: String(Math.min(4, availableParallelism() + 1)) },
  },
});
/** The kills are spread over this part of the time. */
const IN_TIME = 0.7;
const seconds = Number(values.seconds);
const wanted = Number(values.kills);
const seed = values.seed ?? String(Date.now() % 1_000_000_007);
const folder = mkdtempSync(join(tmpdir(), 'tierwise-soak-'));
const figures = new Figures();
const begin = performance.now();
const kills = (): number => figures.get('killed in the middle of writes');
let broken: unknown;
/** A machine that is busy with other things gets as much time again for the kills it still owes. */
const isOver = (): boolean => {
  const spent = (performance.now() - begin) / 1000;
  return spent > seconds && (kills() >= wanted || spent > 2 * seconds);
};

process.stdout.write(`Soak: ${seconds} s, ${wanted} kills, seed ${seed}, ${values.lanes} lanes\n`);
const lanes = Array.from({ length: Number(values.lanes) }, (_, number) => {
  const lane = new Lane({
    file: values.worker ?? '',
    folder: join(folder, `lane-${number}`),
    random: createRandom(seed).fork(`lane-${number}`),
    figures,
    wantsKill: () => kills() < wanted,
    isLate: () => kills() / wanted < (performance.now() - begin) / (seconds * 1000 * IN_TIME),
    ends: () => broken !== undefined || isOver(),
  });
  return lane.run().catch((cause: unknown) => {
    broken ??= cause;
  });
});
/** A lane that waits for an answer that never comes is ended from here. */
process.on('uncaughtException', (cause) => end(cause));
await Promise.all(lanes);
if (broken !== undefined) end(broken);

process.stdout.write(`${figures.text((performance.now() - begin) / 1000)}\n`);
rmSync(folder, { recursive: true, force: true });
if (kills() < wanted) {
  process.stdout.write(`Too slow: ${kills()} of ${wanted} kills in ${2 * seconds} s\n`);
  process.exit(1);
}
process.stdout.write(
  `Passed: ${kills()} kills in the middle of writes, no acknowledged write lost\n`,
);
process.exit(0);

function end(cause: unknown): never {
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause);
  process.stdout.write(`${figures.text((performance.now() - begin) / 1000)}\n`);
  process.stdout.write(`BROKEN with seed ${seed} (data kept in ${folder}):\n${why}\n`);
  process.exit(1);
}
