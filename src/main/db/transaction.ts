import type { Db } from './connect';
import { storageError } from './storage-error';

/**
 * Runs `work` in one immediate transaction: it takes the write lock at once, so two hosts wait for
 * each other instead of failing half-way. Success is COMMIT returned; a throw rolls all of it back.
 * Inside another transaction it is a savepoint of that one. `work` must be synchronous.
 */
export function transaction<T>(db: Db, work: () => T extends PromiseLike<unknown> ? never : T): T {
  try {
    return db
      .transaction(() => {
        const result: T = work();
        if (typeof result === 'object' && result !== null && 'then' in result) {
          throw new TypeError(
            'a transaction must be synchronous: the commit would not wait for it',
          );
        }
        return result;
      })
      .immediate();
  } catch (cause) {
    if (isDatabaseFailure(cause)) throw storageError(cause, db.name);
    throw cause;
  }
}

function isDatabaseFailure(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'SqliteError';
}
