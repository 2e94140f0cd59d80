import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Migration } from '../../../src/main/db/migrate';
import { isSafeEngine, type Db } from '../../../src/main/db/connect';
import { APPLICATION_ID } from '../../../src/main/db/judge';
import { openDatabase } from '../../../src/main/db/open';
import { TierwiseError } from '../../../src/shared/errors';

const first: Migration = {
  name: 'notes',
  up: (db) => db.exec('create table note (text text not null) strict'),
};
const second: Migration = {
  name: 'stars',
  up: (db) => db.exec('alter table note add column stars integer'),
};

let folder: string;
let path: string;
const open: Db[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-db-'));
  path = join(folder, 'nested', 'tierwise.db');
});

afterEach(() => {
  for (const db of open.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(known: readonly Migration[], at = path): Db {
  const db = openDatabase(at, known);
  open.push(db);
  return db;
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(TierwiseError);
    const [fault] = (error as TierwiseError).faults;
    expect([fault?.found, fault?.allowed, fault?.remedy].filter((text) => !text)).toEqual([]);
    return fault?.code;
  }
}

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

describe('opening', () => {
  test('makes the folder, the schema and the marks of ours', () => {
    const db = opened([first, second]);
    db.exec("insert into note values ('a', 5)");
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
  });

  test('keeps saved rows through a power cut: synchronous stays FULL after the first write', () => {
    for (const db of [opened([first]), opened([first])]) {
      db.exec("insert into note values ('a')");
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
      expect(db.pragma('busy_timeout', { simple: true })).toBe(5_000);
    }
  });

  test('the library alone would not: without our setting it goes to NORMAL', () => {
    const db = new Database(join(folder, 'plain.db'));
    open.push(db);
    db.pragma('journal_mode = WAL');
    db.exec('create table a (b)');
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
  });

  test('in memory leaves nothing behind', () => {
    expect(opened([first], ':memory:').pragma('user_version', { simple: true })).toBe(1);
  });

  test('brings an older database up to date and keeps what is in it', () => {
    const old = opened([first]);
    old.exec("insert into note values ('kept')");
    old.close();
    open.length = 0;
    expect(opened([first, second]).prepare('select * from note').all()).toEqual([
      { text: 'kept', stars: null },
    ]);
  });
});

describe('what is refused stays as it was', () => {
  function refuses(code: string, known: readonly Migration[] = [first]): void {
    const before = hashOf(path);
    expect(codeOf(() => openDatabase(path, known))).toBe(code);
    expect(hashOf(path)).toBe(before);
  }
  const closed = (db: Db): void => {
    db.pragma('journal_mode = DELETE');
    db.close();
    open.length = 0;
  };

  test('a newer database', () => {
    closed(opened([first, second]));
    refuses('database_newer');
  });

  test('a database of another program', () => {
    mkdirSync(join(folder, 'nested'));
    const other = new Database(path);
    other.exec('create table theirs (a)');
    other.close();
    refuses('database_foreign');
  });

  test('a database with another mark, though empty', () => {
    mkdirSync(join(folder, 'nested'));
    const other = new Database(path);
    other.pragma('application_id = 77');
    other.close();
    refuses('database_foreign');
  });

  test('a file that is no database', () => {
    mkdirSync(join(folder, 'nested'));
    writeFileSync(path, 'This is a letter and not a database. '.repeat(50));
    refuses('database_not_sqlite');
  });

  test('an empty file where a log shows that there was data', () => {
    mkdirSync(join(folder, 'nested'));
    writeFileSync(path, '');
    writeFileSync(`${path}-wal`, 'pages');
    refuses('database_content_lost');
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('pages');
  });

  test('an empty file where there are backups', () => {
    mkdirSync(join(folder, 'nested', 'backups'), { recursive: true });
    writeFileSync(join(folder, 'nested', 'backups', 'one.db'), 'x');
    writeFileSync(path, '');
    refuses('database_content_lost');
  });

  test('but an empty file alone is the rest of a start that was cut off', () => {
    mkdirSync(join(folder, 'nested'));
    writeFileSync(path, '');
    expect(opened([first]).pragma('user_version', { simple: true })).toBe(1);
  });
});

describe('migrations', () => {
  test('a step that fails leaves the version before it, whole', () => {
    const broken: Migration = {
      name: 'broken',
      up: (db) => {
        db.exec('create table half (a)');
        throw new Error('stopped in the middle');
      },
    };
    expect(codeOf(() => openDatabase(path, [first, broken]))).toBe('storage_failed');
    const db = opened([first]);
    expect(
      db.prepare("select name from sqlite_schema where name in ('note', 'half')").pluck().all(),
    ).toEqual(['note']);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
  });
});

test.each([
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.52.0', false],
  ['3.52.1', true],
  ['3.54.1', true],
  ['4.0.0', true],
  ['3.9.9', false],
])('the engine SQLite %s is safe: %s', (version, safe) => {
  expect(isSafeEngine(version)).toBe(safe);
});
