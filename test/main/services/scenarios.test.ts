import { describe, expect, it } from 'vitest';
import { smallScenario, testLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';
import { smallBook } from '../../support/small-book';

const HOUR = '2026-11-21T09:00:00.000Z';
const DAY = '2026-11-22T08:00:00.000Z';

describe('the library of scenarios', () => {
  it('keeps a new scenario priced and pinned to the newest version of its price book', () => {
    const { scenarios } = testLibrary({
      books: [smallBook(), { ...smallBook(), version: '2026-09-01' }],
    });
    const { head, scenario } = scenarios.create(smallScenario());
    expect(scenario.priceBook).toEqual({ id: 'kiosk', version: '2026-09-01' });
    expect(head).toMatchObject({ name: 'Autumn', revision: 1, state: 'active', parent: null });
    const [row] = scenarios.list('active');
    // Pro: 3 × 20.00 + two bags for 600 credits beyond the allowances; Free needs 3,300 in seven bags.
    expect(row).toMatchObject({
      id: head.id,
      priceBookLabel: 'Kiosk',
      newerVersion: null,
      digest: {
        kind: 'priced',
        currency: 'EUR',
        months: 3,
        best: { plan: 'free', label: 'Free', priceBook: 'kiosk', total: '56.00' },
        yearly: '224.00',
        planCount: 2,
        feasibleCount: 2,
      },
    });
  });

  it('refuses a scenario with faults, says every place, and keeps nothing', () => {
    const { scenarios } = testLibrary();
    const faulty = { ...smallScenario(), months: 0, start: '2026-02-30' };
    expect(refusalOf(() => scenarios.create(faulty))).toMatchObject({
      kind: 'bad-input',
      paths: expect.arrayContaining(['months', 'start']),
    });
    expect(
      refusalOf(() => scenarios.create({ ...smallScenario(), priceBook: { id: 'kiosc' } })).codes,
    ).toEqual(['price_book_unknown']);
    expect(scenarios.list('active')).toEqual([]);
  });

  it('saves an edit from the newest revision and refuses one from an older', () => {
    const { scenarios, ambient } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    ambient.time = HOUR;
    const saved = scenarios.save(head.id, 1, smallScenario({ name: 'Winter' }));
    expect(saved).toMatchObject({
      name: 'Winter',
      revision: 2,
      updatedAt: HOUR,
      createdAt: head.createdAt,
    });
    expect(
      refusalOf(() => scenarios.save(head.id, 1, smallScenario({ name: 'Spring' }))),
    ).toMatchObject({
      kind: 'conflict',
      codes: ['scenario_revision_conflict'],
    });
    expect(scenarios.get(head.id).scenario.name).toBe('Winter');
  });

  it('leaves the kept scenario alone when an edit has faults', () => {
    const { scenarios } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    const before = scenarios.get(head.id);
    expect(
      refusalOf(() => scenarios.save(head.id, 1, smallScenario({ plan: 'platinum' }))).codes,
    ).toEqual(['plan_unknown']);
    expect(scenarios.get(head.id)).toEqual(before);
  });

  it('gives a retried write its first answer and does it once', () => {
    const { scenarios } = testLibrary();
    const first = scenarios.create(smallScenario(), { operation: 'op-1' });
    expect(scenarios.create(smallScenario(), { operation: 'op-1' })).toEqual(first);
    expect(scenarios.list('active')).toHaveLength(1);
    const saved = scenarios.save(first.head.id, 1, smallScenario({ name: 'Winter' }), {
      operation: 'op-2',
    });
    expect(
      scenarios.save(first.head.id, 1, smallScenario({ name: 'Winter' }), {
        operation: 'op-2',
      }),
    ).toEqual(saved);
    expect(refusalOf(() => scenarios.duplicate(first.head.id, 'op-2'))).toMatchObject({
      kind: 'conflict',
      codes: ['operation_key_taken'],
    });
  });

  it('does not remember a write that was refused', () => {
    const { scenarios } = testLibrary();
    refusalOf(() => scenarios.create({ ...smallScenario(), months: 0 }, { operation: 'op-1' }));
    expect(scenarios.create(smallScenario(), { operation: 'op-1' }).head.revision).toBe(1);
  });

  it('duplicates with a parent and a name of its own', () => {
    const { scenarios } = testLibrary();
    const { head } = scenarios.create(smallScenario(), { tags: ['sales'] });
    const copy = scenarios.duplicate(head.id);
    const second = scenarios.duplicate(copy.head.id);
    expect(copy.head).toMatchObject({
      name: 'Autumn (copy)',
      parent: head.id,
      tags: ['sales'],
      revision: 1,
    });
    expect(second.head).toMatchObject({ name: 'Autumn (copy 2)', parent: copy.head.id });
    expect(copy.scenario).toEqual({ ...scenarios.get(head.id).scenario, name: 'Autumn (copy)' });
  });

  it('renames list and content alike, and tags without touching the content', () => {
    const { scenarios } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    expect(scenarios.rename(head.id, 'Winter')).toMatchObject({ name: 'Winter', revision: 2 });
    expect(scenarios.get(head.id).scenario.name).toBe('Winter');
    expect(scenarios.setTags(head.id, ['a', 'b', 'a'])).toMatchObject({
      tags: ['a', 'b'],
      revision: 2,
    });
    expect(refusalOf(() => scenarios.rename(head.id, '')).kind).toBe('bad-input');
  });

  it('archives, trashes and restores without losing anything; deletes for ever only from the trash', () => {
    const { scenarios, ambient } = testLibrary();
    const { head } = scenarios.create(smallScenario(), { tags: ['sales'] });
    const before = scenarios.get(head.id);
    ambient.time = HOUR;
    expect(scenarios.move(head.id, 'archived')).toMatchObject({
      state: 'archived',
      stateSince: HOUR,
    });
    expect(scenarios.list('active')).toEqual([]);
    expect(scenarios.list('archived')).toHaveLength(1);
    expect(refusalOf(() => scenarios.deleteForever(head.id)).codes).toEqual([
      'scenario_not_in_trash',
    ]);
    scenarios.move(head.id, 'trash');
    expect(refusalOf(() => scenarios.save(head.id, 1, smallScenario())).codes).toEqual([
      'scenario_in_trash',
    ]);
    scenarios.move(head.id, 'active');
    expect(scenarios.get(head.id)).toEqual(before);
    scenarios.move(head.id, 'trash');
    expect(scenarios.deleteForever(head.id)).toEqual({ id: head.id });
    expect(refusalOf(() => scenarios.get(head.id))).toMatchObject({
      kind: 'not-found',
      codes: ['scenario_unknown'],
    });
  });

  it('keeps the trash for thirty days', () => {
    const { scenarios, ambient, db } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    scenarios.move(head.id, 'trash');
    ambient.time = DAY;
    expect(testLibrary({ db }).scenarios.list('trash')).toHaveLength(1);
    db.prepare("UPDATE scenario SET state_since = '2026-10-21T07:59:59.999Z'").run();
    expect(testLibrary({ db }).scenarios.list('trash')).toEqual([]);
  });

  it('shows that a newer price book exists, re-prices nothing by itself, and moves on demand', () => {
    const { scenarios, db } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    const dearer = { ...smallBook(), version: '2026-09-01' };
    dearer.packs[0]!.price = '80.00';
    const later = testLibrary({ db, books: [smallBook(), dearer] });
    const [row] = later.scenarios.list('active');
    expect(row).toMatchObject({ newerVersion: '2026-09-01', digest: { best: { total: '56.00' } } });
    later.scenarios.useBook(head.id, 1, { id: 'kiosk', version: '2026-09-01' });
    expect(later.scenarios.list('active')[0]).toMatchObject({
      revision: 2,
      newerVersion: null,
      priceBook: { version: '2026-09-01' },
      digest: { best: { plan: 'pro', total: '220.00' } },
    });
  });

  it('refuses to move to a price book that lacks what the scenario names', () => {
    const other = { ...smallBook(), id: 'other' };
    other.operations.shift();
    const { scenarios } = testLibrary({ books: [smallBook(), other] });
    const { head } = scenarios.create(smallScenario());
    const refused = refusalOf(() =>
      scenarios.useBook(head.id, 1, { id: 'other', version: '2026-01-01' }),
    );
    expect(refused).toMatchObject({ kind: 'bad-input', paths: ['lines[0].operation'] });
    expect(scenarios.get(head.id).head.priceBook.id).toBe('kiosk');
  });

  it('knows results of other rules for what they are and prices anew when asked', () => {
    const { scenarios, storage, db } = testLibrary();
    const { head } = scenarios.create(smallScenario());
    storage.scenarios.setInputHash(head.id, 1, '0.9.0:abc');
    storage.results.keep('0.9.0:abc', { kind: 'failed', why: 'other rules' }, HOUR);
    expect(scenarios.list('active')[0]?.digest).toBeNull();
    expect(scenarios.price()).toEqual({ remaining: 0 });
    expect(scenarios.list('active')[0]?.digest).toMatchObject({ best: { total: '56.00' } });
    expect(db.prepare('SELECT revision FROM scenario').pluck().get()).toBe(1);
  });

  it('opens with its samples at the first start only', () => {
    const samples = [
      {
        id: 'one',
        name: 'One',
        summary: 'First',
        priceBook: 'kiosk',
        scenario: smallScenario({ name: 'One' }),
      },
      {
        id: 'two',
        name: 'Two',
        summary: 'Second',
        priceBook: 'kiosk',
        scenario: smallScenario({ name: 'Two' }),
      },
    ];
    const { scenarios, db } = testLibrary({ samples });
    const rows = scenarios.list('active');
    expect(rows.map((row) => row.name).toSorted()).toEqual(['One', 'Two']);
    expect(rows.every((row) => row.sample && row.digest?.kind === 'priced')).toBe(true);
    for (const row of rows) {
      scenarios.move(row.id, 'trash');
      scenarios.deleteForever(row.id);
    }
    expect(testLibrary({ db, samples }).scenarios.list('active')).toEqual([]);
    expect(scenarios.createFromSample('two').head).toMatchObject({ name: 'Two', sample: true });
    expect(refusalOf(() => scenarios.createFromSample('three')).codes).toEqual(['sample_unknown']);
  });
});
