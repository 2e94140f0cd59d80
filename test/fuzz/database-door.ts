import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../src/main/db/migrations/list';
import { openDatabase } from '../../src/main/db/open';
import { lookAt } from '../../src/main/db/place/backup';
import { sqliteCode, storageError } from '../../src/main/db/storage-error';
import type { Random } from '../support/random';
import { checkFaults, type Door, type Verdict } from './door';

/** A file as somebody may hand it over: our own database with some of its bytes changed. */
type Change = { readonly at: number; readonly bytes: readonly number[] };
type FileCase = { readonly changes: readonly Change[]; readonly length: number | null };

let folder: string | undefined;
let whole: Buffer | undefined;

function soundBytes(): Buffer {
  if (whole !== undefined) return whole;
  folder = mkdtempSync(join(tmpdir(), 'tierwise-fuzz-database-'));
  const kept = folder;
  process.on('exit', () => rmSync(kept, { recursive: true, force: true }));
  const path = join(folder, 'sound.db');
  const db = openDatabase(path);
  db.exec("INSERT INTO setting VALUES ('theme', '\"dark\"', '2026-11-21T08:00:00.000Z')");
  db.pragma('wal_checkpoint(TRUNCATE)');
  // Without a log of its own: nothing but the file is handed over.
  db.pragma('journal_mode = DELETE');
  db.close();
  whole = readFileSync(path);
  return whole;
}

const HEAD = 100;

/** Most changes hit a head: that of the file, or that of a page, where its cells are told. */
function place(random: Random, length: number): number {
  const dice = random.next();
  if (dice < 0.25) return random.below(HEAD);
  const page = random.below(Math.max(1, length / 4096)) * 4096;
  return dice < 0.7 ? page + random.below(12) : random.below(length);
}

export const DATABASE_DOOR: Door = {
  name: 'database file',
  weight: 2,
  make: (random): FileCase => {
    const { length } = soundBytes();
    const changes = Array.from({ length: 1 + random.below(6) }, () => ({
      at: place(random, length),
      bytes: Array.from({ length: 1 + random.below(8) }, () =>
        random.chance(0.3) ? random.pick([0, 1, 127, 128, 255]) : random.below(256),
      ),
    }));
    return { changes, length: random.chance(0.15) ? random.below(length) : null };
  },
  run: (given): Verdict => {
    const { changes, length } = given as FileCase;
    const bytes = Buffer.from(soundBytes());
    for (const change of changes)
      bytes.set(change.bytes.slice(0, bytes.length - change.at), change.at);
    const path = join(folder ?? '', 'given.db');
    writeFileSync(path, length === null ? bytes : bytes.subarray(0, length));
    try {
      lookAt(path, migrations);
      return 'answered';
    } catch (cause) {
      const error = storageError(cause, path);
      // A failure that SQLite did not tell is one of ours.
      if (error.faults[0]?.code === 'storage_failed' && sqliteCode(cause) === '') throw cause;
      checkFaults(error.faults);
      return error.faults[0]?.code === 'database_not_sqlite' ? 'stopped' : 'refused';
    }
  },
};
