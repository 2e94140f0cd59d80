import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/db/open';
import { deepFinding } from '../../src/main/db/judge';
import { TierwiseError } from '../../src/shared/errors';
import { createRandom } from '../support/random';
import { SEED } from '../support/law';
import { afterCut, readLog, type LogRecord, type Survival } from './support/power-log';
import { bundled, CAN_PRELOAD, compileFault, runToEnd } from './support/tools';

/**
 * One run writes down every byte and every sync; each of its beginnings is a moment at which the
 * power may go. What was not synced then survives, or does not, in part, or torn.
 */
const WRITES = 60;
const CUTS = 300;
const SURVIVALS: readonly Survival[] = ['nothing', 'everything', 'some', 'torn'];
const folder = mkdtempSync(join(tmpdir(), 'tierwise-power-'));
let worker = '';
let library = '';

beforeAll(async () => {
  if (!CAN_PRELOAD) return;
  library = compileFault('power-cut');
  worker = await bundled('power-worker', 'test/soak/power-worker.ts');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function recorded(mode: 'full' | 'normal'): Promise<LogRecord[]> {
  const home = join(folder, mode);
  mkdirSync(home);
  const log = join(home, 'power.log');
  const { signal, err } = await runToEnd(
    process.execPath,
    [worker, join(home, 'tierwise.db'), String(WRITES), mode],
    { env: { LD_PRELOAD: library, POWER_LOG: log, POWER_MATCH: 'tierwise.db' } },
  );
  expect(signal, err).toBe('SIGKILL');
  return readLog(log);
}

type Lost = { readonly acknowledged: number; readonly found: number; readonly damaged: string };

/** What a cut after `length` records costs; undefined where everything acknowledged is there. */
function lostBy(
  records: readonly LogRecord[],
  length: number,
  survival: Survival,
  seed: string,
): Lost | undefined {
  const acknowledged = records
    .slice(0, length)
    .reduce((most, record) => (record.kind === 'saved' ? record.count : most), 0);
  const place = mkdtempSync(join(folder, 'cut-'));
  try {
    for (const [path, content] of afterCut(records, length, survival, createRandom(seed))) {
      writeFileSync(join(place, basename(path)), content);
    }
    const db = openDatabase(join(place, 'tierwise.db'));
    try {
      const finding = deepFinding(db) ?? '';
      const rows = db
        .prepare<[], number>("SELECT json ->> '$.number' FROM setting ORDER BY 1")
        .pluck()
        .all();
      const found = rows.findIndex((number, at) => number !== at + 1) === -1 ? rows.length : -1;
      return finding !== '' || found < acknowledged
        ? { acknowledged, found, damaged: finding }
        : undefined;
    } finally {
      db.close();
    }
  } catch (cause) {
    // Before the first commit there may be nothing to open.
    if (!(cause instanceof TierwiseError)) throw cause;
    return acknowledged === 0 && records.slice(0, length).every(({ kind }) => kind !== 'saved')
      ? undefined
      : { acknowledged, found: 0, damaged: cause.message };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function losses(records: readonly LogRecord[]): Lost[] {
  const random = createRandom(SEED);
  return Array.from({ length: CUTS }, (_, cut) => {
    const survival = SURVIVALS[cut % SURVIVALS.length] ?? 'nothing';
    return lostBy(records, random.below(records.length + 1), survival, `${SEED}/${cut}`);
  }).filter((lost) => lost !== undefined);
}

describe.runIf(CAN_PRELOAD)(`a power cut [seed ${SEED}, ${CUTS} cuts]`, () => {
  it('takes nothing that was called saved', async () => {
    const records = await recorded('full');
    const saved = records.filter(({ kind }) => kind === 'saved').length;
    const syncs = records.filter(({ kind }) => kind === 'synced').length;
    expect(saved).toBe(WRITES);
    expect(syncs).toBeGreaterThan(WRITES);
    expect(losses(records)).toEqual([]);
  });

  it('takes saved changes where the database does not wait for the drive: this test can fail', async () => {
    const lost = losses(await recorded('normal'));
    expect(lost.length).toBeGreaterThan(CUTS / 10);
    expect(lost.filter(({ damaged }) => damaged !== '')).toEqual([]);
  });
});
