import type Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { refusalOf } from '../../support/refusal';

const engine = vi.hoisted(() => ({ version: '3.51.2' }));

/** The real library, but for the version that it says of its engine. */
vi.mock('better-sqlite3', async (load) => {
  const { default: Database } = await load<{ default: typeof Sqlite }>();
  class Aged extends Database {
    override prepare(sql: string): never {
      const real: unknown = super.prepare(sql);
      const aged = { pluck: () => ({ get: () => engine.version }) };
      return (sql.includes('sqlite_version') ? aged : real) as never;
    }
  }
  return { default: Aged };
});

const { connect } = await import('../../../src/main/db/connect');

test('an engine with a known corruption is refused at every opening, whatever the lock file says', () => {
  for (const unsafe of ['3.51.2', '3.52.0']) {
    engine.version = unsafe;
    expect(refusalOf(() => connect(':memory:')).codes).toEqual(['database_engine_unsafe']);
  }
  engine.version = '3.51.3';
  const db = connect(':memory:');
  // A schema from elsewhere calls nothing of ours, and what is read of a page is measured first.
  expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
  expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
  db.close();
});
