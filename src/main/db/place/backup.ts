import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BackupReason, type Backup, type Holdings } from '../../../shared/contract/place';
import { connect, type Db } from '../connect';
import { damaged, deepFinding, judge } from '../judge';
import type { Migration } from '../migrate';
import { migrations } from '../migrations/list';
import { makePrivateFolder } from '../private-folder';
import { storageError, storageFault } from '../storage-error';
import { putInPlace } from './durable';
import { holdingsOf } from './holdings';
import { namesIn } from './paths';
import { superfluous } from './rotation';

/** A backup by its file name, which says when and why it was made and what its bytes must be. */
export type BackupFile = {
  readonly id: string;
  readonly path: string;
  readonly madeAt: string;
  readonly reason: BackupReason;
  /** The first 16 hex digits of the SHA-256 of its bytes. */
  readonly hash: string;
};

const NAME = /^(\d{6})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z-]+)-([0-9a-f]{16})\.db$/;
const UNFINISHED = /^\.making-[0-9a-f-]+\.tmp/;
/** An unfinished backup this old belongs to nobody who still works on it. */
const ABANDONED_MS = 600_000;

/** The newest first. The order is that of their making, whatever the clock said. */
export function listBackups(folder: string): BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => fileNamed(folder, name) ?? [])
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

function fileNamed(folder: string, name: string): BackupFile | undefined {
  const [, , year, month, day, hour, minute, second, why, hash = ''] = NAME.exec(name) ?? [];
  const reason = BackupReason.safeParse(why);
  if (!reason.success) return undefined;
  return {
    id: name.slice(0, -'.db'.length),
    path: join(folder, name),
    madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`,
    reason: reason.data,
    hash,
  };
}

export type BackupOrder = {
  readonly folder: string;
  readonly reason: BackupReason;
  /** UTC instant. */
  readonly at: string;
  readonly known?: readonly Migration[];
};

/**
 * Writes everything committed to a new file in the folder, by SQLite itself, and looks at that file
 * before it gets its name; only then older ones may go. A database that is not sound makes none, so
 * that a bad state never pushes out the last good backup. For the rota an unchanged database is not
 * written again: the newest backup is the answer. Throws TierwiseError of kind `storage`.
 */
export function makeBackup(db: Db, order: BackupOrder): BackupFile {
  const { folder, known = migrations } = order;
  const temporary = join(folder, `.making-${randomUUID()}.tmp`);
  try {
    const finding = deepFinding(db);
    if (finding !== undefined) throw damaged(db.name, finding);
    makePrivateFolder(folder);
    sweep(folder);
    db.prepare('VACUUM INTO ?').run(temporary);
    const hash = hashOf(temporary);
    const [newest] = listBackups(folder);
    if (order.reason === 'rota' && newest?.hash === hash && isSound(newest, known)) return newest;
    lookAt(temporary, known);
    const made = fileNamed(folder, nameOf(order, hash, newest));
    if (made === undefined) throw new TypeError('the name of a backup was not of its form');
    putInPlace(temporary, made.path);
    prune(folder);
    return made;
  } catch (cause) {
    throw storageError(cause, folder);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function nameOf({ at, reason }: BackupOrder, hash: string, newest: BackupFile | undefined): string {
  const sequence = newest === undefined ? 1 : Number(newest.id.slice(0, 6)) + 1;
  const time = `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `${String(sequence).padStart(6, '0')}-${time}-${reason}-${hash}.db`;
}

/**
 * Opens a backup and looks at all of it: its bytes are those that were written, it is ours, and
 * SQLite finds nothing wrong. Says what it holds; throws TierwiseError of kind `storage`.
 */
export function verifyBackup(file: BackupFile, known: readonly Migration[] = migrations): Holdings {
  try {
    const hash = hashOf(file.path);
    if (hash !== file.hash) {
      throw damaged(file.path, `other bytes (${hash}) than were written (${file.hash})`);
    }
    return lookAt(file.path, known);
  } catch (cause) {
    throw storageError(cause, file.path);
  }
}

export function isSound(file: BackupFile, known: readonly Migration[] = migrations): boolean {
  try {
    verifyBackup(file, known);
    return true;
  } catch {
    return false;
  }
}

/** A backup as lists show it; what cannot be read holds null. */
export function describeBackup(file: BackupFile): Backup {
  const { id, madeAt, reason, path } = file;
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return { id, madeAt, reason, bytes, holds: holdingsIn(path) };
}

function holdingsIn(path: string): Holdings | null {
  let db: Db | undefined;
  try {
    db = connect(path, { readonly: true });
    return holdingsOf(db);
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

export function findBackup(folder: string, id: string): BackupFile {
  const all = listBackups(folder);
  const found = all.find((file) => file.id === id);
  if (found !== undefined) return found;
  throw storageFault(
    'backup_unknown',
    folder,
    `"${id.slice(0, 80)}"`,
    all.length === 0 ? 'a backup of this folder; there is none' : 'a backup of this folder',
    'List them with tierwise restore --list.',
  );
}

/** Judges a database file in full and says what it holds. */
export function lookAt(path: string, known: readonly Migration[]): Holdings {
  const db = connect(path, { readonly: true });
  try {
    judge(db, path, known);
    const finding = deepFinding(db);
    if (finding !== undefined) throw damaged(path, finding);
    return holdingsOf(db);
  } finally {
    db.close();
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}

function prune(folder: string): void {
  const files = listBackups(folder);
  const gone = superfluous(
    files.map(({ id, madeAt, reason }) => ({ id, reason, day: madeAt.slice(0, 10) })),
  );
  for (const file of files) if (gone.includes(file.id)) rmSync(file.path, { force: true });
}

/** What a killed backup left unfinished. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!UNFINISHED.test(name)) continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > ABANDONED_MS) rmSync(path, { force: true });
  }
}
