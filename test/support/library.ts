import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Db } from '../../src/main/db/connect';
import { openDatabase } from '../../src/main/db/open';
import { createStorage } from '../../src/main/db/storage';
import { createKeeping } from '../../src/main/db/place/keeping';
import type { Place } from '../../src/main/db/place/place';
import { transaction } from '../../src/main/db/transaction';
import { createBackupService } from '../../src/main/services/backups';
import { openLibrary } from '../../src/main/services/library';
import { createWrite } from '../../src/main/services/once';
import type { Ambient, Storage } from '../../src/main/services/ports';
import type { ScenarioSample } from '../../src/main/services/scenarios';
import type { Services } from '../../src/main/services/services';
import { jobsInPlace } from '../../src/main/workers/jobs';
import type { PriceBook } from '../../src/shared/contract/price-book';
import { SCENARIO_FORMAT, type ScenarioInput } from '../../src/shared/contract/scenario';
import { smallBook } from './small-book';

const open: { db: Db; folder: string }[] = [];

afterEach(() => {
  for (const { db, folder } of open.splice(0)) {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A real database in a folder of its own, closed and removed after the test. */
export function temporaryDatabase(): Db {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-test-'));
  const db = openDatabase(join(folder, 'tierwise.db'));
  open.push({ db, folder });
  return db;
}

/** A clock that a test sets, and ids that count up. */
export function steadyAmbient(): Ambient & { time: string } {
  let count = 0;
  return {
    time: '2026-11-21T08:00:00.000Z',
    now() {
      return this.time;
    },
    newId: () => `id-${(count += 1)}`,
    programVersion: '1.0.0-test',
  };
}

export type TestLibrary = Omit<Services, 'app'> & {
  readonly db: Db;
  readonly storage: Storage;
  readonly ambient: ReturnType<typeof steadyAmbient>;
};

/** The use cases over a real database that knows only the small price book. */
export function testLibrary(
  options: { db?: Db; samples?: readonly ScenarioSample[]; books?: readonly PriceBook[] } = {},
): TestLibrary {
  const db = options.db ?? temporaryDatabase();
  const storage = createStorage(db);
  const ambient = steadyAmbient();
  const clock = { ...ambient, now: () => ambient.time };
  const services = openLibrary({
    storage,
    ambient: clock,
    builtInBooks: options.books ?? [smallBook()],
    samples: options.samples ?? [],
    jobs: jobsInPlace(),
  });
  const write = createWrite(storage, clock);
  const backups = createBackupService(createKeeping(placeOver(db)), clock, write);
  return { ...services, backups, db, storage, ambient };
}

/** An open database as a place of its own. */
export function placeOver(db: Db): Place {
  return {
    mode: 'open',
    path: db.name,
    db: () => db,
    transaction: (work) => transaction(db, work),
    remember: (work) => transaction(db, work),
    notices: () => [],
    note: () => undefined,
    settle: () => undefined,
    close: () => undefined,
  };
}

/** 600 checks a month for three months: 1,200 credits, 200 more than Pro includes. */
export function smallScenario(change: Partial<ScenarioInput> = {}): ScenarioInput {
  return {
    format: SCENARIO_FORMAT,
    name: 'Autumn',
    priceBook: { id: 'kiosk' },
    start: '2026-03-01',
    months: 3,
    lines: [
      {
        id: 'checks',
        operation: 'check',
        quantity: 600,
        schedule: { kind: 'per-month', spread: 'first-day' },
      },
    ],
    ...change,
  };
}
