import { expect, it } from 'vitest';
import type { ScenarioHistory } from '../../../src/shared/contract/scenario-history';
import { smallScenario, testLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';

const renamed = (before: string, after: string): ScenarioHistory => ({
  past: [{ name: 'Rename scenario', changes: [{ kind: 'set', at: ['name'], before, after }] }],
  future: [],
});

function edited() {
  const library = testLibrary();
  const { head } = library.scenarios.create(smallScenario());
  const history = renamed('Autumn', 'Winter');
  library.scenarios.save(head.id, 1, smallScenario({ name: 'Winter' }), { history });
  return { ...library, id: head.id, history };
}

it('the steps of a scenario are kept with the content they lead away from', () => {
  const { scenarios, db, id, history } = edited();
  expect(scenarios.history(id)).toEqual({ revision: 2, history });
  const later = testLibrary({ db }).scenarios;
  expect(later.history(id)).toEqual({ revision: 2, history });
  const next = renamed('Winter', 'Spring');
  later.save(id, 2, smallScenario({ name: 'Spring' }), { history: next });
  expect(later.history(id)).toEqual({ revision: 3, history: next });
});

it('a save that is refused keeps the steps of before, and a retry keeps its own once', () => {
  const { scenarios, id, history } = edited();
  const other = renamed('x', 'y');
  refusalOf(() => scenarios.save(id, 1, smallScenario(), { history: other }));
  refusalOf(() => scenarios.save(id, 2, smallScenario({ plan: 'platinum' }), { history: other }));
  expect(scenarios.history(id)).toEqual({ revision: 2, history });
  const again = (): unknown =>
    scenarios.save(id, 2, smallScenario(), { history: other, operation: 'op-1' });
  expect(again()).toEqual(again());
  expect(scenarios.history(id)).toEqual({ revision: 3, history: other });
});

it('what changes the content by other means drops them', () => {
  const changes: ((library: ReturnType<typeof edited>) => void)[] = [
    ({ scenarios, id }) => scenarios.save(id, 2, smallScenario({ name: 'Spring' })),
    ({ db }) => db.prepare('UPDATE scenario SET revision = 1000').run(),
  ];
  for (const change of changes) {
    const library = edited();
    change(library);
    expect(library.scenarios.history(library.id)).toBeUndefined();
  }
});

it('a new name and another price book from the library are steps of their own', () => {
  const { scenarios, id, history } = edited();
  scenarios.rename(id, 'Spring');
  scenarios.useBook(id, 3, { id: 'kiosk', version: '2026-01-01' });
  const priceBook = { id: 'kiosk', version: '2026-01-01' };
  expect(scenarios.history(id)).toEqual({
    revision: 4,
    history: {
      past: [
        ...history.past,
        ...renamed('Winter', 'Spring').past,
        {
          name: 'Use price book 2026-01-01',
          changes: [{ kind: 'set', at: ['priceBook'], before: priceBook, after: priceBook }],
        },
      ],
      future: [],
    },
  });
});

it('never more than a hundred steps are kept, whoever makes them', () => {
  const { scenarios, id } = edited();
  for (let n = 1; n <= 105; n += 1) scenarios.rename(id, `Name ${n}`);
  const past = scenarios.history(id)?.history.past ?? [];
  expect(past).toHaveLength(100);
  expect(past.at(-1)?.changes).toEqual(renamed('Name 104', 'Name 105').past[0]?.changes);
});

it('archive, trash and tags keep them; a duplicate starts without; deleted for ever they are gone', () => {
  const { scenarios, db, id, history } = edited();
  scenarios.setTags(id, ['sales']);
  scenarios.move(id, 'archived');
  scenarios.move(id, 'trash');
  scenarios.move(id, 'active');
  expect(scenarios.history(id)).toEqual({ revision: 2, history });
  expect(scenarios.history(scenarios.duplicate(id).head.id)).toBeUndefined();
  scenarios.move(id, 'trash');
  scenarios.deleteForever(id);
  expect(refusalOf(() => scenarios.history(id)).codes).toEqual(['scenario_unknown']);
  expect(db.prepare('SELECT count(*) FROM scenario_history').pluck().get()).toBe(0);
});

it('steps that this version cannot read are none, and the scenario opens all the same', () => {
  const { scenarios, db, id } = edited();
  db.prepare('UPDATE scenario_history SET json = ?').run('{"past":[{"name":7}]}');
  expect(scenarios.history(id)).toBeUndefined();
  expect(scenarios.get(id).scenario.name).toBe('Winter');
});

it('a share file has none of them', async () => {
  const { files, id } = edited();
  const file = await files.saveShare(id);
  if (file.kind !== 'download') throw new Error(`it was ${file.kind}`);
  const text = Buffer.from(file.base64, 'base64').toString();
  expect(text).toContain('Winter');
  expect(text).not.toContain('Rename scenario');
});
