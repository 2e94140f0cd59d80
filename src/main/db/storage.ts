import type { Storage } from '../services/ports';
import type { Db } from './connect';
import { createOperationLog } from './repositories/operations';
import { createPriceBookRepository } from './repositories/price-books';
import { createQuoteRepository } from './repositories/quotes';
import { createResultRepository } from './repositories/results';
import { createScenarioRepository } from './repositories/scenarios';
import { createSettingRepository } from './repositories/settings';
import { storageError } from './storage-error';
import { transaction } from './transaction';

/** Everything the services ask of storage, over one open database. */
export function createStorage(db: Db): Storage {
  return {
    priceBooks: typed(db, createPriceBookRepository(db)),
    scenarios: typed(db, createScenarioRepository(db)),
    quotes: typed(db, createQuoteRepository(db)),
    results: typed(db, createResultRepository(db)),
    settings: typed(db, createSettingRepository(db)),
    operations: typed(db, createOperationLog(db)),
    transaction: (work) => transaction(db, work),
    remember: (work) => transaction(db, work),
  };
}

/** The repository with every failure of the database as a typed error. */
function typed<R extends object>(db: Db, repository: R): R {
  return new Proxy(repository, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(method, target, args) as unknown;
        } catch (cause) {
          if (cause instanceof Error && cause.name === 'SqliteError')
            throw storageError(cause, db.name);
          throw cause;
        }
      };
    },
  });
}
