import type { PriceBook } from '../../shared/contract/price-book';
import { createAnswerService } from './answers';
import { lookupAmong, lookupInStorage } from './book-lookup';
import { createExportService } from './exports';
import { createFileService, type FileDesk } from './files';
import type { Jobs } from './jobs';
import { createMonteCarloService } from './monte-carlo';
import { createWrite } from './once';
import { createPlanningService } from './planning';
import type { Ambient, Storage } from './ports';
import { PriceBookService } from './price-books';
import { createReplayService } from './replay';
import { QuoteViews } from './quote-views';
import { QuoteService } from './quotes';
import { ScenarioService, type ScenarioSample } from './scenarios';
import type { Services } from './services';
import { createSettingsService } from './settings';
import { createShareService } from './share';
import { startUp } from './start-up';
import { rememberedMappings } from './usage/remembered-mappings';
import { UsageImports } from './usage/usage-imports';

export type LibraryParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly builtInBooks: readonly PriceBook[];
  readonly samples: readonly ScenarioSample[];
  readonly jobs: Jobs;
  /** On a host with dialogs: where files go. */
  readonly desk?: FileDesk | undefined;
};

/** The use cases over one storage. */
export type Library = Omit<Services, 'app' | 'backups'>;

/** Brings the storage in step with the program first. */
export function openLibrary(parts: LibraryParts): Library {
  const library = viewLibrary(parts);
  const { storage, ambient, builtInBooks } = parts;
  const write = createWrite(storage, ambient);
  const { scenarios, quotes } = library;
  startUp({ storage, ambient, write, scenarios, quotes, builtInBooks });
  return library;
}

/** Takes the storage as it is, such as one that can only be read. */
export function viewLibrary({
  storage,
  ambient,
  samples,
  jobs,
  desk,
}: Omit<LibraryParts, 'builtInBooks'>): Library {
  const write = createWrite(storage, ambient);
  const books = lookupInStorage(storage.priceBooks);
  const planning = createPlanningService(books, ambient.programVersion);
  const scenarios = new ScenarioService({ storage, ambient, write, books, planning, samples });
  const quoteViews = new QuoteViews({ storage, ambient, books, planning });
  const exports = createExportService({ storage, ambient, books, planning, views: quoteViews });
  return {
    planning,
    answers: createAnswerService(books, jobs, ({ id, version }) =>
      scenarios
        .list('active')
        .filter(({ priceBook }) => priceBook.id === id && priceBook.version === version)
        .map((row) => scenarios.get(row.id).scenario),
    ),
    monteCarlo: createMonteCarloService(books, jobs),
    usage: new UsageImports({
      jobs,
      mappings: rememberedMappings(storage, ambient, write),
      newId: ambient.newId,
    }),
    replay: createReplayService(books, jobs),
    scenarios,
    quotes: new QuoteService({ storage, ambient, write, views: quoteViews }),
    quoteViews,
    files: createFileService(exports, desk),
    share: createShareService({
      storage,
      ambient,
      write,
      scenarios,
      planningWith: (atHand) => createPlanningService(lookupAmong(atHand), ambient.programVersion),
    }),
    priceBooks: new PriceBookService(storage, ambient, write),
    settings: createSettingsService(storage, ambient, write),
  };
}
