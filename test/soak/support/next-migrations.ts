import type { Migration } from '../../../src/main/db/migrate';
import { migrations } from '../../../src/main/db/migrations/list';

/** A step after the last one there is, that changes tables, rows and indexes as real ones do. */
export const NEXT_MIGRATIONS: readonly Migration[] = [
  ...migrations,
  {
    name: 'of a test',
    up: (db) => {
      db.exec(`
        CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT;
        INSERT INTO note SELECT id, name FROM scenario;
        ALTER TABLE setting ADD COLUMN origin TEXT NOT NULL DEFAULT 'user';
        UPDATE scenario SET name = name || ' (moved)';
        CREATE INDEX note_by_text ON note (text);`);
    },
  },
];
