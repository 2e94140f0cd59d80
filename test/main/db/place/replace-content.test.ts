import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, type Db } from '../../../../src/main/db/connect';
import { openDatabase } from '../../../../src/main/db/open';
import { replaceContent } from '../../../../src/main/db/place/replace-content';
import { law } from '../../../support/law';

const SCHEMA = 'CREATE TABLE amount (id TEXT PRIMARY KEY, units INTEGER NOT NULL) STRICT';

function made(rows: readonly bigint[] = []): Db {
  const db = connect(':memory:');
  db.exec(SCHEMA);
  const put = db.prepare('INSERT INTO amount VALUES (?, ?)');
  for (const [at, units] of rows.entries()) put.run(String(at), units);
  return db;
}

const unitsIn = (db: Db): unknown[] =>
  db.prepare('SELECT units FROM amount ORDER BY CAST(id AS INTEGER)').pluck().safeIntegers().all();

describe('whole numbers of a database', () => {
  const EDGE = 2n ** 53n;
  law(
    'come through a restore exactly, whatever their size',
    fc.property(
      fc.array(
        fc.oneof(
          fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
          fc.constantFrom(EDGE + 1n, -EDGE - 1n, 2n ** 63n - 1n, -(2n ** 63n), 0n),
        ),
        { maxLength: 8 },
      ),
      (units) => {
        const from = made(units);
        const to = made([1n, 2n, 3n]);
        replaceContent(to, from);
        const kept = unitsIn(to);
        from.close();
        to.close();
        return isDeepStrictEqual(kept, units);
      },
    ),
    500,
  );

  it('would lose their last digits as numbers of JavaScript: the law can fail', () => {
    const db = made([EDGE + 1n]);
    expect(db.prepare('SELECT units FROM amount').pluck().get()).toBe(Number(EDGE));
    db.close();
  });

  it('are all there is: no table of ours keeps a binary fraction', () => {
    const db = openDatabase(':memory:');
    const types = db
      .prepare(
        "SELECT t.name || '.' || c.name || ' ' || c.type FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all() as string[];
    db.close();
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter((one) => !/ (?:INTEGER|TEXT|BLOB)$/.test(one))).toEqual([]);
  });
});
