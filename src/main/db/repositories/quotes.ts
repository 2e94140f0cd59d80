import { QuoteContent, QuoteStatus, type QuoteHead } from '../../../shared/contract/quote';
import { FrozenQuote } from '../../../shared/contract/quote-frozen';
import type { KeptQuote, QuoteRepository } from '../../services/ports';
import type { Db } from '../connect';
import { fromStoredJson } from './stored-json';

type Row = {
  readonly id: string;
  readonly scenario_id: string | null;
  readonly number: string;
  readonly edition: number;
  readonly parent_id: string | null;
  readonly status: string;
  readonly status_since: string;
  readonly revision: number;
  readonly title: string;
  readonly customer: string;
  readonly plan: string;
  readonly date: string;
  readonly valid_until: string;
  readonly total: string | null;
  readonly currency: string | null;
  readonly price_book_id: string | null;
  readonly price_book_version: string | null;
  readonly trashed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

type WholeRow = Row & { readonly json: string; readonly frozen: string | null };

const HEAD = `
  SELECT id, scenario_id, number, edition, parent_id, status, status_since, revision, title,
    customer, plan, date, valid_until, total, currency, price_book_id, price_book_version,
    trashed_at, created_at, updated_at`;

const ORDER = 'ORDER BY updated_at DESC, id';

export function createQuoteRepository(db: Db): QuoteRepository {
  const all = db.prepare<[], Row>(`${HEAD} FROM quote WHERE trashed_at IS NULL ${ORDER}`);
  const ofScenario = db.prepare<[string], Row>(
    `${HEAD} FROM quote WHERE scenario_id = ? AND trashed_at IS NULL ${ORDER}`,
  );
  const find = db.prepare<[string], WholeRow>(`${HEAD}, json, frozen FROM quote WHERE id = ?`);
  const newest = db.prepare<[], WholeRow>(`${HEAD}, json, frozen FROM quote ${ORDER} LIMIT 1`);
  const editions = db.prepare<[], { number: string; edition: number }>(
    'SELECT number, max(edition) AS edition FROM quote GROUP BY number',
  );
  const { insert, update } = prepareWrites(db);
  const remove = db.prepare('DELETE FROM quote WHERE id = ?');
  const trashed = db.prepare<[string], string>('SELECT id FROM quote WHERE trashed_at < ?').pluck();
  const whole = (row: WholeRow | undefined): KeptQuote | undefined =>
    row === undefined ? undefined : fromRow(row);

  return {
    list: (scenario) =>
      (scenario === undefined ? all.all() : ofScenario.all(scenario)).map(headFromRow),
    find: (id) => whole(find.get(id)),
    newest: () => whole(newest.get()),
    editions: () => new Map(editions.all().map(({ number, edition }) => [number, edition])),
    insert: (kept) => {
      insert.run(toRow(kept));
    },
    update: (kept, expected) => update.run({ ...toRow(kept), expected }).changes === 1,
    remove: (id) => {
      remove.run(id);
    },
    trashedBefore: (instant) => trashed.all(instant),
  };
}

function prepareWrites(db: Db) {
  const insert = db.prepare(`
    INSERT INTO quote (id, scenario_id, number, edition, parent_id, status, status_since, revision,
      title, customer, plan, date, valid_until, total, currency, price_book_id, price_book_version,
      json, frozen, trashed_at, created_at, updated_at)
    VALUES (@id, @scenario_id, @number, @edition, @parent_id, @status, @status_since, @revision,
      @title, @customer, @plan, @date, @valid_until, @total, @currency, @price_book_id,
      @price_book_version, @json, @frozen, @trashed_at, @created_at, @updated_at)`);
  const update = db.prepare(`
    UPDATE quote SET number = @number, status = @status, status_since = @status_since,
      revision = @revision, title = @title, customer = @customer, plan = @plan, date = @date,
      valid_until = @valid_until, total = @total, currency = @currency,
      price_book_id = @price_book_id, price_book_version = @price_book_version, json = @json,
      frozen = @frozen, trashed_at = @trashed_at, updated_at = @updated_at
    WHERE id = @id AND revision = @expected`);
  return { insert, update };
}

function toRow({ head, content, frozen, trashedAt }: KeptQuote) {
  return {
    id: head.id,
    scenario_id: head.scenario,
    number: head.number,
    edition: head.edition,
    parent_id: head.parent,
    status: head.status,
    status_since: head.statusSince,
    revision: head.revision,
    title: head.title,
    customer: head.customer,
    plan: head.plan,
    date: head.date,
    valid_until: head.validUntil,
    total: head.sent?.total ?? null,
    currency: head.sent?.currency ?? null,
    price_book_id: head.sent?.priceBook.id ?? null,
    price_book_version: head.sent?.priceBook.version ?? null,
    json: JSON.stringify(content),
    frozen: frozen === null ? null : JSON.stringify(frozen),
    trashed_at: trashedAt,
    created_at: head.createdAt,
    updated_at: head.updatedAt,
  };
}

function sentOf(row: Row): QuoteHead['sent'] {
  const { total, currency, price_book_id: id, price_book_version: version } = row;
  if (total === null || currency === null || id === null || version === null) return null;
  return { total, currency, priceBook: { id, version } };
}

function headFromRow(row: Row): QuoteHead {
  return {
    id: row.id,
    scenario: row.scenario_id,
    number: row.number,
    edition: row.edition,
    status: QuoteStatus.parse(row.status),
    parent: row.parent_id,
    title: row.title,
    customer: row.customer,
    plan: row.plan,
    sent: sentOf(row),
    date: row.date,
    validUntil: row.valid_until,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    statusSince: row.status_since,
  };
}

function fromRow(row: WholeRow): KeptQuote {
  const named = `quote ${row.number}`;
  return {
    head: headFromRow(row),
    content: fromStoredJson(QuoteContent, row.json, named),
    frozen:
      row.frozen === null ? null : fromStoredJson(FrozenQuote, row.frozen, `${named} as sent`),
    trashedAt: row.trashed_at,
  };
}
