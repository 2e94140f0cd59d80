import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { builtInPriceBooks } from '../shared/price-books/built-in';
import { sampleScenarios } from '../shared/samples/samples';
import { IN_MEMORY, openDatabase, openToRead, type Db } from './db/open';
import { createStorage } from './db/storage';
import { createAppService, type HostName } from './services/app';
import { openLibrary, viewLibrary, type Library } from './services/library';
import type { Ambient } from './services/ports';
import type { Jobs } from './services/jobs';
import type { Services } from './services/services';
import { createJobs } from './workers/jobs';

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

const ambient: Ambient = {
  now: () => new Date().toISOString(),
  newId: randomUUID,
  // The build adds a hash of the rules: results made by other rules are made anew.
  programVersion: `${version}+${import.meta.env.TIERWISE_RULES ?? 'source'}`,
};

/** The composition root: the one place that sees every room and puts them together. */
export function compose({ host, dataDir }: ComposeOptions): Composition {
  const db = openDatabase(dataDir === null ? IN_MEMORY : join(dataDir, DATABASE_NAME));
  return composition(db, host, (jobs) =>
    openLibrary({
      storage: createStorage(db),
      ambient,
      builtInBooks: builtInPriceBooks(),
      samples: sampleScenarios(),
      jobs,
    }),
  );
}

/** The data of a folder to look at, never to change; undefined where the folder holds none yet. */
export function composeToRead({
  host,
  dataDir,
}: {
  host: HostName;
  dataDir: string;
}): Composition | undefined {
  const path = join(dataDir, DATABASE_NAME);
  if (!existsSync(path)) return undefined;
  const db = openToRead(path);
  return composition(db, host, (jobs) =>
    viewLibrary({ storage: createStorage(db), ambient, samples: [], jobs }),
  );
}

function composition(db: Db, host: HostName, library: (jobs: Jobs) => Library): Composition {
  try {
    // No thread is started before there is work for one.
    const jobs = createJobs();
    const services: Services = { app: createAppService({ version, host }), ...library(jobs) };
    return {
      services,
      close: () => {
        void jobs.close();
        db.close();
      },
    };
  } catch (cause) {
    db.close();
    throw cause;
  }
}
