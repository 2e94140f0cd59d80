import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import type { Backup, PlaceCheck } from '../shared/contract/place';
import { builtInPriceBooks } from '../shared/price-books/built-in';
import { sampleScenarios } from '../shared/samples/samples';
import { describeBackup, listBackups } from './db/place/backup';
import { adopt, backUp, backupNamed, exchangeAlone, writeBackupTo } from './db/place/files';
import { inspectPlace } from './db/place/inspect';
import { createKeeping } from './db/place/keeping';
import { backupsOf } from './db/place/paths';
import { openPlace, readPlace, type Place } from './db/place/place';
import { placeStorage } from './db/place/place-storage';
import { linkHostsOf } from './platform/links';
import { createAppService, type AppService, type HostName } from './services/app';
import { createBackupService, type BackupService } from './services/backups';
import type { FileDesk } from './services/files';
import { openLibrary, viewLibrary, type Library } from './services/library';
import { createWrite } from './services/once';
import type { Ambient, Storage } from './services/ports';
import type { Jobs } from './services/jobs';
import type { Services } from './services/services';
import { createJobs } from './workers/jobs';

export type ComposeOptions = {
  readonly host: HostName;
  /** Folder of the user's data; null keeps everything in memory and writes nothing. */
  readonly dataDir: string | null;
  /** On a host with dialogs: where files go. */
  readonly desk?: FileDesk;
};

export type Composition = {
  readonly services: Services;
  readonly close: () => void;
};

const DATABASE_NAME = 'tierwise.db';

const ambient: Ambient = {
  now: () => new Date().toISOString(),
  newId: randomUUID,
  // The build adds a hash of the rules: results made by other rules are made anew.
  programVersion: `${version}+${import.meta.env.TIERWISE_RULES ?? 'source'}`,
};

/** How soon after the start the first backup is due, and how often one is after that. */
const FIRST_BACKUP_MS = 5_000;
const BACKUP_EVERY_MS = 15 * 60_000;

/** The composition root: the one place that sees every room and puts them together. */
export function compose({ host, dataDir, desk }: ComposeOptions): Composition {
  const path = dataDir === null ? null : join(dataDir, DATABASE_NAME);
  const place = openPlace({ path, now: ambient.now, newId: ambient.newId });
  const open = place.mode === 'view' ? viewLibrary : openLibrary;
  const builtInBooks = builtInPriceBooks();
  // Only pages that the program itself cites: a price book from elsewhere must not launch anything.
  const linkHosts = host === 'desktop' ? linkHostsOf(builtInBooks) : undefined;
  const folder = dataDir ?? undefined;
  const app = createAppService({ version, host, folder, linkHosts }, desk?.show);
  return composition(place, app, (storage, jobs) =>
    open({
      storage,
      ambient,
      builtInBooks,
      samples: sampleScenarios(),
      jobs,
      desk,
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
  const app = createAppService({ version, host, folder: dataDir });
  return composition(readPlace(path), app, (storage, jobs) =>
    viewLibrary({ storage, ambient, samples: [], jobs }),
  );
}

/** Work on a data folder that needs no open library. Everything throws TierwiseError. */
export type DataFolder = {
  /** Looks at everything and changes nothing. */
  readonly check: () => PlaceCheck;
  readonly list: () => readonly Backup[];
  readonly backUp: () => Backup;
  /** Writes a backup to a file of its own. */
  readonly write: (id: string, file: string) => void;
  /** Judges a file from elsewhere and makes a backup of this folder of it; returns its id. */
  readonly adopt: (file: string) => string;
  /** The id of a backup by its name; `newest` is one too. */
  readonly idOf: (name: string) => string;
  /** Puts a backup in the place of a database that cannot be opened; returns what that is called now. */
  readonly exchange: (id: string) => string | undefined;
};

export function dataFolder(dataDir: string): DataFolder {
  const path = join(dataDir, DATABASE_NAME);
  const { now } = ambient;
  return {
    check: () => inspectPlace(path),
    list: () => listBackups(backupsOf(path)).map(describeBackup),
    backUp: () => describeBackup(backUp(path, now())),
    write: (id, file) => writeBackupTo(backupNamed(path, id), file),
    adopt: (file) => adopt(path, file, now()).id,
    idOf: (name) => backupNamed(path, name).id,
    exchange: (id) => exchangeAlone(path, backupNamed(path, id), now()),
  };
}

function composition(
  place: Place,
  app: AppService,
  library: (storage: Storage, jobs: Jobs) => Library,
): Composition {
  try {
    const storage = placeStorage(place);
    // No thread is started before there is work for one.
    const jobs = createJobs();
    const backups = createBackupService(
      createKeeping(place),
      ambient,
      createWrite(storage, ambient),
    );
    const services: Services = {
      app,
      ...library(storage, jobs),
      backups,
    };
    const rest = app.version().host === 'command-line' ? () => undefined : keepBackingUp(backups);
    return {
      services,
      close: () => {
        rest();
        void jobs.close();
        place.close();
      },
    };
  } catch (cause) {
    place.close();
    throw cause;
  }
}

/** Returns how to stop, with a last backup of what has changed. */
function keepBackingUp({ keepUp }: BackupService): () => void {
  const first = setTimeout(keepUp, FIRST_BACKUP_MS);
  const timer = setInterval(keepUp, BACKUP_EVERY_MS);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
    keepUp();
  };
}
