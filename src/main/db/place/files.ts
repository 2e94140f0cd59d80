import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../connect';
import type { Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { storageError, storageFault } from '../storage-error';
import { findBackup, listBackups, lookAt, makeBackup, type BackupFile } from './backup';
import { putInPlace } from './durable';
import { exchange } from './exchange';
import { absent } from './inspect';
import { holdPlace } from './lock';
import { backupsOf } from './paths';

/** What the command line does with a data folder without opening it for work. */

/** A backup of the database at `path` in its own folder. Throws TierwiseError. */
export function backUp(path: string, at: string): BackupFile {
  const db = reader(path);
  try {
    return makeBackup(db, { folder: backupsOf(path), reason: 'asked', at });
  } finally {
    db.close();
  }
}

/** Writes a backup as a file that may be carried elsewhere. Never over another file. */
export function writeBackupTo(backup: BackupFile, file: string): void {
  const temporary = join(dirname(file), `.making-${randomUUID()}.tmp`);
  try {
    if (existsSync(file)) throw taken(file);
    const db = connect(backup.path, { readonly: true });
    try {
      db.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      db.close();
    }
    lookAt(temporary, migrations);
    putInPlace(temporary, file);
  } catch (cause) {
    throw storageError(cause, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * A file from outside as a backup of this folder: hostile until it is judged, and then copied by
 * SQLite, so that nothing but rows of our own tables comes in. Throws TierwiseError.
 */
export function adopt(path: string, file: string, at: string): BackupFile {
  const db = reader(file);
  try {
    lookAt(file, migrations);
    return makeBackup(db, { folder: backupsOf(path), reason: 'asked', at });
  } catch (cause) {
    throw storageError(cause, file);
  } finally {
    db.close();
  }
}

/** The backup of this name; `newest` is the newest one. */
export function backupNamed(path: string, name: string): BackupFile {
  const folder = backupsOf(path);
  const newest = listBackups(folder)[0]?.id;
  return findBackup(folder, name === 'newest' ? (newest ?? name) : name);
}

/** Puts a backup in the place of a database that Tierwise cannot open; returns what that is called now. */
export function exchangeAlone(
  path: string,
  backup: BackupFile,
  at: string,
  known: readonly Migration[] = migrations,
): string | undefined {
  const lock = holdPlace(dirname(path));
  try {
    return lock.alone(() => exchange(path, backup, at, known));
  } finally {
    lock.release();
  }
}

function reader(path: string) {
  if (!existsSync(path)) throw absent(path);
  // SQLite would wait for ever at a pipe that nobody writes to.
  if (!statSync(path).isFile()) throw noFile(path);
  try {
    return connect(path, { readonly: true });
  } catch (cause) {
    throw storageError(cause, path);
  }
}

function noFile(path: string) {
  return storageFault(
    'database_not_a_file',
    path,
    'something other than a file',
    'a database that Tierwise wrote',
    'Nothing was changed. Check the path.',
  );
}

function taken(file: string) {
  return storageFault(
    'file_exists',
    file,
    'a file of that name',
    'a name that is free',
    'Nothing was changed. Choose another name, or move that file away.',
  );
}
