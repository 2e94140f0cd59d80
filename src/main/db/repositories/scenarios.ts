import { ScenarioState, Tags } from '../../../shared/contract/library';
import { Scenario } from '../../../shared/contract/scenario';
import { KeptHistory } from '../../../shared/contract/scenario-history';
import type { KeptScenario, ListedScenario, ScenarioRepository } from '../../services/ports';
import type { Db } from '../connect';
import { fromStoredJson, plainJson } from './stored-json';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly price_book_id: string;
  readonly price_book_version: string;
  readonly revision: number;
  readonly tags: string;
  readonly state: string;
  readonly state_since: string | null;
  readonly parent_id: string | null;
  readonly sample: number;
  readonly input_hash: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

const HEAD = `
  SELECT id, name, price_book_id, price_book_version, revision, tags, state, state_since,
    parent_id, sample, input_hash, created_at, updated_at`;

export function createScenarioRepository(db: Db): ScenarioRepository {
  const list = db.prepare<[string], Row>(
    `${HEAD} FROM scenario WHERE state = ? ORDER BY updated_at DESC, id`,
  );
  const find = db.prepare<[string], Row & { readonly json: string }>(
    `${HEAD}, json FROM scenario WHERE id = ?`,
  );
  const insert = db.prepare(`
    INSERT INTO scenario (id, name, price_book_id, price_book_version, revision, tags, state,
      state_since, parent_id, sample, input_hash, json, created_at, updated_at)
    VALUES (@id, @name, @price_book_id, @price_book_version, @revision, @tags, @state,
      @state_since, @parent_id, @sample, @input_hash, @json, @created_at, @updated_at)`);
  const update = db.prepare(`
    UPDATE scenario SET name = @name, price_book_id = @price_book_id,
      price_book_version = @price_book_version, revision = @revision, tags = @tags,
      state = @state, state_since = @state_since, input_hash = @input_hash, json = @json,
      updated_at = @updated_at
    WHERE id = @id AND revision = @expected`);
  const setHash = db.prepare('UPDATE scenario SET input_hash = ? WHERE id = ? AND revision = ?');
  const remove = db.prepare('DELETE FROM scenario WHERE id = ?');
  const trashed = db
    .prepare<[string], string>("SELECT id FROM scenario WHERE state = 'trash' AND state_since < ?")
    .pluck();
  const pinAll = preparePins(db);
  const histories = prepareHistories(db);

  return {
    list: (state) => list.all(state).map(listedFromRow),
    find: (id) => {
      const row = find.get(id);
      if (row === undefined) return undefined;
      return {
        ...listedFromRow(row),
        scenario: fromStoredJson(Scenario, row.json, `scenario ${row.name}`),
      };
    },
    insert: (kept) => {
      insert.run(toRow(kept));
      pinAll(kept);
    },
    update: (kept, expected) => {
      const { created_at: _, parent_id: __, sample: ___, ...row } = toRow(kept);
      const { changes } = update.run({ ...row, expected });
      if (changes === 1) pinAll(kept);
      return changes === 1;
    },
    setInputHash: (id, revision, inputHash) => {
      setHash.run(inputHash, id, revision);
    },
    ...histories,
    remove: (id) => {
      remove.run(id);
    },
    trashedBefore: (instant) => trashed.all(instant),
  };
}

function prepareHistories(db: Db): Pick<ScenarioRepository, 'history' | 'keepHistory'> {
  const find = db.prepare<[string], { readonly revision: number; readonly json: string }>(`
    SELECT revision, scenario_history.json AS json FROM scenario_history
    JOIN scenario ON id = scenario_id AND revision = of_revision WHERE scenario_id = ?`);
  const drop = db.prepare('DELETE FROM scenario_history WHERE scenario_id = ?');
  const put = db.prepare(
    'INSERT INTO scenario_history VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET of_revision = excluded.of_revision, json = excluded.json',
  );
  return {
    history: (id) => {
      const row = find.get(id);
      if (row === undefined) return undefined;
      const { revision, json } = row;
      return KeptHistory.safeParse({ revision, history: plainJson(json) }).data;
    },
    keepHistory: (id, kept) => {
      if (kept === undefined) drop.run(id);
      else put.run(id, kept.revision, JSON.stringify(kept.history));
    },
  };
}

/** Writes which price book versions a scenario is priced with. */
function preparePins(db: Db): (kept: KeptScenario) => void {
  const unpin = db.prepare('DELETE FROM scenario_price_book WHERE scenario_id = ?');
  const pin = db.prepare('INSERT OR IGNORE INTO scenario_price_book VALUES (?, ?, ?)');
  return ({ head, scenario }) => {
    unpin.run(head.id);
    pin.run(head.id, head.priceBook.id, head.priceBook.version);
    for (const { priceBook } of scenario.alternatives) {
      if (priceBook.version !== undefined) pin.run(head.id, priceBook.id, priceBook.version);
    }
  };
}

function toRow({ head, scenario, inputHash }: KeptScenario) {
  return {
    id: head.id,
    name: head.name,
    price_book_id: head.priceBook.id,
    price_book_version: head.priceBook.version,
    revision: head.revision,
    tags: JSON.stringify(head.tags),
    state: head.state,
    state_since: head.stateSince,
    parent_id: head.parent,
    sample: head.sample ? 1 : 0,
    input_hash: inputHash,
    json: JSON.stringify(scenario),
    created_at: head.createdAt,
    updated_at: head.updatedAt,
  };
}

function listedFromRow(row: Row): ListedScenario {
  return {
    inputHash: row.input_hash,
    head: {
      id: row.id,
      name: row.name,
      priceBook: { id: row.price_book_id, version: row.price_book_version },
      revision: row.revision,
      tags: fromStoredJson(Tags, row.tags, `tags of scenario ${row.name}`),
      state: ScenarioState.parse(row.state),
      parent: row.parent_id,
      sample: row.sample === 1,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      stateSince: row.state_since,
    },
  };
}
