import type { Migration } from '../migrate';

/**
 * Quotes: content as JSON, and what a sent one was, frozen, so that it outlives its scenario. Columns
 * beside them are what lists show. The price book version a sent quote names cannot be deleted.
 */
export const quotes: Migration = {
  name: 'quotes',
  up: (db) => {
    db.exec(QUOTES);
  },
};

const QUOTES = `
CREATE TABLE quote (
  id TEXT NOT NULL PRIMARY KEY,
  scenario_id TEXT REFERENCES scenario (id) ON DELETE SET NULL,
  number TEXT NOT NULL,
  edition INTEGER NOT NULL CHECK (edition > 0),
  parent_id TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'accepted', 'revised')),
  status_since TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  title TEXT NOT NULL,
  customer TEXT NOT NULL,
  plan TEXT NOT NULL,
  date TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  total TEXT,
  currency TEXT,
  price_book_id TEXT,
  price_book_version TEXT,
  json TEXT NOT NULL CHECK (json_valid(json)),
  frozen TEXT CHECK (frozen IS NULL OR json_valid(frozen)),
  trashed_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((status = 'draft') = (frozen IS NULL)),
  CHECK ((frozen IS NULL) = (total IS NULL)),
  CHECK ((frozen IS NULL) = (currency IS NULL)),
  CHECK ((frozen IS NULL) = (price_book_id IS NULL)),
  CHECK ((frozen IS NULL) = (price_book_version IS NULL)),
  CHECK (trashed_at IS NULL OR status = 'draft'),
  UNIQUE (number, edition),
  FOREIGN KEY (price_book_id, price_book_version)
    REFERENCES price_book (id, version) ON DELETE RESTRICT ON UPDATE RESTRICT
) STRICT;
CREATE INDEX quote_by_scenario ON quote (scenario_id, updated_at DESC, id);
CREATE INDEX quote_by_price_book ON quote (price_book_id, price_book_version)
  WHERE price_book_id IS NOT NULL;
`;
