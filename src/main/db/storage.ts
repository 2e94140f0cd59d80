import type { Storage } from '../services/ports';
import type { Db } from './open';
import { createOperationLog } from './repositories/operations';
import { createPriceBookRepository } from './repositories/price-books';
import { createResultRepository } from './repositories/results';
import { createScenarioRepository } from './repositories/scenarios';
import { createSettingRepository } from './repositories/settings';
import { transaction } from './transaction';

/** Everything the services ask of storage, over one open database. */
export function createStorage(db: Db): Storage {
  return {
    priceBooks: createPriceBookRepository(db),
    scenarios: createScenarioRepository(db),
    results: createResultRepository(db),
    settings: createSettingRepository(db),
    operations: createOperationLog(db),
    transaction: (work) => transaction(db, work as () => never),
  };
}
