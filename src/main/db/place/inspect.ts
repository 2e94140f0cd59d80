import { existsSync } from 'node:fs';
import type { PlaceCheck } from '../../../shared/contract/place';
import type { TierwiseError } from '../../../shared/errors';
import { connect, engineVersion, type Db } from '../connect';
import { damaged, deepFinding, judge } from '../judge';
import type { Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { storageError, storageFault } from '../storage-error';
import { describeBackup, listBackups, verifyBackup, type BackupFile } from './backup';
import { holdingsOf } from './holdings';
import { backupsOf } from './paths';
import { listSetAside } from './set-aside';
import { openView } from './view';

/**
 * Looks at everything in a data folder and changes nothing: the database in full, every backup,
 * what was set aside. What is wrong is the answer, not an error.
 */
export function inspectPlace(path: string, known: readonly Migration[] = migrations): PlaceCheck {
  const about = {
    backups: listBackups(backupsOf(path)).map((file) => checkBackup(file, known)),
    setAside: listSetAside(path),
  };
  let close: (() => void) | undefined;
  try {
    if (!existsSync(path)) throw absent(path);
    const reader = openReader(path, known);
    close = reader.close;
    return { ...checkDatabase(reader.db, path, known), ...about };
  } catch (cause) {
    return { ...failed(storageError(cause, path)), ...about };
  } finally {
    close?.();
  }
}

/** The database alone. */
export function checkDatabase(
  db: Db,
  path: string,
  known: readonly Migration[] = migrations,
): PlaceCheck {
  try {
    judge(db, path, known);
    const finding = deepFinding(db);
    if (finding !== undefined) throw damaged(path, finding);
    return {
      ok: true,
      faults: [],
      engine: `SQLite ${engineVersion(db)}`,
      holds: holdingsOf(db),
      backups: [],
      setAside: [],
    };
  } catch (cause) {
    return failed(storageError(cause, path));
  }
}

function openReader(
  path: string,
  known: readonly Migration[],
): { readonly db: Db; readonly close: () => void } {
  try {
    const db = connect(path, { readonly: true });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } catch (cause) {
      db.close();
      throw cause;
    }
    return { db, close: () => void db.close() };
  } catch (cause) {
    const error = storageError(cause, path);
    if (error.faults[0]?.code === 'database_not_openable') return openView(path, known);
    throw error;
  }
}

function checkBackup(file: BackupFile, known: readonly Migration[]): PlaceCheck['backups'][number] {
  try {
    verifyBackup(file, known);
    return { ...describeBackup(file), ok: true, why: null };
  } catch (cause) {
    const found = storageError(cause, file.path).faults[0]?.found ?? 'unknown';
    return { ...describeBackup(file), ok: false, why: found };
  }
}

function failed(error: TierwiseError): PlaceCheck {
  return { ok: false, faults: error.faults, engine: '', holds: null, backups: [], setAside: [] };
}

export function absent(path: string) {
  return storageFault(
    'database_absent',
    path,
    'no database',
    'a folder that Tierwise has used',
    'Check --data-dir, or start Tierwise once to begin.',
  );
}
