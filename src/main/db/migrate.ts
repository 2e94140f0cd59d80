import type { Db } from './connect';
import { applicationIdOf, versionOf } from './judge';
import { transaction } from './transaction';

/** One step of the schema. Its number is its place in the list, from 1; a released step never changes. */
export type Migration = { readonly name: string; readonly up: (db: Db) => void };

/** Called before a database with content is changed; a throw leaves it as it is. */
export type BeforeMigration = (db: Db, from: number) => void;

/**
 * Brings the schema to the newest version: each step is one immediate transaction together with
 * its user_version, so an interrupted step leaves the version before it, whole.
 */
export function migrate(
  db: Db,
  migrations: readonly Migration[],
  applicationId: number,
  before?: BeforeMigration,
): void {
  const from = versionOf(db);
  if (from === migrations.length && applicationIdOf(db) === applicationId) return;
  if (from > 0) before?.(db, from);
  if (applicationIdOf(db) !== applicationId) {
    transaction(db, () => {
      db.pragma(`application_id = ${applicationId}`);
    });
  }
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1;
    transaction(db, () => {
      // Read inside the transaction: another host may have done this step while we waited.
      if (versionOf(db) >= version) return;
      migration.up(db);
      db.pragma(`user_version = ${version}`);
    });
  }
}
