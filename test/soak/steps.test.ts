import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../src/main/compose';
import { connect } from '../../src/main/db/connect';
import { deepFinding, versionOf } from '../../src/main/db/judge';
import { openDatabase } from '../../src/main/db/open';
import { isSound, listBackups } from '../../src/main/db/place/backup';
import { contentDump, hashes } from '../support/place';
import { NEXT_MIGRATIONS } from './support/next-migrations';
import { bundled, CALLS, CAN_PRELOAD, compileFault, runToEnd, writeControl } from './support/tools';

/** Something is done again and again, each time cut off one call later, by a kill or by an error. */
const POINTS = Number(process.env['STEP_POINTS'] ?? 8);
const IMPORT_POINTS = 20;
const ALL = Object.values(CALLS).reduce((mask, bit) => mask | bit, 0);
const folder = mkdtempSync(join(tmpdir(), 'tierwise-steps-'));
const template = join(folder, 'template');
let worker = '';
let library = '';
let firstBackup = '';
let contents: { readonly before: string; readonly restored: string };

beforeAll(async () => {
  if (!CAN_PRELOAD) return;
  library = compileFault('fault-nth');
  worker = await bundled('step-worker', 'test/soak/step-worker.ts');
  const { services, close } = compose({ host: 'command-line', dataDir: template });
  firstBackup = services.backups.make().id;
  const restored = contentOf(join(template, 'tierwise.db'));
  for (const sample of services.scenarios.samples()) services.scenarios.createFromSample(sample.id);
  services.backups.make();
  close();
  contents = { before: contentOf(join(template, 'tierwise.db')), restored };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function contentOf(path: string): string {
  const db = connect(path, { readonly: true });
  try {
    expect(deepFinding(db)).toBeUndefined();
    return contentDump(db);
  } finally {
    db.close();
  }
}

type Attempt = {
  readonly home: string;
  readonly path: string;
  readonly said: string;
  readonly seen: number;
};

async function attempt(
  what: string,
  argument: string,
  words: readonly number[],
  damage?: (path: string) => void,
): Promise<Attempt> {
  const home = mkdtempSync(join(folder, 'attempt-'));
  cpSync(template, home, { recursive: true });
  const path = join(home, 'tierwise.db');
  damage?.(path);
  const control = join(folder, `${home.slice(-6)}.control`);
  writeControl(control, words);
  const { out, err } = await runToEnd(process.execPath, [worker, what, path, argument], {
    env: { LD_PRELOAD: library, FAULT_CTL: control, FAULT_MATCH: home },
  });
  expect(err).toBe('');
  return { home, path, said: out.trim(), seen: readFileSync(control).readInt32LE(12) };
}

type Cut = { readonly name: string; readonly action: 0 | 1; readonly errno: number };
const KILL: Cut = { name: 'killed', action: 1, errno: 0 };
const NO_ROOM: Cut = { name: 'without room', action: 0, errno: constants.errno.ENOSPC };
const BROKEN: Cut = { name: 'with a failing drive', action: 0, errno: constants.errno.EIO };

/** Runs it once whole, to learn how many calls it makes, then cut off at points all over them. */
async function cutEverywhere(
  what: string,
  argument: string,
  cut: Cut,
  check: (attempt: Attempt) => void,
  { damage, points: most = POINTS }: { damage?: (path: string) => void; points?: number } = {},
): Promise<void> {
  const whole = await attempt(what, argument, [0, ALL, 1_000_000], damage);
  expect(whole.said).toBe('done');
  check(whole);
  expect(whole.seen).toBeGreaterThan(3);
  const points = Math.min(most, whole.seen);
  for (let point = 0; point < points; point += 1) {
    const at = 1 + Math.floor((point * (whole.seen - 1)) / Math.max(1, points - 1));
    const one = await attempt(what, argument, [0, ALL, at, 0, cut.action, cut.errno], damage);
    if (cut.action === 1) expect(one.said, `call ${at} of ${whole.seen}`).toBe('');
    check(one);
    rmSync(one.home, { recursive: true, force: true });
  }
}

const backupsIn = (home: string) => listBackups(join(home, 'backups'));

describe.runIf(CAN_PRELOAD)('cut off at any point', () => {
  it.each([KILL, NO_ROOM, BROKEN])(
    'a backup ($name) harms neither the database nor the backups there are',
    async (cut) => {
      await cutEverywhere('backup', '7', cut, ({ home, path }) => {
        expect(contentOf(path)).toContain('"json":"8"');
        const files = backupsIn(home);
        expect(files.length).toBeGreaterThanOrEqual(2);
        expect(files.filter((file) => !isSound(file))).toEqual([]);
      });
    },
  );

  it.each([KILL, BROKEN])(
    'a restore ($name) leaves the state before it or the one restored',
    async (cut) => {
      await cutEverywhere('restore', firstBackup, cut, ({ home, path, said }) => {
        const content = contentOf(path);
        expect([contents.before, contents.restored]).toContain(content);
        if (said === 'done') expect(content).toBe(contents.restored);
        expect(backupsIn(home).every((file) => isSound(file))).toBe(true);
        // The state before is never lost: it is still there, or backed up.
        const kept = [path, ...backupsIn(home).map((file) => file.path)].map(contentOf);
        expect(kept).toContain(contents.before);
      });
    },
  );

  it('an import (killed) is there as a whole or not at all', async () => {
    const check = ({ path, said }: Attempt): void => {
      const content = contentOf(path);
      const isThere = content.includes('"id":"imported"');
      if (said === 'done') expect(isThere).toBe(true);
      if (!isThere) expect(content).toBe(contents.before);
    };
    await cutEverywhere('import', '', KILL, check, { points: IMPORT_POINTS });
  });

  it.each([KILL, BROKEN])(
    'a migration ($name) leaves the old version or the new one, and a backup first',
    async (cut) => {
      await cutEverywhere('migrate', '', cut, ({ home, path }) => {
        const db = connect(path);
        const version = versionOf(db);
        expect(deepFinding(db)).toBeUndefined();
        db.close();
        const before = backupsIn(home).filter(({ reason }) => reason === 'before-migration');
        if (version === NEXT_MIGRATIONS.length) {
          expect(before).toHaveLength(1);
          expect(contentOf(before[0]?.path ?? '')).toBe(contents.before);
        } else expect(contentOf(path)).toBe(contents.before);
        // And the next start ends it.
        openDatabase(path, NEXT_MIGRATIONS).close();
      });
    },
  );

  it.each([KILL, NO_ROOM, BROKEN])(
    'a file that is saved ($name) is the old one or the new one, whole, with nothing beside it',
    async (cut) => {
      const put = (path: string): void =>
        writeFileSync(join(dirname(path), 'quote.pdf'), Buffer.alloc(200_000, 'o'));
      const check = ({ home, said }: Attempt): void => {
        const bytes = readFileSync(join(home, 'quote.pdf'));
        const is = (letter: string, length: number): boolean =>
          bytes.equals(Buffer.alloc(length, letter));
        if (said === 'done') expect(is('n', 300_000)).toBe(true);
        else expect(is('n', 300_000) || is('o', 200_000), `after ${said}`).toBe(true);
        const beside = readdirSync(home).filter((name) => name.endsWith('.part'));
        // A program that is killed sweeps nothing; one that fails does.
        if (cut.action === 0) expect(beside).toEqual([]);
        expect(['done', 'file_not_written', '']).toContain(said);
      };
      await cutEverywhere('export', 'n', cut, check, { damage: put });
    },
  );

  it('a recovery (killed) is ended by the next start, and no byte of the damaged file is lost', async () => {
    const spoil = (path: string): void => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, 4096, 4096 * 6);
      writeFileSync(path, bytes);
    };
    await cutEverywhere(
      'recover',
      '',
      KILL,
      ({ home, path }) => {
        const { services, close } = compose({ host: 'command-line', dataDir: home });
        expect(services.backups.check().ok).toBe(true);
        close();
        expect(contentOf(path)).toBe(contents.before);
        const spoilt = Buffer.from(readFileSync(join(template, 'tierwise.db')));
        spoilt.fill(0xa5, 4096, 4096 * 6);
        writeFileSync(join(folder, 'spoilt'), spoilt);
        expect(Object.values(hashes(home))).toContain(hashes(folder)['spoilt']);
      },
      { damage: spoil },
    );
  });
});
