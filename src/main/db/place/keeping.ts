import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keeping } from '../../services/ports';
import { connect, type Db } from '../connect';
import { versionOf } from '../judge';
import type { Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { openDatabase } from '../open';
import { storageError, storageFault } from '../storage-error';
import { describeBackup, findBackup, listBackups, makeBackup, verifyBackup } from './backup';
import type { BackupFile } from './backup';
import { takeBallast } from './ballast';
import { holdingsOf, missingIn } from './holdings';
import { checkDatabase, inspectPlace } from './inspect';
import { backupsOf, ballastOf } from './paths';
import type { Place } from './place';
import { replaceContent } from './replace-content';

/** Backups of an open place and what can be done with them. */
export function createKeeping(place: Place, known: readonly Migration[] = migrations): Keeping {
  const { path } = place;
  const files = (): BackupFile[] => (path === null ? [] : listBackups(backupsOf(path)));
  const make: Keeping['make'] = (reason, at) => {
    const at0 = writable(place);
    // A connection of its own: SQLite writes no copy from within a transaction.
    return withReader(at0, (db) =>
      describeBackup(makeBackup(db, { folder: backupsOf(at0), reason, at, known })),
    );
  };
  const changes = changeWatch(place);
  return {
    state: () => ({
      mode: place.mode,
      folder: path,
      notices: place.notices(),
      newestBackup: files()[0]?.madeAt ?? null,
    }),
    list: () => files().map(describeBackup),
    make,
    compare: (id) => {
      const file = fileOf(place, id);
      return withBackup(file, known, (then) => ({
        backup: describeBackup(file),
        now: holdingsOf(place.db()),
        removes: missingIn(then, place.db()),
      }));
    },
    replace: (id) => {
      withBackup(fileOf(place, id), known, (then) => replaceContent(place.db(), then));
    },
    check: () => (path === null ? checkDatabase(place.db(), '', known) : inspectPlace(path, known)),
    keepUp: (at) => {
      if (place.mode !== 'open' || path === null) return;
      try {
        if (changes.since()) make('rota', at);
        changes.seen();
        takeBallast(ballastOf(path));
        place.settle('backup_failed');
      } catch (cause) {
        const [fault] = storageError(cause, path).faults;
        if (fault) place.note({ ...fault, code: 'backup_failed' });
      }
    },
  };
}

function writable({ mode, path }: Place): string {
  if (mode === 'open' && path !== null) return path;
  throw storageFault(
    'place_without_backups',
    path ?? '',
    mode === 'view' ? 'a folder that cannot be written' : 'data that is kept in memory only',
    'a data folder that can be written',
    'Open Tierwise with a folder of its own.',
  );
}

function fileOf({ path }: Place, id: string): BackupFile {
  return findBackup(path === null ? '' : backupsOf(path), id);
}

function withReader<T>(path: string, work: (db: Db) => T): T {
  try {
    const db = connect(path, { readonly: true });
    try {
      return work(db);
    } finally {
      db.close();
    }
  } catch (cause) {
    throw storageError(cause, path);
  }
}

/** A verified backup with the tables of this version; an older one is brought up to date in a copy. */
function withBackup<T>(file: BackupFile, known: readonly Migration[], work: (db: Db) => T): T {
  verifyBackup(file, known);
  return withReader(file.path, (db) => {
    if (versionOf(db) === known.length) return work(db);
    const folder = mkdtempSync(join(tmpdir(), 'tierwise-restore-'));
    try {
      const copy = join(folder, 'copy.db');
      db.prepare('VACUUM INTO ?').run(copy);
      openDatabase(copy, known).close();
      return withReader(copy, work);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Whether anybody has committed anything since the last look; before the first look: perhaps. */
function changeWatch({ db }: Place) {
  const mark = (): string => {
    const own = Number(db().prepare('SELECT total_changes()').pluck().get());
    return `${own} ${String(db().pragma('data_version', { simple: true }))}`;
  };
  let last = '';
  return {
    since: () => mark() !== last,
    seen: () => {
      last = mark();
    },
  };
}
