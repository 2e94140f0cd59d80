import type { Storage } from '../../services/ports';
import type { Db } from '../connect';
import { sqliteCode, storageError, storageFault } from '../storage-error';
import { transaction } from '../transaction';

export type WriterParts = {
  readonly current: () => Db;
  /** A fresh connection in place of one whose drive failed; throws where there is none to be had. */
  readonly reopen: () => Db;
  /** Gives room back to a full drive; false where there is none to give. */
  readonly giveRoom: () => boolean;
  readonly now: () => string;
  readonly newId: () => string;
};

/**
 * Transactions whose outcome is known even where the drive fails in the middle of the commit. Such a
 * commit may or may not be kept, so each one carries a mark: after a failure the database is opened
 * anew and the mark looked up before anything is reported.
 */
export function createWriter(parts: WriterParts): Storage['transaction'] {
  let lastMark: string | undefined;

  const attempt = <T>(work: () => T extends PromiseLike<unknown> ? never : T): T => {
    const db = parts.current();
    const mark = `commit-${parts.newId()}`;
    let result: { readonly value: T } | undefined;
    try {
      return transaction(db, () => {
        const before = changesOf(db);
        const value: T = work();
        if (changesOf(db) !== before) putMark(db, mark, lastMark, parts.now());
        result = { value };
        return value as never;
      });
    } catch (cause) {
      if (!sqliteCode(cause).startsWith('SQLITE_IOERR')) throw cause;
      if (isKept(parts, mark, cause) && result !== undefined) return result.value;
      throw notKept(db.name, cause);
    } finally {
      if (result !== undefined) lastMark = mark;
    }
  };

  return (work) => {
    const db = parts.current();
    if (db.inTransaction) return transaction(db, work);
    try {
      return attempt(work);
    } catch (cause) {
      if (sqliteCode(cause) !== 'SQLITE_FULL' || !parts.giveRoom()) throw cause;
      return attempt(work);
    }
  };
}

function changesOf(db: Db): number {
  return Number(db.prepare('SELECT total_changes()').pluck().get());
}

/** One mark for each open host; the one before it goes in the same commit. */
function putMark(db: Db, mark: string, last: string | undefined, at: string): void {
  if (last !== undefined) db.prepare('DELETE FROM operation_log WHERE key = ?').run(last);
  db.prepare("INSERT INTO operation_log VALUES (?, 'commit', 'null', ?)").run(mark, at);
}

/** Whether the commit is there after opening anew. A write that follows shows that the drive keeps it. */
function isKept({ reopen }: WriterParts, mark: string, cause: unknown): boolean {
  try {
    const db = reopen();
    return transaction(db, (): boolean => {
      const kept = db.prepare('SELECT 1 FROM operation_log WHERE key = ?').get(mark) !== undefined;
      if (kept) db.prepare('UPDATE operation_log SET done_at = done_at WHERE key = ?').run(mark);
      return kept;
    });
  } catch {
    throw unknownOutcome(cause);
  }
}

function notKept(path: string, cause: unknown) {
  const [fault] = storageError(cause, path).faults;
  return storageFault(
    'disk_failed',
    path,
    fault?.found ?? 'a drive that failed',
    'a drive that reads and writes',
    'Nothing of this change was kept. Check the drive and the room on it, then try again.',
  );
}

function unknownOutcome(cause: unknown) {
  const [fault] = storageError(cause).faults;
  return storageFault(
    'disk_outcome_unknown',
    '',
    fault?.found ?? 'a drive that failed',
    'a drive that reads and writes',
    'It is unknown whether this change was kept: the drive does not answer. Start Tierwise again and look before repeating it.',
  );
}
