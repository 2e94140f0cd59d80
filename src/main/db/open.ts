import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TierwiseError } from '../../shared/errors';
import { connect, type Db } from './connect';
import {
  APPLICATION_ID,
  contentFinding,
  damaged,
  deepFinding,
  judge,
  quickFinding,
  rowDamaged,
  versionOf,
} from './judge';
import { migrate, type BeforeMigration, type Migration } from './migrate';
import { migrations } from './migrations/list';
import { makePrivateFolder } from './private-folder';
import { sqliteCode, storageError, storageFault } from './storage-error';
import { transaction } from './transaction';

export const IN_MEMORY = ':memory:';
export const BACKUP_FOLDER = 'backups';

const SYNCHRONOUS_FULL = 2;

/** Whether a database of which single rows cannot be read is taken. */
export type Rows = 'whole' | 'some damaged';

/**
 * The one door to a database that is written: opens, checks and migrates the one at `path`
 * (`:memory:` for one that leaves nothing behind). A file that is not ours, is newer than this
 * program, is damaged or has lost its content is refused before the first write, its bytes and its
 * log untouched. `before` is called before content is migrated. With `rows` one of which single rows cannot be
 * read is taken too: they are refused one by one. Throws TierwiseError of kind `storage`.
 */
export function openDatabase(
  path: string,
  known: readonly Migration[] = migrations,
  before?: BeforeMigration,
  rows: Rows = 'whole',
): Db {
  let db: Db | undefined;
  try {
    if (path !== IN_MEMORY) {
      makePrivateFolder(dirname(path));
      refuseLostContent(path);
      lookFirst(path, known, rows);
    }
    db = connect(path);
    judge(db, path, known);
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    migrate(db, known, APPLICATION_ID, (old, from) => {
      const finding = deepFinding(old);
      if (finding !== undefined) throw damaged(path, finding);
      before?.(old, from);
    });
    // A file without rights to write opens all the same and refuses only the first write.
    transaction(db, () => undefined);
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
    db = connect(path, { readonly: true });
    judge(db, path, known);
    refuseOlder(db, path, known);
    return db;
  } catch (cause) {
    db?.close();
    throw storageError(cause, path);
  }
}

/** What SQLite says where a reader would have to finish what a killed writer began. */
const UNFINISHED = ['SQLITE_READONLY_ROLLBACK', 'SQLITE_READONLY_RECOVERY'];

/**
 * Judges the file through a connection that cannot write: closing one that can would already fold
 * the log into a file that we then refuse.
 */
function lookFirst(path: string, known: readonly Migration[], rows: Rows): void {
  if (!existsSync(path) || statSync(path).size === 0) return;
  let db: Db | undefined;
  try {
    db = connect(path, { readonly: true });
    judge(db, path, known);
    const finding = quickFinding(db) ?? cutFinding(path);
    if (finding !== undefined) throw damaged(path, finding);
    const row = rows === 'whole' ? contentFinding(db) : undefined;
    if (row !== undefined) throw rowDamaged(path, row);
  } catch (cause) {
    if (UNFINISHED.includes(sqliteCode(cause))) return;
    if (isOursWithoutLog(path, cause)) throw damaged(path, 'the log of another database beside it');
    throw cause;
  } finally {
    db?.close();
  }
}

const PAGE_SIZE_AT = 16;
const APPLICATION_ID_AT = 68;

/** SQLite reads what was cut off the last page as zeros. Where a log holds it anew, nothing is lost. */
function cutFinding(path: string): string | undefined {
  if (sizeOf(`${path}-wal`) > 0) return undefined;
  const stored = headerOf(path).readUInt16BE(PAGE_SIZE_AT);
  const pageSize = stored === 1 ? 65_536 : stored;
  return sizeOf(path) % pageSize === 0 ? undefined : 'a file that ends within a page';
}

/** Judged foreign through its log, although the file itself says that it is ours. */
function isOursWithoutLog(path: string, cause: unknown): boolean {
  const isForeign = cause instanceof TierwiseError && cause.faults[0]?.code === 'database_foreign';
  return isForeign && headerOf(path).readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
    return header;
  } finally {
    closeSync(file);
  }
}

function refuseLostContent(path: string): void {
  const size = sizeOf(path);
  if (size > 0) return;
  const hadContent = sizeOf(`${path}-wal`) > 0 || hasEntries(join(dirname(path), BACKUP_FOLDER));
  if (!hadContent) return;
  throw storageFault(
    'database_content_lost',
    path,
    existsSync(path) ? 'an empty file where data was before' : 'no file where data was before',
    'the database as it was written',
    'Nothing was changed. Put back the file, or move the whole folder away to begin anew.',
  );
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function hasEntries(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.db'));
}

function refuseOlder(db: Db, path: string, known: readonly Migration[]): void {
  const version = versionOf(db);
  if (version === known.length) return;
  throw storageFault(
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
  const synchronous = Number(db.pragma('synchronous', { simple: true }));
  const foreignKeys = Number(db.pragma('foreign_keys', { simple: true }));
  if (journal === wanted && synchronous === SYNCHRONOUS_FULL && foreignKeys === 1) return;
  throw storageFault(
    'database_settings_refused',
    path,
    `journal ${journal}, synchronous ${synchronous}, foreign keys ${foreignKeys}`,
    `journal ${wanted}, synchronous ${SYNCHRONOUS_FULL}, foreign keys 1`,
    'The folder may be on a drive that cannot keep data safe; choose a local one with --data-dir.',
  );
}
