import type { Migration } from '../migrate';

/**
 * Undo over a restart: the steps around the content of one revision of a scenario. The revision is
 * not called `revision`, which a restore raises, so that steps never follow to other content.
 */
export const scenarioHistory: Migration = {
  name: 'scenario history',
  up: (db) => {
    db.exec(`
CREATE TABLE scenario_history (
  scenario_id TEXT NOT NULL PRIMARY KEY REFERENCES scenario (id) ON DELETE CASCADE,
  of_revision INTEGER NOT NULL CHECK (of_revision > 0),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
`);
  },
};
