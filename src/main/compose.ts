import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { version } from '../../package.json';
import { builtInPriceBooks } from '../shared/price-books/built-in';
import { sampleScenarios } from '../shared/samples/samples';
import { IN_MEMORY, openDatabase } from './db/open';
import { createStorage } from './db/storage';
import { createAppService, type HostName } from './services/app';
import { openLibrary } from './services/library';
import type { Services } from './services/services';

export type ComposeOptions = {
  readonly host: HostName;
  /** Folder of the user's data; null keeps everything in memory and writes nothing. */
  readonly dataDir: string | null;
};

export type Composition = {
  readonly services: Services;
  readonly close: () => void;
};

export const DATABASE_NAME = 'tierwise.db';

/** The composition root: the one place that sees every room and puts them together. */
export function compose({ host, dataDir }: ComposeOptions): Composition {
  const db = openDatabase(dataDir === null ? IN_MEMORY : join(dataDir, DATABASE_NAME));
  const services: Services = {
    app: createAppService({ version, host }),
    ...openLibrary({
      storage: createStorage(db),
      ambient: { now: () => new Date().toISOString(), newId: randomUUID, programVersion: version },
      builtInBooks: builtInPriceBooks(),
      samples: sampleScenarios(),
    }),
  };
  return {
    services,
    close: () => {
      db.close();
    },
  };
}
