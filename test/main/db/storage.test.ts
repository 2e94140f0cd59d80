import { describe, expect, it } from 'vitest';
import { createStorage } from '../../../src/main/db/storage';
import type { KeptScenario } from '../../../src/main/services/ports';
import type { ScenarioHead } from '../../../src/shared/contract/library';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import { Scenario } from '../../../src/shared/contract/scenario';
import { TierwiseError } from '../../../src/shared/errors';
import { smallScenario, temporaryDatabase } from '../../support/library';
import { smallBook } from '../../support/small-book';

const AT = '2026-11-21T08:00:00.000Z';
const LATER = '2026-11-21T09:00:00.000Z';
const PIN = { id: 'kiosk', version: '2026-01-01' };

function keptScenario(change: Partial<ScenarioHead> = {}): KeptScenario {
  const scenario = Scenario.parse(smallScenario({ priceBook: PIN }));
  const head: ScenarioHead = {
    id: 's-1',
    name: scenario.name,
    priceBook: PIN,
    revision: 1,
    tags: ['sales', 'ü "quoted"'],
    state: 'active',
    parent: null,
    sample: false,
    createdAt: AT,
    updatedAt: AT,
    stateSince: null,
    ...change,
  };
  return { head, scenario, inputHash: 'rules:hash' };
}

function openedStorage(...books: PriceBook[]) {
  const db = temporaryDatabase();
  const storage = createStorage(db);
  for (const book of books)
    storage.priceBooks.insert({ book, origin: 'own', parent: null, at: AT });
  return { db, storage };
}

function errorOf(call: () => unknown): TierwiseError {
  try {
    call();
  } catch (error) {
    if (error instanceof TierwiseError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('price books in the database', () => {
  it('come back as they went in, with what the list shows', () => {
    const { storage } = openedStorage(smallBook());
    const found = storage.priceBooks.find(PIN);
    expect(found?.book).toEqual(smallBook());
    expect(found?.head).toEqual({
      ...PIN,
      label: 'Kiosk',
      vendor: 'Kiosk Ltd',
      currency: 'EUR',
      planCount: 2,
      readOn: '2026-01-01',
      origin: 'own',
      parent: null,
      revision: 1,
      createdAt: AT,
      updatedAt: AT,
      usedBy: 0,
    });
    expect(storage.priceBooks.list()).toEqual([found?.head]);
    expect(storage.priceBooks.find({ ...PIN, version: 'none' })).toBeUndefined();
  });

  it('stand side by side by version, each once', () => {
    const second = { ...smallBook(), version: '2026-02-01' };
    const { storage } = openedStorage(smallBook(), second);
    expect(storage.priceBooks.versionsOf('kiosk')).toEqual(['2026-01-01', '2026-02-01']);
    const again = () =>
      storage.priceBooks.insert({ book: second, origin: 'own', parent: PIN, at: AT });
    expect(errorOf(again).kind).toBe('storage');
    expect(storage.priceBooks.list()).toHaveLength(2);
  });

  it('are replaced only from the newest revision, and take the results of their scenarios away', () => {
    const { storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario());
    const next = { ...smallBook(), label: 'New' };
    expect(storage.priceBooks.replace(next, 2, LATER)).toBe(false);
    expect(storage.scenarios.find('s-1')?.inputHash).toBe('rules:hash');
    expect(storage.priceBooks.replace(next, 1, LATER)).toBe(true);
    expect(storage.priceBooks.find(PIN)?.head).toMatchObject({
      label: 'New',
      revision: 2,
      updatedAt: LATER,
      createdAt: AT,
    });
    expect(storage.priceBooks.revisionOf(PIN)).toBe(2);
    expect(storage.scenarios.find('s-1')?.inputHash).toBeNull();
  });

  it('cannot go while a scenario is priced with them, not even as its alternative', () => {
    const other = { ...smallBook(), id: 'other' };
    const { storage } = openedStorage(smallBook(), other);
    const kept = keptScenario();
    kept.scenario.alternatives.push({
      priceBook: { id: 'other', version: other.version },
      map: [],
      choices: kept.scenario.choices,
    });
    storage.scenarios.insert(kept);
    for (const ref of [PIN, { id: 'other', version: other.version }]) {
      expect(storage.priceBooks.find(ref)?.head.usedBy).toBe(1);
      expect(errorOf(() => storage.priceBooks.remove(ref)).message).toContain('FOREIGN KEY');
    }
    storage.scenarios.remove('s-1');
    storage.priceBooks.remove(PIN);
    expect(storage.priceBooks.find(PIN)).toBeUndefined();
  });
});

describe('scenarios in the database', () => {
  it('come back as they went in', () => {
    const { storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario({ parent: 'gone', sample: true }));
    expect(storage.scenarios.find('s-1')).toEqual(keptScenario({ parent: 'gone', sample: true }));
    expect(storage.scenarios.find('s-2')).toBeUndefined();
  });

  it('are listed by state, the newest edit first', () => {
    const { storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario({ id: 'old' }));
    storage.scenarios.insert(keptScenario({ id: 'new', updatedAt: LATER }));
    storage.scenarios.insert(keptScenario({ id: 'gone', state: 'trash', stateSince: AT }));
    const ids = (state: 'active' | 'trash') =>
      storage.scenarios.list(state).map(({ head }) => head.id);
    expect(ids('active')).toEqual(['new', 'old']);
    expect(ids('trash')).toEqual(['gone']);
    expect(storage.scenarios.trashedBefore(LATER)).toEqual(['gone']);
    expect(storage.scenarios.trashedBefore(AT)).toEqual([]);
  });

  it('are written over only from the expected revision, birth and origin untouched', () => {
    const { storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario());
    const next = keptScenario({ revision: 2, name: 'Next', createdAt: LATER, sample: true });
    expect(storage.scenarios.update(next, 2)).toBe(false);
    expect(storage.scenarios.update(next, 1)).toBe(true);
    expect(storage.scenarios.find('s-1')?.head).toMatchObject({
      name: 'Next',
      revision: 2,
      createdAt: AT,
      sample: false,
    });
  });

  it('need their price book to be there', () => {
    const { storage } = openedStorage();
    expect(errorOf(() => storage.scenarios.insert(keptScenario())).kind).toBe('storage');
  });

  it('that no longer fit their contract are named, not passed on', () => {
    const { db, storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario());
    db.prepare("UPDATE scenario SET json = json_set(json, '$.months', 'many')").run();
    const error = errorOf(() => storage.scenarios.find('s-1'));
    expect(error).toMatchObject({ kind: 'storage', faults: [{ path: 'scenario Autumn: months' }] });
    // The list does not read contents, so one spoilt scenario never hides the others.
    expect(storage.scenarios.list('active')).toHaveLength(1);
  });
});

describe('results, settings and operations in the database', () => {
  it('keeps a digest by its hash until no scenario points to it', () => {
    const { db, storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario());
    const digest = { kind: 'failed', why: 'too large' } as const;
    storage.results.keep('rules:hash', digest, AT);
    storage.results.keep('rules:other', digest, AT);
    storage.results.keep('rules:hash', digest, LATER);
    expect(storage.results.findAll(['rules:hash', 'nothing'])).toEqual(
      new Map([['rules:hash', digest]]),
    );
    storage.results.prune();
    expect(db.prepare('SELECT input_hash, kept_at FROM result').all()).toEqual([
      { input_hash: 'rules:hash', kept_at: LATER },
    ]);
  });

  it('takes a digest of another form for none', () => {
    const { db, storage } = openedStorage(smallBook());
    db.prepare('INSERT INTO result VALUES (\'h\', \'{"kind":"older form"}\', ?)').run(AT);
    expect(storage.results.findAll(['h'])).toEqual(new Map());
  });

  it('keeps settings as JSON values', () => {
    const { storage } = openedStorage();
    storage.settings.set('theme', 'dark', AT);
    storage.settings.set('theme', { deep: [1, null] }, LATER);
    storage.settings.set('other', null, AT);
    expect([...storage.settings.all()]).toEqual([
      ['other', null],
      ['theme', { deep: [1, null] }],
    ]);
    storage.settings.remove('theme');
    expect([...storage.settings.all().keys()]).toEqual(['other']);
  });

  it('remembers answers by key, each key once, until they are old', () => {
    const { storage } = openedStorage();
    storage.operations.record('key', 'save', { revision: 2 }, AT);
    expect(storage.operations.find('key')).toEqual({ name: 'save', answer: { revision: 2 } });
    expect(errorOf(() => storage.operations.record('key', 'save', 1, AT)).kind).toBe('storage');
    storage.operations.forgetBefore(AT);
    expect(storage.operations.find('key')).toBeDefined();
    storage.operations.forgetBefore(LATER);
    expect(storage.operations.find('key')).toBeUndefined();
  });
});

describe('the schema', () => {
  it('holds every table to its types', () => {
    const { db } = openedStorage();
    const tables = db
      .prepare(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .all() as { name: string; strict: number }[];
    expect(tables.length).toBeGreaterThanOrEqual(6);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it.each([
    ["INSERT INTO setting VALUES ('k', 'no json', 'now')", 'malformed JSON|CHECK'],
    ["UPDATE scenario SET state = 'lost'", 'CHECK'],
    ["UPDATE scenario SET state = 'trash'", 'CHECK'],
    ['UPDATE scenario SET revision = 0', 'CHECK'],
    ["UPDATE scenario SET tags = '{}'", 'CHECK'],
    ["UPDATE price_book SET origin = 'elsewhere'", 'CHECK'],
  ])('refuses %s', (sql, why) => {
    const { db, storage } = openedStorage(smallBook());
    storage.scenarios.insert(keptScenario());
    expect(() => db.prepare(sql).run()).toThrow(new RegExp(why));
  });

  it('rolls a transaction back as a whole', () => {
    const { storage } = openedStorage(smallBook());
    const half = (): void => {
      storage.transaction(() => {
        storage.settings.set('theme', 'dark', AT);
        storage.scenarios.insert(keptScenario());
        storage.scenarios.insert(keptScenario());
      });
    };
    expect(errorOf(half).kind).toBe('storage');
    expect(storage.settings.all().size).toBe(0);
    expect(storage.scenarios.list('active')).toEqual([]);
  });
});
