import { rmSync } from 'node:fs';
import { connect } from '../connect';
import type { Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { storageError } from '../storage-error';
import { isSound, listBackups, verifyBackup, type BackupFile } from './backup';
import { putInPlace } from './durable';
import { setAside } from './set-aside';

/**
 * Puts a backup in the place of a database that cannot be opened. What was there is set aside, never
 * deleted; returns its new name. Only for who has the folder alone. Throws TierwiseError.
 */
export function exchange(
  path: string,
  backup: BackupFile,
  at: string,
  known: readonly Migration[] = migrations,
): string | undefined {
  const next = `${path}.restoring`;
  try {
    verifyBackup(backup, known);
    rmSync(next, { force: true });
    const db = connect(backup.path, { readonly: true });
    try {
      db.prepare('VACUUM INTO ?').run(next);
    } finally {
      db.close();
    }
    const aside = setAside(path, at);
    putInPlace(next, path);
    return aside;
  } catch (cause) {
    throw storageError(cause, path);
  } finally {
    rmSync(next, { force: true });
  }
}

/** The newest backup that is sound; the unsound ones before it stay where they are. */
export function newestSound(
  folder: string,
  known: readonly Migration[] = migrations,
): BackupFile | undefined {
  return listBackups(folder).find((file) => isSound(file, known));
}
