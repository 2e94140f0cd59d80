import Database from 'better-sqlite3';
import { storageFault } from './storage-error';

export type Db = Database.Database;

const BUSY_TIMEOUT_MS = 5_000;

/**
 * The only way to an SQLite connection: the engine that really runs is a safe one, and a foreign
 * schema can call no function of ours. `target` is a path, `:memory:`, or the bytes of a database.
 */
export function connect(
  target: string | Buffer,
  options: { readonly readonly?: boolean; readonly timeout?: number } = {},
): Db {
  const db = new Database(target, {
    timeout: options.timeout ?? BUSY_TIMEOUT_MS,
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
  });
  try {
    assertEngine(db);
    // Off before anything is read.
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return db;
  } catch (cause) {
    db.close();
    throw cause;
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

export function engineVersion(db: Db): string {
  return String(db.prepare('select sqlite_version()').pluck().get());
}

function assertEngine(db: Db): void {
  const version = engineVersion(db);
  if (isSafeEngine(version)) return;
  throw storageFault(
    'database_engine_unsafe',
    '',
    `SQLite ${version}`,
    'SQLite 3.51.3 or newer, but not 3.52.0',
    'Run npm ci to install the version this program was tested with.',
  );
}
