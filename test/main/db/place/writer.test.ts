import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/main/db/open';
import type { Db } from '../../../../src/main/db/connect';
import { createWriter } from '../../../../src/main/db/place/writer';
import { createStorage } from '../../../../src/main/db/storage';
import { refusalOf } from '../../../support/refusal';
import { testFolders } from '../../../support/place';

const { path } = testFolders();
const failure = (code: string) => new Database.SqliteError('the drive said no', code);

/** The connection, whose next commit ends with an error: after it was kept, or before. */
function failing(db: Db, code: string, when: 'after the commit' | 'before the commit'): Db {
  let left = 1;
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'transaction' && left > 0) {
        left -= 1;
        return (work: () => unknown) => ({
          immediate: () => {
            if (when === 'after the commit') target.transaction(work).immediate();
            else if (code === 'SQLITE_FULL') throw failure(code);
            else
              expect(() =>
                target
                  .transaction(() => {
                    work();
                    throw failure(code);
                  })
                  .immediate(),
              ).toThrow('no');
            throw failure(code);
          },
        });
      }
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
}

function writerOver(first: Db, reopen: () => Db, giveRoom = () => false) {
  let db = first;
  let count = 0;
  const write = createWriter({
    current: () => db,
    reopen: () => {
      db = reopen();
      return db;
    },
    giveRoom,
    now: () => 'now',
    newId: () => String((count += 1)),
  });
  return { write, db: () => db };
}

const set = (db: Db, key: string) => () => {
  createStorage(db).settings.set(key, 1, 'now');
  return key;
};
const keys = (db: Db) => [...createStorage(db).settings.all().keys()];

describe('a commit that ends with an error of the drive', () => {
  it('is reported as saved where it turns out to be kept', () => {
    const real = openDatabase(path());
    const { write, db } = writerOver(failing(real, 'SQLITE_IOERR_FSYNC', 'after the commit'), () =>
      openDatabase(path()),
    );
    expect(write(set(real, 'a'))).toBe('a');
    expect(keys(db())).toEqual(['a']);
    expect(db()).not.toBe(real);
    real.close();
    db().close();
  });

  it('is reported as not kept where it turns out not to be', () => {
    const real = openDatabase(path());
    const { write, db } = writerOver(failing(real, 'SQLITE_IOERR_WRITE', 'before the commit'), () =>
      openDatabase(path()),
    );
    const refused = refusalOf(() => write(set(real, 'a')));
    expect(refused).toMatchObject({ kind: 'storage', codes: ['disk_failed'] });
    expect(keys(db())).toEqual([]);
    expect(write(set(db(), 'b'))).toBe('b');
    real.close();
    db().close();
  });

  it('is reported as unknown where the database cannot be opened any more', () => {
    const real = openDatabase(path());
    const { write } = writerOver(failing(real, 'SQLITE_IOERR_FSYNC', 'after the commit'), () => {
      throw failure('SQLITE_IOERR_READ');
    });
    expect(refusalOf(() => write(set(real, 'a'))).codes).toEqual(['disk_outcome_unknown']);
    real.close();
  });
});

describe('a full drive', () => {
  it('gets its room back and the change is saved', () => {
    const real = openDatabase(path());
    let given = 0;
    const full = failing(real, 'SQLITE_FULL', 'before the commit');
    const { write } = writerOver(
      full,
      () => real,
      () => (given += 1) > 0,
    );
    expect(write(set(real, 'a'))).toBe('a');
    expect([given, keys(real)]).toEqual([1, ['a']]);
    real.close();
  });

  it('without room to give back refuses, and nothing is kept', () => {
    const real = openDatabase(path());
    const { write } = writerOver(failing(real, 'SQLITE_FULL', 'before the commit'), () => real);
    expect(refusalOf(() => write(set(real, 'a'))).codes).toEqual(['disk_full']);
    expect(keys(real)).toEqual([]);
    real.close();
  });
});

it('leaves one mark behind, however much is written, and none where nothing was', () => {
  const real = openDatabase(path());
  const { write } = writerOver(real, () => real);
  const marks = () =>
    real.prepare("SELECT count(*) FROM operation_log WHERE name = 'commit'").pluck().get();
  write(() => 'nothing');
  expect(marks()).toBe(0);
  for (const key of ['a', 'b', 'c']) write(set(real, key));
  expect(marks()).toBe(1);
  expect(() =>
    write(() => {
      set(real, 'd')();
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
  write(set(real, 'e'));
  expect([marks(), keys(real)]).toEqual([1, ['a', 'b', 'c', 'e']]);
  real.close();
});
