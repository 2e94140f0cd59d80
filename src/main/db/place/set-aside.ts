import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './durable';
import { namesIn } from './paths';

/** A database is these three files together; the log may hold what the first does not have yet. */
const PARTS = ['', '-wal', '-shm'];

/**
 * Renames a database with its log to `….damaged-<time>`, so that nothing of it is ever lost and the
 * three still open as one. Returns the new name; undefined where there was nothing to rename.
 */
export function setAside(path: string, at: string): string | undefined {
  const present = PARTS.filter((part) => existsSync(path + part));
  if (present.length === 0) return undefined;
  const name = freeName(`${path}.damaged-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
  // The log last: a cut between the two leaves a log without its database, which the next start sees.
  for (const part of present) renameSync(path + part, name + part);
  syncFolder(dirname(path));
  return name;
}

/**
 * Keeps a copy of a log from which SQLite will drop what stands behind a spoilt frame. Returns the
 * name of the copy; the log itself stays with its database.
 */
export function keepLog(path: string, at: string): string {
  const name = freeName(`${path}.damaged-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
  copyFileSync(`${path}-wal`, `${name}-wal`);
  syncFolder(dirname(path));
  return `${name}-wal`;
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; PARTS.some((part) => existsSync(name + part)); number += 1) {
    name = `${wanted}-${number}`;
  }
  return name;
}

/** Names of databases that were set aside beside `path`. */
export function listSetAside(path: string): string[] {
  const folder = dirname(path);
  const begin = `${basename(path)}.damaged-`;
  const names = namesIn(folder).filter((name) => name.startsWith(begin));
  const isPart = (name: string): boolean =>
    /-(?:wal|shm)$/.test(name) && names.includes(name.replace(/-(?:wal|shm)$/, ''));
  return names
    .filter((name) => !isPart(name))
    .map((name) => join(folder, name))
    .toSorted();
}
