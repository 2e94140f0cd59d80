import {
  PriceBookHead,
  type PriceBookRef,
  type StoredPriceBook,
} from '../../../shared/contract/library';
import { PriceBook } from '../../../shared/contract/price-book';
import type { NewPriceBook, PriceBookRepository } from '../../services/ports';
import type { Db } from '../connect';
import { fromStoredJson } from './stored-json';

type Row = {
  readonly id: string;
  readonly version: string;
  readonly label: string;
  readonly vendor: string;
  readonly currency: string;
  readonly plan_count: number;
  readonly read_on: string;
  readonly origin: string;
  readonly parent_id: string | null;
  readonly parent_version: string | null;
  readonly revision: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly used_by: number;
};

const HEAD = `
  SELECT id, version, label, vendor, currency, plan_count, read_on, origin, parent_id,
    parent_version, revision, created_at, updated_at,
    (SELECT count(*) FROM scenario_price_book AS pin
      WHERE pin.price_book_id = price_book.id
        AND pin.price_book_version = price_book.version)
    + (SELECT count(*) FROM quote
      WHERE quote.price_book_id = price_book.id
        AND quote.price_book_version = price_book.version) AS used_by`;

export function createPriceBookRepository(db: Db): PriceBookRepository {
  const list = db.prepare<[], Row>(`${HEAD} FROM price_book ORDER BY id, created_at, version`);
  const find = db.prepare<[string, string], Row & { readonly json: string }>(
    `${HEAD}, json FROM price_book WHERE id = ? AND version = ?`,
  );
  const revision = db
    .prepare<[string, string], number>(
      'SELECT revision FROM price_book WHERE id = ? AND version = ?',
    )
    .pluck();
  const versions = db.prepare<[string], { version: string }>(
    'SELECT version FROM price_book WHERE id = ?',
  );
  const insert = db.prepare(`
    INSERT INTO price_book (id, version, label, vendor, currency, plan_count, read_on, origin,
      parent_id, parent_version, json, created_at, updated_at)
    VALUES (@id, @version, @label, @vendor, @currency, @plan_count, @read_on, @origin,
      @parent_id, @parent_version, @json, @at, @at)`);
  const replace = db.prepare(`
    UPDATE price_book SET label = @label, vendor = @vendor, currency = @currency,
      plan_count = @plan_count, read_on = @read_on, json = @json, updated_at = @at,
      revision = revision + 1
    WHERE id = @id AND version = @version AND revision = @revision`);
  const forgetResults = db.prepare(`
    UPDATE scenario SET input_hash = NULL WHERE id IN (
      SELECT scenario_id FROM scenario_price_book
      WHERE price_book_id = @id AND price_book_version = @version)`);
  const remove = db.prepare('DELETE FROM price_book WHERE id = @id AND version = @version');

  return {
    list: () => list.all().map(headFromRow),
    find: (ref) => {
      const row = find.get(ref.id, ref.version);
      return row === undefined ? undefined : fromRow(row);
    },
    revisionOf: (ref) => revision.get(ref.id, ref.version),
    versionsOf: (id) => versions.all(id).map((row) => row.version),
    insert: (fresh) => {
      insert.run(toRow(fresh));
    },
    replace: (book, expectedRevision, at) => {
      const { changes } = replace.run({ ...columnsOf(book), revision: expectedRevision, at });
      if (changes === 1) forgetResults.run(refOf(book));
      return changes === 1;
    },
    remove: (ref) => {
      remove.run(refOf(ref));
    },
  };
}

function refOf({ id, version }: PriceBookRef): PriceBookRef {
  return { id, version };
}

function toRow({ book, origin, parent, at }: NewPriceBook) {
  return {
    ...columnsOf(book),
    origin,
    parent_id: parent?.id ?? null,
    parent_version: parent?.version ?? null,
    at,
  };
}

function columnsOf(book: PriceBook) {
  return {
    id: book.id,
    version: book.version,
    label: book.label,
    vendor: book.vendor,
    currency: book.currency,
    plan_count: book.plans.length,
    read_on: book.sources.map((source) => source.readOn).toSorted()[0] ?? '',
    json: JSON.stringify(book),
  };
}

function headFromRow(row: Row): PriceBookHead {
  const parent =
    row.parent_id === null || row.parent_version === null
      ? null
      : { id: row.parent_id, version: row.parent_version };
  return {
    id: row.id,
    version: row.version,
    label: row.label,
    vendor: row.vendor,
    currency: row.currency,
    planCount: row.plan_count,
    readOn: row.read_on,
    origin: PriceBookHead.shape.origin.parse(row.origin),
    parent,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    usedBy: row.used_by,
  };
}

function fromRow(row: Row & { readonly json: string }): StoredPriceBook {
  const book = fromStoredJson(PriceBook, row.json, `price book ${row.id} ${row.version}`);
  return { head: headFromRow(row), book };
}
