import Database from 'better-sqlite3';
import { TierwiseError } from '../../shared/errors';

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
        'Nothing was changed. Put back a copy of the file, or choose another folder with --data-dir.',
    },
  ],
  [
    'SQLITE_CORRUPT',
    {
      code: 'database_damaged',
      allowed: 'a sound database',
      remedy:
        'The file was left as it is. Put back a copy of it, or choose another folder with --data-dir.',
    },
  ],
  // An I/O error at commit may or may not have kept the change.
  [
    'SQLITE_IOERR',
    {
      code: 'disk_failed',
      allowed: 'a drive that reads and writes',
      remedy:
        'It is unknown whether the change was kept. Start Tierwise again and look before repeating it.',
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
