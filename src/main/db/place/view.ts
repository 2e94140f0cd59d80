import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Storage } from '../../services/ports';
import { connect, type Db } from '../connect';
import { APPLICATION_ID, damaged, judge, quickFinding } from '../judge';
import { migrate, type Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { storageError, storageFault } from '../storage-error';
import { transaction } from '../transaction';

/** Largest database taken into memory to be looked at. */
const MOST_BYTES = 1024 * 1024 * 1024;

type Copy = { readonly db: Db; readonly close: () => void };
/** `remember` writes into what is shown, which is gone when it is closed. */
export type View = Copy & { readonly remember: Storage['remember'] };

/**
 * A database to look at where its folder cannot be written: SQLite cannot even read its log there.
 * What is shown is a copy, of the version of this program, that takes no write. Throws TierwiseError.
 */
export function openView(path: string, known: readonly Migration[] = migrations): View {
  let view: Copy | undefined;
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw tooLarge(path, size);
    view = hasLog(path) ? openCopy(path) : openBytes(path);
    const { db } = view;
    judge(db, path, known);
    const finding = quickFinding(db);
    if (finding !== undefined) throw damaged(path, finding);
    migrate(db, known, APPLICATION_ID);
    db.pragma('query_only = ON');
    return { ...view, remember: (work) => writing(db, work) };
  } catch (cause) {
    view?.close();
    throw storageError(cause, path);
  }
}

function writing<T>(db: Db, work: () => T extends PromiseLike<unknown> ? never : T): T {
  db.pragma('query_only = OFF');
  try {
    return transaction(db, work);
  } finally {
    db.pragma('query_only = ON');
  }
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

const WRITE_VERSION_AT = 18;
const READ_VERSION_AT = 19;
const ROLLBACK_JOURNAL = 1;

/** The file alone holds everything: its bytes, told to need no log. */
function openBytes(path: string): Copy {
  const bytes = readFileSync(path);
  bytes[WRITE_VERSION_AT] = ROLLBACK_JOURNAL;
  bytes[READ_VERSION_AT] = ROLLBACK_JOURNAL;
  const db = connect(bytes);
  return {
    db,
    close: () => {
      db.close();
    },
  };
}

/** The log holds what the file does not have yet: both, in a folder that can be written. */
function openCopy(path: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-view-'));
  const copy = join(folder, basename(path));
  let db: Db | undefined;
  const close = (): void => {
    db?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const part of ['', '-wal']) {
      if (existsSync(path + part)) copyFileSync(path + part, copy + part);
    }
    db = connect(copy);
    return { db, close };
  } catch (cause) {
    close();
    throw cause;
  }
}

function tooLarge(path: string, size: number) {
  return storageFault(
    'database_too_large_to_view',
    path,
    `${size} bytes in a folder that cannot be written`,
    `at most ${MOST_BYTES} bytes to look at`,
    'Nothing was changed. Copy the folder to a drive that can be written and open it there.',
  );
}
