import { dirname } from 'node:path';
import type { PlaceState } from '../../../shared/contract/place';
import type { Fault, TierwiseError } from '../../../shared/errors';
import type { Storage } from '../../services/ports';
import type { Db } from '../connect';
import type { BeforeMigration, Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { IN_MEMORY, openDatabase, openToRead, type Rows } from '../open';
import { storageError, storageFault } from '../storage-error';
import { transaction } from '../transaction';
import { listBackups, makeBackup } from './backup';
import { dropBallast } from './ballast';
import { holdPlace, type PlaceLock } from './lock';
import { backupsOf, ballastOf } from './paths';
import { keepOddLog, recover } from './recover';
import { openView } from './view';
import { createWriter } from './writer';

export type PlaceParts = {
  /** The database file; null for one in memory that leaves nothing behind. */
  readonly path: string | null;
  readonly now: () => string;
  readonly newId: () => string;
  readonly known?: readonly Migration[];
};

/** The data folder of one host: its database, however it could be opened, and what goes with it. */
export type Place = {
  readonly mode: PlaceState['mode'];
  readonly path: string | null;
  /** The connection of now: it is another one after the drive failed. */
  readonly db: () => Db;
  readonly transaction: Storage['transaction'];
  readonly remember: Storage['remember'];
  readonly notices: () => readonly Fault[];
  /** Adds what the user should know; one notice for each code. */
  readonly note: (notice: Fault) => void;
  readonly settle: (code: string) => void;
  readonly close: () => void;
};

/** The database cannot be written there; it may still be looked at. */
const NO_WRITING: ReadonlySet<string> = new Set(['database_read_only', 'database_not_openable']);
/** The database is not what it was; a backup can take its place. */
const LOST: ReadonlySet<string> = new Set([
  'database_damaged',
  'database_row_damaged',
  'database_content_lost',
]);

/**
 * Opens the data folder: as it should be, else from its newest sound backup with the damaged files
 * set aside, else to look only. A database of another program or of a newer version is refused and
 * stays as it is. Throws TierwiseError of kind `storage`.
 */
export function openPlace(parts: PlaceParts): Place {
  const { path } = parts;
  if (path === null) return memoryPlace(parts.known);
  const lock = tryLock(path);
  try {
    return openPlaceAt(path, lock, parts);
  } catch (cause) {
    if (!(lock instanceof Error)) lock.release();
    throw cause;
  }
}

function openPlaceAt(path: string, lock: PlaceLock | TierwiseError, parts: PlaceParts): Place {
  const open = opener(path, parts);
  try {
    const notices = keepOddLog(path, parts.now());
    return openedPlace(open(), { path, lock, open, notices }, parts);
  } catch (cause) {
    const error = storageError(cause, path);
    const code = error.faults[0]?.code ?? '';
    if (NO_WRITING.has(code)) return viewPlace(path, error, parts.known);
    const isOurs = code !== 'database_not_sqlite' || listBackups(backupsOf(path)).length > 0;
    if (!(LOST.has(code) || code === 'database_not_sqlite') || !isOurs) throw error;
    if (lock instanceof Error) throw lock;
    const { notice, rows } = lock.alone(() => recover(path, error, parts));
    const reopen = opener(path, parts, rows);
    return openedPlace(reopen(), { path, lock, open: reopen, notices: [notice] }, parts);
  }
}

function opener(
  path: string,
  { known = migrations, now }: PlaceParts,
  rows: Rows = 'whole',
): () => Db {
  const backUp: BeforeMigration = (db, from) => {
    makeBackup(db, {
      folder: backupsOf(path),
      reason: 'before-migration',
      at: now(),
      known: known.slice(0, from),
    });
  };
  return () => openDatabase(path, known, backUp, rows);
}

function tryLock(path: string): PlaceLock | TierwiseError {
  try {
    return holdPlace(dirname(path));
  } catch (cause) {
    return storageError(cause, path);
  }
}

/** An existing data folder to look at: nothing in it is created, migrated or changed. */
export function readPlace(path: string, known?: readonly Migration[]): Place {
  try {
    const db = openToRead(path, known);
    return {
      mode: 'view',
      path,
      db: () => db,
      transaction: (work) => transaction(db, work),
      remember: (work) => transaction(db, work),
      ...noticeBoard([]),
      close: () => {
        db.close();
      },
    };
  } catch (cause) {
    const error = storageError(cause, path);
    if (NO_WRITING.has(error.faults[0]?.code ?? '')) return viewPlace(path, error, known);
    throw error;
  }
}

type Opened = {
  readonly path: string;
  readonly lock: PlaceLock | TierwiseError;
  readonly open: () => Db;
  readonly notices: readonly Fault[];
};

function openedPlace(first: Db, { path, lock, open, notices }: Opened, parts: PlaceParts): Place {
  let db = first;
  const board = noticeBoard(notices);
  const write = createWriter({
    current: () => db,
    reopen: () => {
      closeQuietly(db);
      db = open();
      return db;
    },
    giveRoom: () => {
      board.note(driveFull(path));
      return dropBallast(ballastOf(path));
    },
    now: parts.now,
    newId: parts.newId,
  });
  return {
    mode: 'open',
    path,
    db: () => db,
    transaction: write,
    remember: write,
    ...board,
    close: () => {
      db.close();
      if (!(lock instanceof Error)) lock.release();
    },
  };
}

function viewPlace(path: string, why: TierwiseError, known: PlaceParts['known']): Place {
  const view = openView(path, known);
  const refuse = (): never => {
    throw viewOnly(path, why);
  };
  return {
    mode: 'view',
    path,
    db: () => view.db,
    transaction: refuse,
    remember: view.remember,
    ...noticeBoard(viewOnly(path, why).faults),
    close: view.close,
  };
}

function memoryPlace(known?: readonly Migration[]): Place {
  const db = openDatabase(IN_MEMORY, known);
  return {
    mode: 'memory',
    path: null,
    db: () => db,
    transaction: (work) => transaction(db, work),
    remember: (work) => transaction(db, work),
    ...noticeBoard([]),
    close: () => {
      db.close();
    },
  };
}

function noticeBoard(first: readonly Fault[]): Pick<Place, 'notices' | 'note' | 'settle'> {
  const board = new Map(first.map((notice) => [notice.code, notice]));
  return {
    notices: () => [...board.values()],
    note: (notice) => {
      board.set(notice.code, notice);
    },
    settle: (code) => {
      board.delete(code);
    },
  };
}

function closeQuietly(db: Db): void {
  try {
    db.close();
  } catch {
    // The drive that fails may fail here as well; what counts is what the next connection finds.
  }
}

function viewOnly(path: string, why: TierwiseError): TierwiseError {
  return storageFault(
    'place_view_only',
    path,
    `a folder that cannot be written (${why.faults[0]?.found ?? 'read-only'})`,
    'a folder that can be written, to save anything',
    'You can look at everything; nothing can be saved. Copy the folder to a drive that can be written, or check its rights.',
  );
}

function driveFull(path: string): Fault {
  return {
    code: 'drive_full',
    path,
    found: 'a drive without room',
    allowed: 'room for what you save',
    remedy:
      'What was saved is safe. Free some space now: the room kept back for this case has been used.',
  };
}
