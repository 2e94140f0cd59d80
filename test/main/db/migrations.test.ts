import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../src/main/db/connect';
import { deepFinding, schemaOf, versionOf } from '../../../src/main/db/judge';
import { migrations } from '../../../src/main/db/migrations/list';
import { openDatabase } from '../../../src/main/db/open';
import { createStorage } from '../../../src/main/db/storage';
import { refusalOf } from '../../support/refusal';
import { hashOf, openFolder, testFolders } from '../../support/place';
import { readText, ROOT } from '../../support/source';

const { folder, path } = testFolders();
const versions = migrations.map((_, at) => at + 1);
const fixture = (version: number): string => `test/main/db/fixtures/version-${version}.sql`;

/** Data as a released version has left it. */
function dataOf(version: number): void {
  const db = connect(path());
  db.exec(readText(fixture(version)));
  db.close();
}

it('every version there was has left data to try the next ones on', () => {
  expect(versions.filter((version) => !existsSync(join(ROOT, fixture(version))))).toEqual([]);
});

describe.each(versions)('data of version %i', (version) => {
  it('becomes what a fresh start makes, with all its content and a backup of before', () => {
    dataOf(version);
    const opened = openFolder(path());
    const db = opened.place.db();
    const fresh = openDatabase(join(folder(), 'fresh', 'tierwise.db'));
    expect(schemaOf(db)).toEqual(schemaOf(fresh));
    fresh.close();
    expect(versionOf(db)).toBe(migrations.length);
    expect(deepFinding(db)).toBeUndefined();
    const { head, scenario } = opened.scenarios.get('fixture-1');
    expect(head).toMatchObject({ revision: 2, state: 'archived', tags: ['kept'] });
    expect(scenario.lines[0]).toMatchObject({ operation: 'check' });
    const way = opened.scenarios.history('fixture-1')?.history.past.map(({ name }) => name);
    expect(way).toEqual(version < 3 ? undefined : ['Rename scenario']);
    expect(opened.settings.get().theme).toBe('dark');
    expect(createStorage(db).operations.find('fixture-key')).toBeDefined();
    const before = opened.backups.list().filter(({ reason }) => reason === 'before-migration');
    expect(before).toHaveLength(version === migrations.length ? 0 : 1);
  });

  it('in a backup can be restored by this version', () => {
    dataOf(version);
    mkdirSync(join(folder(), 'backups'));
    const opened = openFolder(path());
    const [old] = opened.backups.list();
    if (old === undefined) return;
    opened.scenarios.move('fixture-1', 'trash');
    opened.backups.restore(old.id);
    expect(opened.scenarios.get('fixture-1').head.state).toBe('archived');
  });

  it('is refused, byte for byte untouched, by the version before it', () => {
    dataOf(version);
    const before = hashOf(path());
    const known = migrations.slice(0, version - 1);
    expect(refusalOf(() => openDatabase(path(), known)).codes).toEqual(['database_newer']);
    expect(hashOf(path())).toBe(before);
  });
});
