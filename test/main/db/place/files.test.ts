import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../src/main/db/connect';
import { openDatabase } from '../../../../src/main/db/open';
import { listBackups } from '../../../../src/main/db/place/backup';
import { adopt, exchangeAlone, writeBackupTo } from '../../../../src/main/db/place/files';
import { inspectPlace } from '../../../../src/main/db/place/inspect';
import { refusalOf } from '../../../support/refusal';
import { addScenarios, dump, openFolder, testFolders } from '../../../support/place';

const { folder, path } = testFolders();
const backups = (): string => join(folder(), 'backups');

it('a data folder that is a file is looked at and told, not tripped over', () => {
  const file = join(folder(), 'file');
  writeFileSync(file, 'x');
  const found = inspectPlace(join(file, 'tierwise.db'));
  expect([found.ok, found.faults.map(({ code }) => code)]).toEqual([false, ['database_absent']]);
});

it('a folder is held from its very first start on: its database is not exchanged under who has it open', () => {
  const first = join(folder(), 'new', 'tierwise.db');
  const opened = openFolder(first);
  addScenarios(opened, 1);
  const made = opened.backups.make();
  const [backup] = listBackups(join(folder(), 'new', 'backups'));
  expect(backup?.id).toBe(made.id);
  const refused = refusalOf(() => exchangeAlone(first, backup!, opened.clock.time));
  expect(refused.codes).toEqual(['place_in_use']);
  opened.close();
  expect(exchangeAlone(first, backup!, opened.clock.time)).toContain('.damaged-');
});

describe('a file from elsewhere', () => {
  it.runIf(process.platform !== 'win32')('that is a pipe or a folder is refused at once', () => {
    const opened = openFolder(path());
    const pipe = join(folder(), 'pipe.db');
    execFileSync('mkfifo', [pipe]);
    for (const place of [pipe, folder()]) {
      const refused = refusalOf(() => adopt(path(), place, opened.clock.time));
      expect(refused.codes).toEqual(['database_not_a_file']);
    }
  });

  it('carries a library to another folder', () => {
    const opened = openFolder(path());
    addScenarios(opened, 3);
    const made = opened.backups.make();
    const file = join(folder(), 'carried.db');
    const [source] = listBackups(backups());
    writeBackupTo(source!, file);
    expect(refusalOf(() => writeBackupTo(source!, file)).codes).toEqual(['file_exists']);
    const elsewhere = join(folder(), 'elsewhere', 'tierwise.db');
    const other = openFolder(elsewhere, 5);
    const adopted = adopt(elsewhere, file, '2026-11-21T10:00:00.000Z');
    other.backups.restore(adopted.id);
    expect(
      other.scenarios
        .list('active')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['S1', 'S2', 'S3']);
    expect(made.holds?.scenarios).toBe(3);
    expect(readdirSync(folder()).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it.each([
    ['a view', 'CREATE VIEW evil AS SELECT * FROM scenario'],
    ['a trigger', 'CREATE TRIGGER evil AFTER INSERT ON scenario BEGIN DELETE FROM price_book; END'],
    [
      'a generated column',
      'ALTER TABLE setting ADD COLUMN evil TEXT AS (hex(zeroblob(10))) VIRTUAL',
    ],
    ['an index over a function', 'CREATE INDEX evil ON scenario (lower(name))'],
    ['one table less', 'DROP TABLE result'],
    ['a table of its own', 'CREATE TABLE evil (a)'],
  ])('with %s is refused, and nothing of it runs', (_name, sql) => {
    const opened = openFolder(path());
    addScenarios(opened, 1);
    const file = join(folder(), 'hostile.db');
    openDatabase(file).close();
    const hostile = connect(file);
    hostile.exec(sql);
    hostile.close();
    const before = dump(opened.place.db());
    const refused = refusalOf(() => adopt(path(), file, '2026-11-21T10:00:00.000Z'));
    expect(refused).toMatchObject({ kind: 'storage', codes: ['database_tables_foreign'] });
    expect(dump(opened.place.db())).toBe(before);
    expect(opened.backups.list()).toEqual([]);
  });

  it('with broken references or another mark is refused', () => {
    const opened = openFolder(path());
    const file = join(folder(), 'broken.db');
    openDatabase(file).close();
    const broken = connect(file);
    broken.pragma('foreign_keys = OFF');
    broken.exec("INSERT INTO scenario_price_book VALUES ('nobody', 'no', 'book')");
    broken.close();
    expect(refusalOf(() => adopt(path(), file, opened.clock.time)).codes).toEqual([
      'database_damaged',
    ]);
    const other = connect(join(folder(), 'other.db'));
    other.pragma('application_id = 7');
    other.close();
    expect(
      refusalOf(() => adopt(path(), join(folder(), 'other.db'), opened.clock.time)).codes,
    ).toEqual(['database_foreign']);
  });
});
