import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { TierwiseError, type Fault } from '../../shared/errors';
import { migrate, type Migration } from './migrate';
import { migrations } from './migrations/list';
import { storageError } from './storage-error';

export type Db = Database.Database;

/** "TIER": tells our database from every other SQLite file. */
export const APPLICATION_ID = 0x54_49_45_52;
export const BUSY_TIMEOUT_MS = 5_000;
export const IN_MEMORY = ':memory:';

const SYNCHRONOUS_FULL = 2;

/**
 * The one door to SQLite: opens, checks and migrates the database at `path` (`:memory:` for one
 * that leaves nothing behind). A file that is not ours, is newer than this program or has lost its
 * content is refused before the first write. Throws TierwiseError of kind `storage`.
 */
export function openDatabase(path: string, known: readonly Migration[] = migrations): Db {
  refuseLostContent(path);
  let db: Db | undefined;
  try {
    if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true });
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    assertEngine(db);
    // Off before anything is read: a foreign file's schema must not call functions of ours.
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    refuseForeign(db, path);
    refuseNewer(db, path, known);
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    migrate(db, known, APPLICATION_ID);
    assertSettings(db, path);
    return db;
  } catch (cause) {
    db?.close();
    throw storageError(cause, path);
  }
}

/**
 * Opens an existing database of this version to look only: nothing is created, migrated or changed.
 * Throws TierwiseError of kind `storage`.
 */
export function openToRead(path: string, known: readonly Migration[] = migrations): Db {
  let db: Db | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    assertEngine(db);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    refuseForeign(db, path);
    refuseNewer(db, path, known);
    refuseOlder(db, path, known);
    return db;
  } catch (cause) {
    db?.close();
    throw storageError(cause, path);
  }
}

/**
 * SQLite 3.51.3 mends a corruption of the write-ahead log; 3.52.0 was withdrawn. A lock file can
 * undo such a mend in silence, so the engine that really runs is asked.
 */
export function isSafeEngine(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (version === '3.52.0') return false;
  return major > 3 || (major === 3 && (minor > 51 || (minor === 51 && patch >= 3)));
}

function assertEngine(db: Db): void {
  const version = String(db.prepare('select sqlite_version()').pluck().get());
  if (isSafeEngine(version)) return;
  throw fault(
    'database_engine_unsafe',
    '',
    `SQLite ${version}`,
    'SQLite 3.51.3 or newer, but not 3.52.0',
    'Run npm ci to install the version this program was tested with.',
  );
}

function refuseLostContent(path: string): void {
  if (path === IN_MEMORY || !existsSync(path) || statSync(path).size > 0) return;
  const log = `${path}-wal`;
  const hadContent =
    (existsSync(log) && statSync(log).size > 0) || hasEntries(join(dirname(path), 'backups'));
  if (!hadContent) return;
  throw fault(
    'database_content_lost',
    path,
    'an empty file where data was before',
    'the database as it was written',
    'Nothing was changed. Put back a copy of the file, or move it and the files beside it away to begin anew.',
  );
}

function hasEntries(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function refuseForeign(db: Db, path: string): void {
  const id = numberOf(db, 'application_id');
  if (id === APPLICATION_ID) return;
  const tables = Number(db.prepare('select count(*) from sqlite_schema').pluck().get());
  if (id === 0 && tables === 0 && numberOf(db, 'user_version') === 0) return;
  throw fault(
    'database_foreign',
    path,
    `a database of another program (application id ${id})`,
    'a database that Tierwise wrote',
    'Nothing was changed. Choose another folder with --data-dir, or move that file away.',
  );
}

function refuseNewer(db: Db, path: string, known: readonly Migration[]): void {
  const version = numberOf(db, 'user_version');
  if (version <= known.length) return;
  throw fault(
    'database_newer',
    path,
    `version ${version}`,
    `up to version ${known.length}`,
    'Nothing was changed. Use the newer Tierwise that wrote it, or choose another folder with --data-dir.',
  );
}

function refuseOlder(db: Db, path: string, known: readonly Migration[]): void {
  const version = numberOf(db, 'user_version');
  if (version === known.length) return;
  throw fault(
    'database_older',
    path,
    `version ${version}`,
    `version ${known.length}`,
    'Nothing was changed. Open Tierwise once with npm start: that brings it up to date.',
  );
}

/**
 * better-sqlite3's build turns WAL databases to synchronous=NORMAL with their first use, which
 * loses saved rows in a power cut. That is only seen after the first transaction, so it is read here.
 */
function assertSettings(db: Db, path: string): void {
  const journal = String(db.pragma('journal_mode', { simple: true }));
  const wanted = path === IN_MEMORY ? 'memory' : 'wal';
  const synchronous = numberOf(db, 'synchronous');
  const foreignKeys = numberOf(db, 'foreign_keys');
  if (journal === wanted && synchronous === SYNCHRONOUS_FULL && foreignKeys === 1) return;
  throw fault(
    'database_settings_refused',
    path,
    `journal ${journal}, synchronous ${synchronous}, foreign keys ${foreignKeys}`,
    `journal ${wanted}, synchronous ${SYNCHRONOUS_FULL}, foreign keys 1`,
    'The folder may be on a drive that cannot keep data safe; choose a local one with --data-dir.',
  );
}

function numberOf(db: Db, pragma: string): number {
  return Number(db.pragma(pragma, { simple: true }));
}

function fault(
  code: string,
  path: string,
  found: string,
  allowed: string,
  remedy: string,
): TierwiseError {
  return new TierwiseError('storage', [{ code, path, found, allowed, remedy } satisfies Fault]);
}
