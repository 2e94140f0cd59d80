import type { PriceBook } from '../../shared/contract/price-book';
import { lookupInStorage } from './book-lookup';
import type { Jobs } from './jobs';
import { createExploreService } from './explore';
import { createMonteCarloService } from './monte-carlo';
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
  readonly jobs: Jobs;
};

/** The use cases over one storage. */
export type Library = Omit<Services, 'app' | 'backups'>;

/** Brings the storage in step with the program first. */
export function openLibrary(parts: LibraryParts): Library {
  const library = viewLibrary(parts);
  const { storage, ambient, builtInBooks } = parts;
  const write = createWrite(storage, ambient);
  startUp({ storage, ambient, write, scenarios: library.scenarios, builtInBooks });
  return library;
}

/** Takes the storage as it is, such as one that can only be read. */
export function viewLibrary({
  storage,
  ambient,
  samples,
  jobs,
}: Omit<LibraryParts, 'builtInBooks'>): Library {
  const write = createWrite(storage, ambient);
  const books = lookupInStorage(storage.priceBooks);
  const planning = createPlanningService(books, ambient.programVersion);
  return {
    planning,
    explore: createExploreService(books),
    monteCarlo: createMonteCarloService(books, jobs),
    scenarios: new ScenarioService({ storage, ambient, write, books, planning, samples }),
    priceBooks: new PriceBookService(storage, ambient, write),
    settings: createSettingsService(storage, ambient, write),
  };
}
