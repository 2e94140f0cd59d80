import { join } from 'node:path';
import { connect } from '../connect';
import { makePrivateFolder } from '../private-folder';
import { sqliteCode, storageError, storageFault } from '../storage-error';

/**
 * Who has the data folder open. Any number of hosts may; only one that is alone may exchange whole
 * files. It is a lock of SQLite's on an empty file: it goes with its process, however that ends.
 */
export type PlaceLock = {
  /** Runs `work` while nobody else has the folder open; refuses where somebody has. */
  readonly alone: <T>(work: () => T) => T;
  readonly release: () => void;
};

const LOCK_NAME = 'tierwise.lock';
const WAIT_MS = 2_000;

/** Throws TierwiseError of kind `storage` where the folder takes no lock, such as a read-only one. */
export function holdPlace(folder: string): PlaceLock {
  const path = join(folder, LOCK_NAME);
  try {
    makePrivateFolder(folder);
    const db = connect(path, { timeout: WAIT_MS });
    const share = (): void => {
      db.exec('BEGIN');
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    };
    share();
    return {
      alone: (work) => {
        db.exec('COMMIT');
        try {
          begin(() => db.exec('BEGIN EXCLUSIVE'), folder);
          return work();
        } finally {
          if (db.inTransaction) db.exec('COMMIT');
          share();
        }
      },
      release: () => {
        db.close();
      },
    };
  } catch (cause) {
    throw storageError(cause, path);
  }
}

function begin(exclusive: () => void, folder: string): void {
  try {
    exclusive();
  } catch (cause) {
    if (!sqliteCode(cause).startsWith('SQLITE_BUSY')) throw cause;
    throw storageFault(
      'place_in_use',
      folder,
      'another Tierwise that has this folder open',
      'this one alone, because its database must be exchanged as a whole',
      'Nothing was changed. Close the other Tierwise and try again.',
    );
  }
}
