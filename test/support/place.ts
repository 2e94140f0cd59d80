import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Db } from '../../src/main/db/connect';
import { createKeeping } from '../../src/main/db/place/keeping';
import { openPlace, type Place } from '../../src/main/db/place/place';
import { placeStorage } from '../../src/main/db/place/place-storage';
import { createBackupService } from '../../src/main/services/backups';
import { openLibrary } from '../../src/main/services/library';
import { createWrite } from '../../src/main/services/once';
import { jobsInPlace } from '../../src/main/workers/jobs';
import { smallScenario, steadyAmbient } from './library';
import { smallBook } from './small-book';

/** A data folder of its own for each test, and the library over it as a host opens it. */
export type TestFolder = ReturnType<typeof openFolder>;

let folder = '';
const opened: Place[] = [];

/** Call once in a test file; `path()` is the database of the running test. */
export function testFolders(): { readonly folder: () => string; readonly path: () => string } {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tierwise-place-'));
  });
  afterEach(() => {
    for (const place of opened.splice(0)) if (place.db().open) place.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder: () => folder, path: () => join(folder, 'tierwise.db') };
}

/** Opens the folder as a host does. The clock moves on by one minute with each opening. */
export function openFolder(path: string, minute = 0) {
  const ambient = { ...steadyAmbient(), newId: ids(path, minute) };
  const clock = {
    ...ambient,
    time: `2026-11-21T08:${String(minute).padStart(2, '0')}:00.000Z`,
    now(): string {
      return this.time;
    },
  };
  const place = openPlace({ path, now: () => clock.time, newId: clock.newId });
  opened.push(place);
  const storage = placeStorage(place);
  const parts = { storage, ambient: { ...clock, now: () => clock.time }, samples: [] };
  const library = openLibrary({ ...parts, builtInBooks: [smallBook()], jobs: jobsInPlace() });
  const keeping = createKeeping(place);
  const backups = createBackupService(keeping, parts.ambient, createWrite(storage, parts.ambient));
  const close = (): void => {
    opened.splice(opened.indexOf(place), 1);
    place.close();
  };
  return { place, storage, keeping, backups, clock, close, ...library };
}

function ids(path: string, minute: number): () => string {
  let count = 0;
  const begin = createHash('sha256').update(`${path}${minute}${opened.length}`).digest('hex');
  return () => `${begin.slice(0, 12)}-${(count += 1)}`;
}

/** `count` scenarios named S1, S2 and so on; returns their ids. */
export function addScenarios({ scenarios }: TestFolder, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => scenarios.create(smallScenario({ name: `S${at + 1}` })).head.id,
  );
}

/** Every row of every table of content as text, for comparing two states of a database. */
export function dump(db: Db): string {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'operation_log' ORDER BY name",
    )
    .pluck()
    .all();
  return tables
    .flatMap((name) =>
      db
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`),
    )
    .toSorted()
    .join('\n');
}

/** As dump, without revisions: a restore gives changed records new ones. */
export function contentDump(db: Db): string {
  return dump(db).replaceAll(/"revision":\d+/g, '"revision":0');
}

/** Hash of each file of a folder by name. */
export function hashes(of: string): Readonly<Record<string, string>> {
  if (!existsSync(of)) return {};
  const names = readdirSync(of, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name }) => [name, hashOf(join(of, name))]));
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
