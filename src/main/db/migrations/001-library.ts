import type { Migration } from '../migrate';

/**
 * The library: price books side by side by version, scenarios pinned to them, results by input hash,
 * settings, and the answers given to writes. Content is JSON text as its contract has it; columns
 * beside it are what lists sort, filter and show.
 */
export const library: Migration = {
  name: 'library',
  up: (db) => {
    db.exec(PRICE_BOOKS);
    db.exec(SCENARIOS);
    db.exec(REST);
  },
};

const PRICE_BOOKS = `
CREATE TABLE price_book (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  label TEXT NOT NULL,
  vendor TEXT NOT NULL,
  currency TEXT NOT NULL,
  plan_count INTEGER NOT NULL CHECK (plan_count > 0),
  read_on TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('built-in', 'own')),
  parent_id TEXT,
  parent_version TEXT,
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0),
  json TEXT NOT NULL CHECK (json_valid(json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((parent_id IS NULL) = (parent_version IS NULL)),
  PRIMARY KEY (id, version)
) STRICT;
`;

const SCENARIOS = `
CREATE TABLE scenario (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  price_book_id TEXT NOT NULL,
  price_book_version TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  state TEXT NOT NULL CHECK (state IN ('active', 'archived', 'trash')),
  state_since TEXT CHECK ((state = 'active') = (state_since IS NULL)),
  parent_id TEXT,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  input_hash TEXT,
  json TEXT NOT NULL CHECK (json_valid(json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX scenario_by_edit ON scenario (state, updated_at DESC, id);
CREATE INDEX scenario_by_input ON scenario (input_hash) WHERE input_hash IS NOT NULL;

-- Every price book version a scenario is priced with, the ones beside its own included.
CREATE TABLE scenario_price_book (
  scenario_id TEXT NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
  price_book_id TEXT NOT NULL,
  price_book_version TEXT NOT NULL,
  PRIMARY KEY (scenario_id, price_book_id, price_book_version),
  FOREIGN KEY (price_book_id, price_book_version)
    REFERENCES price_book (id, version) ON DELETE RESTRICT ON UPDATE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX scenario_price_book_by_book
  ON scenario_price_book (price_book_id, price_book_version);
`;

const REST = `
CREATE TABLE result (
  input_hash TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json)),
  kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX result_by_age ON result (kept_at);

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operation_log (
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  done_at TEXT NOT NULL
) STRICT;
CREATE INDEX operation_log_by_age ON operation_log (done_at);
`;
