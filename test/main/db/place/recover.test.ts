import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../src/main/db/connect';
import { inspectPlace } from '../../../../src/main/db/place/inspect';
import { firstOddFrame } from '../../../../src/main/db/place/odd-log';
import { refusalOf } from '../../../support/refusal';
import { addScenarios, hashes, hashOf, openFolder, testFolders } from '../../../support/place';

const { folder, path } = testFolders();
const PAGE = 4096;

/**
 * A folder as a killed program leaves it: four scenarios in the backup, two more after it, the last
 * of them only in the log.
 */
function killedFolder(): void {
  const opened = openFolder(path());
  addScenarios(opened, 4);
  opened.backups.make();
  opened.place.db().pragma('wal_checkpoint(TRUNCATE)');
  addScenarios(opened, 2);
  const saved = join(folder(), 'as-killed');
  mkdirSync(saved);
  for (const part of ['', '-wal']) cpSync(path() + part, join(saved, `tierwise.db${part}`));
  opened.close();
  rmSync(path(), { force: true });
  for (const part of ['', '-wal']) renameSync(join(saved, `tierwise.db${part}`), path() + part);
}

function change(file: string, edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  edit(bytes);
  writeFileSync(file, bytes);
}

const log = (): string => `${path()}-wal`;
const withoutLog = (damage: () => void) => (): void => {
  const opened = openFolder(path());
  opened.place.db().pragma('wal_checkpoint(TRUNCATE)');
  opened.close();
  damage();
};

/** What can happen to a file, each so that SQLite cannot go on with it. */
const DAMAGES: readonly (readonly [name: string, damage: () => void])[] = [
  [
    'cut in half',
    withoutLog(() =>
      truncateSync(path(), Math.floor(readFileSync(path()).length / PAGE / 2) * PAGE),
    ),
  ],
  ['cut within a page', withoutLog(() => truncateSync(path(), readFileSync(path()).length - 100))],
  ['filled with zeros', withoutLog(() => change(path(), (bytes) => bytes.fill(0)))],
  ['zeros for its first page', withoutLog(() => change(path(), (bytes) => bytes.fill(0, 0, PAGE)))],
  [
    'another first word',
    withoutLog(() => change(path(), (bytes) => bytes.write('SQLITE FORMAT 9'))),
  ],
  [
    'a letter written over it',
    withoutLog(() => writeFileSync(path(), 'Dear reader, this is a letter. '.repeat(500))),
  ],
  ['no bytes at all', withoutLog(() => writeFileSync(path(), ''))],
  ['gone, but for its log', () => rmSync(path())],
  ['gone', withoutLog(() => rmSync(path()))],
  [
    'a spoilt byte at the head of every page',
    withoutLog(() =>
      change(path(), (bytes) => {
        for (let at = PAGE; at < bytes.length; at += PAGE) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      }),
    ),
  ],
  [
    'rubbish over its tables',
    withoutLog(() => change(path(), (bytes) => bytes.fill(0xa5, PAGE, PAGE * 6))),
  ],
  [
    'a spoilt table of contents',
    withoutLog(() => change(path(), (bytes) => bytes.fill(0x55, 110, 600))),
  ],
  ['the log of another database beside it', () => cpSync(foreignLog(), log())],
  // SQLite keeps no sum of a page: it finds nothing wrong with a letter that has become another one.
  ['a spoilt letter in a scenario', withoutLog(() => spoilText('"format":"tierwise/scenario'))],
];

/** Makes another letter of the first one, wherever the text stands in the file. */
function spoilText(text: string): void {
  change(path(), (bytes) => {
    let at = bytes.indexOf(text);
    expect(at).toBeGreaterThan(0);
    for (; at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at] = 'Q'.charCodeAt(0);
  });
}

/** The live log of another library, much smaller than ours. */
function foreignLog(): string {
  const other = join(folder(), 'other');
  mkdirSync(other);
  const db = connect(join(other, 'x.db'));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE a (b); INSERT INTO a VALUES (1)');
  cpSync(join(other, 'x.db-wal'), join(other, 'kept-wal'));
  db.close();
  return join(other, 'kept-wal');
}

describe('a damaged database', () => {
  it.each(DAMAGES)(
    '%s: is set aside with every byte, and the newest backup takes its place',
    (_, damage) => {
      killedFolder();
      damage();
      const before = hashes(folder());
      const opened = openFolder(path(), 30);
      expect(
        opened.scenarios
          .list('active')
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(['S1', 'S2', 'S3', 'S4']);
      const [notice] = opened.place.notices();
      expect(notice).toMatchObject({ code: 'database_restored', path: path() });
      expect(notice?.remedy).toContain('The backup of 2026-11-21 08:00 UTC was put in its place');
      const after = Object.values(hashes(folder()));
      for (const part of ['tierwise.db', 'tierwise.db-wal']) {
        if (before[part] !== undefined) expect(after, part).toContain(before[part]);
      }
      opened.close();
      expect(inspectPlace(path())).toMatchObject({ ok: true });
      // Found out once, told once.
      const again = openFolder(path(), 31);
      expect(again.place.notices()).toEqual([]);
      expect(again.scenarios.list('active')).toHaveLength(4);
    },
  );

  it('with an unsound newest backup takes the one before, and deletes neither', () => {
    const first = openFolder(path());
    addScenarios(first, 2);
    first.backups.make();
    addScenarios(first, 1);
    const newest = first.backups.make();
    first.close();
    const spoilt = join(folder(), 'backups', `${newest.id}.db`);
    change(spoilt, (bytes) => bytes.fill(0, PAGE));
    const hash = hashOf(spoilt);
    change(path(), (bytes) => bytes.fill(0, 0, PAGE));
    const opened = openFolder(path(), 30);
    expect(opened.scenarios.list('active')).toHaveLength(2);
    expect(hashOf(spoilt)).toBe(hash);
  });

  it('without any backup is set aside all the same, and the library begins anew', () => {
    const first = openFolder(path());
    addScenarios(first, 2);
    first.close();
    change(path(), (bytes) => bytes.fill(0xa5, PAGE, PAGE * 6));
    const damaged = hashOf(path());
    const opened = openFolder(path(), 30);
    expect(opened.place.notices()).toMatchObject([
      {
        code: 'database_begun_anew',
        remedy: expect.stringContaining('kept as tierwise.db.damaged-') as string,
      },
    ]);
    expect(opened.scenarios.list('active')).toHaveLength(0);
    expect(Object.values(hashes(folder()))).toContain(damaged);
    expect(opened.backups.check().setAside).toHaveLength(1);
  });

  it('of which a scenario cannot be read makes no backup that would push out a sound one', () => {
    const first = openFolder(path());
    addScenarios(first, 2);
    const sound = first.backups.make();
    addScenarios(first, 1);
    first.place.db().prepare("UPDATE scenario SET tags = '[]'").run();
    first.place.db().pragma('wal_checkpoint(TRUNCATE)');
    spoilText('"format":"tierwise/scenario');
    // Not what this host remembers of it: what another one reads.
    expect(inspectPlace(path())).toMatchObject({
      ok: false,
      faults: [{ found: 'a row of scenario that is no JSON any more' }],
    });
    expect(refusalOf(() => first.backups.make()).kind).toBe('storage');
    first.backups.keepUp();
    expect(first.backups.state().notices).toMatchObject([{ code: 'backup_failed' }]);
    expect(first.backups.list().map(({ id }) => id)).toEqual([sound.id]);
  });

  it('of which a scenario cannot be read shows the others where there is no backup', () => {
    const first = openFolder(path());
    const ids = addScenarios(first, 2);
    first.scenarios.rename(ids[0] ?? '', 'Only mine');
    first.close();
    spoilText('"name":"Only mine"');
    const opened = openFolder(path(), 30);
    expect(opened.place.notices()).toMatchObject([{ code: 'database_row_damaged' }]);
    expect(opened.scenarios.list('active')).toHaveLength(2);
    expect(opened.scenarios.get(ids[1] ?? '').scenario.name).toBe('S2');
    const refused = refusalOf(() => opened.scenarios.get(ids[0] ?? ''));
    expect(refused).toMatchObject({ kind: 'storage', codes: ['stored_value_damaged'] });
  });

  it('of which only what the program has itself cannot be read is whole at the next start', () => {
    const first = openFolder(path());
    const [id = ''] = addScenarios(first, 1);
    first.settings.change({ theme: 'dark' });
    const total = first.planning.compare(first.scenarios.get(id).scenario);
    first.close();
    for (const text of ['"format":"tierwise/price-book', '"dark"']) spoilText(text);
    const opened = openFolder(path(), 30);
    expect(opened.place.notices()).toEqual([]);
    expect(opened.planning.compare(opened.scenarios.get(id).scenario)).toEqual(total);
    expect(opened.settings.get().theme).toBe('system');
  });

  it('of the command line is left as it is: check says so and changes nothing', () => {
    killedFolder();
    change(path(), (bytes) => bytes.fill(0xa5, PAGE, PAGE * 6));
    const before = hashes(folder());
    expect(inspectPlace(path())).toMatchObject({ ok: false, backups: [{ ok: true }] });
    const after = hashes(folder());
    for (const part of ['tierwise.db', 'tierwise.db-wal']) expect(after[part]).toBe(before[part]);
  });

  it('is not exchanged under another host that has it open', () => {
    const one = openFolder(path());
    addScenarios(one, 1);
    one.backups.make();
    one.place.db().pragma('wal_checkpoint(TRUNCATE)');
    change(path(), (bytes) => bytes.fill(0xa5, PAGE, PAGE * 6));
    expect(refusalOf(() => openFolder(path(), 30)).codes).toEqual(['place_in_use']);
    expect(existsSync(path())).toBe(true);
    one.close();
    expect(openFolder(path(), 31).place.notices()).toMatchObject([{ code: 'database_restored' }]);
  });

  it('cut off in the middle of its recovery is recovered by the next start', () => {
    killedFolder();
    // Everything of it renamed, the backup not yet in its place.
    for (const part of ['', '-wal']) renameSync(path() + part, `${path()}.damaged-x${part}`);
    writeFileSync(`${path()}.restoring`, 'half');
    const opened = openFolder(path(), 30);
    expect(opened.scenarios.list('active')).toHaveLength(4);
    expect(existsSync(`${path()}.restoring`)).toBe(false);
  });
});

describe('a file that is not ours', () => {
  it('is refused and stays as it is where no data of ours was before', () => {
    writeFileSync(path(), 'This is a letter and not a database. '.repeat(50));
    const before = hashOf(path());
    expect(refusalOf(() => openFolder(path())).codes).toEqual(['database_not_sqlite']);
    expect(hashOf(path())).toBe(before);
  });

  it('of another program or of a newer version is refused even where there are backups', () => {
    const opened = openFolder(path());
    opened.backups.make();
    opened.close();
    for (const [pragma, code] of [
      ['application_id = 77', 'database_foreign'],
      ['user_version = 99', 'database_newer'],
    ] as const) {
      const db = connect(path());
      db.pragma('application_id = 1414088018');
      db.pragma(pragma);
      db.close();
      const before = hashOf(path());
      expect(refusalOf(() => openFolder(path(), 30)).codes).toEqual([code]);
      expect(hashOf(path())).toBe(before);
    }
  });

  it('keeps its live log too: nothing is folded into a database that is refused', () => {
    const opened = openFolder(path());
    opened.place.db().pragma('user_version = 99');
    const saved = join(folder(), 'live');
    mkdirSync(saved);
    for (const part of ['', '-wal']) cpSync(path() + part, join(saved, `tierwise.db${part}`));
    opened.close();
    const before = hashes(saved);
    const live = join(saved, 'tierwise.db');
    expect(refusalOf(() => openFolder(live, 1)).codes).toEqual(['database_newer']);
    expect(inspectPlace(live).faults).toMatchObject([{ code: 'database_newer' }]);
    const after = hashes(saved);
    expect(after['tierwise.db']).toBe(before['tierwise.db']);
    expect(after['tierwise.db-wal']).toBe(before['tierwise.db-wal']);
  });
});

describe('a spoilt log', () => {
  const spoil = (at: number): void =>
    change(log(), (bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    });

  it.each([100, 5000, 9000])(
    'with a wrong byte at %i is kept as it is, and the user is told',
    (at) => {
      killedFolder();
      spoil(at);
      const before = hashOf(log());
      const opened = openFolder(path(), 30);
      const [notice] = opened.place.notices();
      expect(notice).toMatchObject({ code: 'log_damaged' });
      expect(notice?.remedy).toContain('The newest backup is of 2026-11-21 08:00 UTC');
      expect(Object.values(hashes(folder()))).toContain(before);
      expect(opened.backups.check()).toMatchObject({ ok: true });
    },
  );

  it('is nothing odd where a crash only cut its end off', () => {
    killedFolder();
    const { length } = readFileSync(log());
    truncateSync(log(), length - 1000);
    expect(firstOddFrame(log())).toBeUndefined();
    expect(openFolder(path(), 30).place.notices()).toEqual([]);
  });

  it('is nothing odd where it was begun anew over an older one, or has rubbish at its end', () => {
    const opened = openFolder(path());
    addScenarios(opened, 3);
    opened.place.db().pragma('wal_checkpoint(RESTART)');
    addScenarios(opened, 1);
    expect(firstOddFrame(log())).toBeUndefined();
    cpSync(log(), `${log()}.copy`);
    appendFileSync(`${log()}.copy`, Buffer.alloc(10_000, 7));
    expect(firstOddFrame(`${log()}.copy`)).toBeUndefined();
  });
});
