import type { Db } from './open';
import { transaction } from './transaction';

/** One step of the schema. Its number is its place in the list, from 1; a released step never changes. */
export type Migration = { readonly name: string; readonly up: (db: Db) => void };

/**
 * Brings the schema to the newest version: each step is one immediate transaction together with
 * its user_version, so an interrupted step leaves the version before it, whole.
 */
export function migrate(db: Db, migrations: readonly Migration[], applicationId: number): void {
  if (versionOf(db) === migrations.length && idOf(db) === applicationId) return;
  if (idOf(db) !== applicationId) {
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

function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function idOf(db: Db): number {
  return Number(db.pragma('application_id', { simple: true }));
}
