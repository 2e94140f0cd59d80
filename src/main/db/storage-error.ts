import Database from 'better-sqlite3';
import { TierwiseError, type Fault } from '../../shared/errors';

type Wording = { readonly code: string; readonly allowed: string; readonly remedy: string };

const WORDINGS: readonly (readonly [prefix: string, wording: Wording])[] = [
  [
    'SQLITE_FULL',
    {
      code: 'disk_full',
      allowed: 'room for the change',
      remedy: 'Nothing of this change was kept. Free some space and try again.',
    },
  ],
  [
    'SQLITE_BUSY',
    {
      code: 'database_busy',
      allowed: 'a database that is free within five seconds',
      remedy: 'Nothing of this change was kept. Another Tierwise is writing; try again.',
    },
  ],
  [
    'SQLITE_READONLY',
    {
      code: 'database_read_only',
      allowed: 'a database that can be written',
      remedy:
        'Nothing was changed. Check the rights of the folder, or choose another with --data-dir.',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'database_not_openable',
      allowed: 'a folder that can be read and written',
      remedy: 'Check the rights of the folder, or choose another with --data-dir.',
    },
  ],
  [
    'SQLITE_NOTADB',
    {
      code: 'database_not_sqlite',
      allowed: 'a database that Tierwise wrote',
      remedy:
        'Nothing was changed. Move the file away or put back a copy of it, or choose another folder with --data-dir.',
    },
  ],
  [
    'SQLITE_CORRUPT',
    {
      code: 'database_damaged',
      allowed: 'a sound database',
      remedy:
        'The file was left as it is. Start Tierwise: it sets the file aside and takes the newest backup; or run tierwise restore.',
    },
  ],
  // At a commit this says nothing about whether the change was kept; place/writer.ts finds that out.
  [
    'SQLITE_IOERR',
    {
      code: 'disk_failed',
      allowed: 'a drive that reads and writes',
      remedy:
        'Check the drive and its cable. Start Tierwise again and look whether the last change is there before repeating it.',
    },
  ],
];

/** Any failure of the database as our own error; our own errors pass through unchanged. */
export function storageError(cause: unknown, path = ''): TierwiseError {
  if (cause instanceof TierwiseError) return cause;
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  const wording = WORDINGS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? {
    code: 'storage_failed',
    allowed: 'storage that works',
    remedy: 'Check the folder and its rights; if they are right, report this as a bug of Tierwise.',
  };
  const found = code === '' ? message : `${message} (${code})`;
  return new TierwiseError('storage', [{ ...wording, path, found }], { cause });
}

/** The code SQLite itself gave, such as SQLITE_IOERR_FSYNC; empty where it was not SQLite's. */
export function sqliteCode(cause: unknown): string {
  if (cause instanceof Database.SqliteError) return cause.code;
  if (cause instanceof TierwiseError && cause.cause instanceof Database.SqliteError) {
    return cause.cause.code;
  }
  return '';
}

/** An error of one fault of kind `storage`. */
export function storageFault(
  code: string,
  path: string,
  found: string,
  allowed: string,
  remedy: string,
): TierwiseError {
  return new TierwiseError('storage', [{ code, path, found, allowed, remedy } satisfies Fault]);
}
