import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../../src/main/compose';
import { Comparison } from '../../../src/shared/contract/result';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';
import { ROOT } from '../../support/source';

/** The built command line as a process of its own, the way users and pipes call it. */

const LIMIT_MS = 20_000;
const BUILD_LIMIT_MS = 200_000;
const folder = mkdtempSync(join(tmpdir(), 'tierwise-cli-'));
const home = join(folder, 'home');
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function tierwise(args: readonly string[], stdin = '', limit = LIMIT_MS): Promise<Ended> {
  return ended(
    spawn(process.execPath, [join(ROOT, 'scripts', 'tierwise.mjs'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: home },
      timeout: limit,
    }),
    stdin,
  );
}

const shell = (command: string): Promise<Ended> =>
  ended(spawn('bash', ['-c', command], { timeout: LIMIT_MS }), '');

function ended(child: ChildProcessWithoutNullStreams, stdin: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}

/** Every file below a folder with its size and time. */
function listing(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(root, name)).mtimeMs}`)
    .toSorted();
}

beforeAll(async () => {
  // The first call builds what is stale.
  const { code, err } = await tierwise(['--version'], '', BUILD_LIMIT_MS);
  if (code !== 0) throw new Error(err);
}, BUILD_LIMIT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built command line', () => {
  it('compares a file with its price book, JSON alone on stdout', async () => {
    const scenario = file('scenario.json', smallScenario());
    const book = file('book.json', SMALL_BOOK_INPUT);
    const { code, out, err } = await tierwise([
      'compare',
      scenario,
      '--price-book',
      book,
      '--json',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Comparison.parse(JSON.parse(out)).cheapest).toBe('free');
  });

  it('compares what stands on stdin', async () => {
    const book = file('book.json', SMALL_BOOK_INPUT);
    const { code, out } = await tierwise(
      ['compare', '-', '--price-book', book],
      JSON.stringify(smallScenario()),
    );
    expect(code).toBe(0);
    expect(out).toContain('Cheapest: Free at 56.00 EUR');
  });

  it('answers bad input with 2 and every fault, and writes nothing anywhere', async () => {
    const before = listing(folder);
    const { code, out, err } = await tierwise(
      ['compare', '-'],
      JSON.stringify({ ...smallScenario(), months: -1, start: 'x' }),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^months: found -1; allowed: /m);
    expect(err).toMatch(/^start: found "x"; allowed: /m);
    expect(listing(folder)).toEqual(before);
    expect(existsSync(home)).toBe(false);
  });

  it('refuses a million levels of brackets in a moment', async () => {
    const { code, out } = await tierwise(['compare', '-', '--json'], '['.repeat(1_000_000));
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { faults: [{ code: 'json_depth_exceeded' }] } });
  });

  it('is quiet when the reader has seen enough', async () => {
    const scenario = file(
      'long.json',
      smallScenario({
        months: 60,
        lines: [{ id: 'a', operation: 'check', quantity: 5000, schedule: { kind: 'daily' } }],
      }),
    );
    const book = file('book.json', SMALL_BOOK_INPUT);
    const command = `"${process.execPath}" "${join(ROOT, 'scripts', 'tierwise.mjs')}" simulate "${scenario}" --plan pro --ledger --json --price-book "${book}" | head -c 100; echo " \${PIPESTATUS[0]}"`;
    const { out, err } = await shell(command);
    expect(err).toBe('');
    expect(out).toMatch(/^\{"format".* 0\n$/s);
  });

  it.runIf(existsSync('/dev/full'))(
    'says that a full drive took nothing of the answer',
    async () => {
      const command = `"${process.execPath}" "${join(ROOT, 'scripts', 'tierwise.mjs')}" schema scenario > /dev/full`;
      const { code, err } = await shell(command);
      expect(code).toBe(2);
      expect(err).toContain('The output could not be written');
    },
  );

  it('gives the same lines whether one run answers them or a process for each part', async () => {
    const lines = Array.from({ length: 30 }, (_, at) =>
      at === 17 ? 'not json' : JSON.stringify(smallScenario({ name: `Scenario ${at}` })),
    );
    const book = file('book.json', SMALL_BOOK_INPUT);
    const whole = file('lines.ndjson', `${lines.join('\n')}\n`);
    const batch = ['batch', '--workers', '1', '--price-book', book];
    const once = await tierwise([...batch, whole]);
    expect(once.code).toBe(2);
    expect(once.out.trimEnd().split('\n')).toHaveLength(30);
    // As Spark and Ray do it: partitions side by side, joined in their order.
    const parts = [lines.slice(0, 10), lines.slice(10, 20), lines.slice(20)];
    const apart = await Promise.all(parts.map((part) => tierwise(batch, `${part.join('\n')}\n`)));
    expect(apart.map(({ code }) => code)).toEqual([0, 2, 0]);
    expect(apart.map(({ out }) => out).join('') === once.out).toBe(true);
    // As a shell does it: cut at line ends, each piece through a process of its own.
    const program = `'${process.execPath}' '${join(ROOT, 'scripts', 'tierwise.mjs')}' ${batch.join(' ')}`;
    const piped = await shell(`split -n l/3 --filter="${program} || test \\$? = 2" '${whole}'`);
    expect([piped.err.trim().split('\n').length, piped.out === once.out]).toEqual([1, true]);
  });

  it('lists what a data folder holds and changes nothing in it', async () => {
    const dataDir = join(folder, 'data');
    const { services, close } = compose({ host: 'command-line', dataDir });
    const names = services.scenarios.list('active').map((row) => row.name);
    const books = services.priceBooks.list().map((head) => head.id);
    close();
    const before = readFileSync(join(dataDir, 'tierwise.db'));
    const { code, out } = await tierwise(['scenarios', '--data-dir', dataDir, '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { name: string }[]).map((row) => row.name)).toEqual(names);
    const listed = await tierwise(['price-books', '--data-dir', dataDir, '--json']);
    expect((JSON.parse(listed.out) as { id: string }[]).map(({ id }) => id)).toEqual(books);
    expect(readFileSync(join(dataDir, 'tierwise.db')).equals(before)).toBe(true);
  });

  it('makes no folder to look into one that is not there', async () => {
    const dataDir = join(folder, 'nowhere');
    const { code, out } = await tierwise(['scenarios', '--data-dir', dataDir, '--json']);
    expect({ code, out }).toEqual({ code: 0, out: '[]\n' });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says what is wrong with a database of another program and leaves it alone', async () => {
    const dataDir = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(
      join(dataDir, 'tierwise.db'),
      'not a database at all, but long enough to be looked at',
    );
    const { code, err } = await tierwise(['scenarios', '--data-dir', dataDir]);
    expect(code).toBe(2);
    expect(err).toContain('database_not_sqlite');
    expect(readFileSync(join(dataDir, 'tierwise.db'), 'utf8')).toContain('not a database at all');
  });

  it('leaves a database of a newer version alone, byte for byte, whatever it is asked', async () => {
    const dataDir = mkdtempSync(join(folder, 'newer-'));
    compose({ host: 'command-line', dataDir }).close();
    const path = join(dataDir, 'tierwise.db');
    const newer = readFileSync(path);
    // The version that a database says it has stands at byte 60 of its head.
    newer.writeUInt32BE(999, 60);
    writeFileSync(path, newer);
    for (const words of [['scenarios'], ['backup'], ['price-books']]) {
      const { code, err } = await tierwise([...words, '--data-dir', dataDir]);
      expect([words, code]).toEqual([words, 2]);
      expect(err).toContain('database_newer');
      expect(err).toContain('Use the newer Tierwise that wrote it');
      expect(readFileSync(path).equals(newer), words.join(' ')).toBe(true);
    }
  });

  it('starts fast: a comparison needs no database and little more than Node itself', async () => {
    const times: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      const begin = performance.now();
      await tierwise(['compare', '-'], '{}');
      times.push(performance.now() - begin);
    }
    expect(Math.min(...times)).toBeLessThan(2_000);
  });
});
