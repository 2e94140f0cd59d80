import type { PriceBook } from '../../shared/contract/price-book';
import { lookupInStorage } from './book-lookup';
import { createWrite } from './once';
import { createPlanningService } from './planning';
import type { Ambient, Storage } from './ports';
import { PriceBookService } from './price-books';
import { ScenarioService, type ScenarioSample } from './scenarios';
import type { Services } from './services';
import { createSettingsService } from './settings';
import { startUp } from './start-up';

export type LibraryParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly builtInBooks: readonly PriceBook[];
  readonly samples: readonly ScenarioSample[];
};

/** The use cases over one storage, which is brought in step with the program first. */
export function openLibrary({
  storage,
  ambient,
  builtInBooks,
  samples,
}: LibraryParts): Omit<Services, 'app'> {
  const write = createWrite(storage, ambient);
  const books = lookupInStorage(storage.priceBooks);
  const planning = createPlanningService(books, ambient.programVersion);
  const scenarios = new ScenarioService({ storage, ambient, write, books, planning, samples });
  startUp({ storage, ambient, write, scenarios, builtInBooks });
  return {
    planning,
    scenarios,
    priceBooks: new PriceBookService(storage, ambient, write),
    settings: createSettingsService(storage, ambient, write),
  };
}
