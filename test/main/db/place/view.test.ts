import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../src/main/db/connect';
import { compose } from '../../../../src/main/compose';
import { versionOf } from '../../../../src/main/db/judge';
import { migrations } from '../../../../src/main/db/migrations/list';
import { openDatabase } from '../../../../src/main/db/open';
import { openView } from '../../../../src/main/db/place/view';
import { hashes, testFolders } from '../../../support/place';
import { refusalOf } from '../../../support/refusal';
import { readText } from '../../../support/source';

const { folder, path } = testFolders();

describe('a database that opens but cannot be written', () => {
  it('is shown as it is, says why, refuses every write, and stays byte for byte', () => {
    const first = compose({ host: 'command-line', dataDir: folder() });
    const { head } = first.services.scenarios.createFromSample('claro-outdoor-shop');
    first.close();
    const db = connect(path());
    db.prepare('UPDATE scenario SET input_hash = NULL').run();
    db.close();
    // As where rights are missing: SQLite opens it, and refuses the first write.
    mkdirSync(`${path()}-shm`);
    const before = hashes(folder())['tierwise.db'];
    const { services, close } = compose({ host: 'browser', dataDir: folder() });
    expect(services.backups.state()).toMatchObject({
      mode: 'view',
      notices: [{ code: 'place_view_only' }],
    });
    expect(services.scenarios.get(head.id).head.name).toBe(head.name);
    const figured = (): boolean[] =>
      services.scenarios.list('active').map(({ digest }) => digest !== null);
    expect(figured()).not.toContain(true);
    services.scenarios.price();
    expect(figured()).not.toContain(false);
    expect(refusalOf(() => services.scenarios.rename(head.id, 'x')).codes).toEqual([
      'place_view_only',
    ]);
    expect(refusalOf(() => services.backups.make()).codes).toEqual(['place_without_backups']);
    close();
    expect(hashes(folder())['tierwise.db']).toBe(before);
  });
});

it('what is shown of a folder takes no write, not even in the copy', () => {
  openDatabase(path()).close();
  const view = openView(path());
  const write = (): unknown =>
    view.db.prepare("INSERT INTO setting VALUES ('a', '1', 'now')").run();
  expect(write).toThrow(/readonly/);
  // Results are remembered while it is shown, and the door is closed again behind them.
  expect(view.remember(() => 'kept')).toBe('kept');
  expect(write).toThrow(/readonly/);
  view.close();
});

it('a database of an earlier version is shown as this one would have it, and stays what it is', () => {
  const old = connect(path());
  old.exec(readText('test/main/db/fixtures/version-1.sql'));
  // As it was written day by day: its head says that it needs a log.
  old.pragma('journal_mode = WAL');
  old.close();
  const before = hashes(folder())['tierwise.db'];
  const view = openView(path());
  expect(versionOf(view.db)).toBe(migrations.length);
  expect(view.db.prepare('SELECT count(*) FROM scenario').pluck().get()).toBe(1);
  expect(view.db.prepare('SELECT count(*) FROM quote').pluck().get()).toBe(0);
  view.close();
  expect(hashes(folder())['tierwise.db']).toBe(before);
});
