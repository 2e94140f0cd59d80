import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../../src/main/db/connect';
import { openDatabase } from '../../../src/main/db/open';
import { transaction } from '../../../src/main/db/transaction';
import { TierwiseError } from '../../../src/shared/errors';

let folder: string;
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-tx-'));
  db = openDatabase(join(folder, 'a.db'), [
    { name: 'one', up: (fresh) => fresh.exec('create table one (n integer primary key) strict') },
  ]);
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = (): unknown[] => db.prepare('select n from one order by n').pluck().all();
const insert = (n: number): void => void db.prepare('insert into one values (?)').run(n);

test('keeps all of it and gives back the result', () => {
  expect(
    transaction(db, () => {
      insert(1);
      insert(2);
      return 'done';
    }),
  ).toBe('done');
  expect(rows()).toEqual([1, 2]);
});

test('keeps nothing of what throws', () => {
  expect(() =>
    transaction(db, () => {
      insert(1);
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
  expect(rows()).toEqual([]);
});

test('one within another is a part of it', () => {
  transaction(db, () => {
    insert(1);
    expect(() =>
      transaction(db, () => {
        insert(2);
        throw new RangeError('only this part');
      }),
    ).toThrow(RangeError);
    insert(3);
  });
  expect(rows()).toEqual([1, 3]);
});

test('a promise is refused, and nothing is kept', () => {
  const later = (): never => Promise.resolve(insert(1)) as never;
  expect(() => transaction(db, later)).toThrow(/synchronous/);
  expect(rows()).toEqual([]);
});

test('holds the write lock from its first moment', () => {
  const other = new Database(join(folder, 'a.db'), { timeout: 0 });
  transaction(db, () => {
    expect(() => other.prepare('insert into one values (9)').run()).toThrow(/locked/);
  });
  other.prepare('insert into one values (9)').run();
  other.close();
  expect(rows()).toEqual([9]);
});

test('failures of storage come as ours', () => {
  try {
    transaction(db, () => {
      insert(1);
      insert(1);
    });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(TierwiseError);
    expect(error).toMatchObject({ kind: 'storage' });
  }
});
