import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../src/main/db/connect';
import { openDatabase } from '../../../../src/main/db/open';
import { isSound, listBackups, makeBackup } from '../../../../src/main/db/place/backup';
import { quickFinding } from '../../../../src/main/db/judge';
import { refusalOf } from '../../../support/refusal';
import {
  addScenarios,
  contentDump,
  dump,
  hashOf,
  openFolder,
  testFolders,
} from '../../../support/place';
import { smallScenario } from '../../../support/library';

const { folder, path } = testFolders();
const backups = (): string => join(folder(), 'backups');

describe('a backup', () => {
  it('holds everything committed, also what is still in the log; a copy of the file does not', () => {
    const opened = openFolder(path());
    opened.place.db().pragma('wal_checkpoint(TRUNCATE)');
    opened.place.db().pragma('wal_autocheckpoint = 0');
    opened.storage.transaction(() => {
      for (let n = 0; n < 5000; n += 1) opened.storage.settings.set(`k${n}`, n, 'now');
    });
    const copy = join(folder(), 'copy.db');
    copyFileSync(path(), copy);
    const made = opened.backups.make();
    const count = (file: string): number => {
      const db = connect(file, { readonly: !file.endsWith('copy.db') });
      try {
        expect(quickFinding(db)).toBeUndefined();
        return Number(db.prepare("SELECT count(*) FROM setting WHERE key LIKE 'k%'").pluck().get());
      } finally {
        db.close();
      }
    };
    expect(count(join(backups(), `${made.id}.db`))).toBe(5000);
    expect(count(copy)).toBe(0);
  });

  it('names its time, its reason and the hash of its bytes, and says what it holds', () => {
    const opened = openFolder(path());
    addScenarios(opened, 3);
    const made = opened.backups.make();
    expect(made).toMatchObject({
      madeAt: '2026-11-21T08:00:00.000Z',
      reason: 'asked',
      holds: { scenarios: 3, priceBooks: 0, quotes: 0 },
    });
    const file = join(backups(), `${made.id}.db`);
    expect(made.id.slice(-16)).toBe(hashOf(file).slice(0, 16));
    expect(made.bytes).toBe(readFileSync(file).length);
    expect(opened.backups.list()).toEqual([made]);
  });

  it('is found out when a single byte of it has changed', () => {
    const opened = openFolder(path());
    const made = opened.backups.make();
    const file = join(backups(), `${made.id}.db`);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const { backups: checked } = opened.backups.check();
    expect(checked).toMatchObject(
      [{ id: made.id, ok: false, why: /other bytes/ }].map((one) => ({
        ...one,
        why: expect.stringMatching(one.why) as string,
      })),
    );
    expect(refusalOf(() => opened.backups.restore(made.id)).codes).toEqual(['database_damaged']);
  });

  it('is written by the clock only when something has changed', () => {
    const opened = openFolder(path());
    opened.backups.keepUp();
    opened.backups.keepUp();
    expect(opened.backups.list()).toHaveLength(1);
    opened.close();
    const again = openFolder(path(), 1);
    again.backups.keepUp();
    expect(again.backups.list()).toHaveLength(1);
    addScenarios(again, 1);
    again.backups.keepUp();
    expect(again.backups.list()).toHaveLength(2);
  });

  it('is ordered by its making, whatever the clock says', () => {
    const opened = openFolder(path(), 30);
    const first = opened.backups.make();
    opened.clock.time = '1999-01-01T00:00:00.000Z';
    addScenarios(opened, 1);
    const second = opened.backups.make();
    expect(opened.backups.list().map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('is not made of a database that is not sound, and the good ones stay', () => {
    const opened = openFolder(path());
    const ids = addScenarios(opened, 2);
    const good = opened.backups.make();
    spoilIndex(path(), opened.close);
    const db = openDatabase(path());
    expect(quickFinding(db)).toBeUndefined();
    const order = { folder: backups(), reason: 'rota', at: '2026-11-21T09:00:00.000Z' } as const;
    expect(refusalOf(() => makeBackup(db, order)).codes).toEqual(['database_damaged']);
    db.close();
    const kept = listBackups(backups());
    expect(kept.map(({ id }) => id)).toEqual([good.id]);
    expect(kept.every((file) => isSound(file))).toBe(true);
    expect(ids).toHaveLength(2);
  });

  it('that does not come out as a sound database gets no name', () => {
    const opened = openFolder(path());
    const good = opened.backups.make();
    addScenarios(opened, 1);
    const db = opened.place.db();
    /** A drive that keeps other bytes than it was given. */
    const spoilt = new Proxy(db, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== 'prepare')
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        return (sql: string) =>
          sql.startsWith('VACUUM')
            ? {
                run: (file: string) =>
                  writeFileSync(
                    file,
                    readFileSync(join(backups(), `${good.id}.db`)).fill(7, 5_000),
                  ),
              }
            : target.prepare(sql);
      },
    });
    const order = { folder: backups(), reason: 'asked', at: opened.clock.time } as const;
    expect(refusalOf(() => makeBackup(spoilt, order)).kind).toBe('storage');
    expect(readdirSync(backups())).toEqual([`${good.id}.db`]);
  });

  it('that was never finished is swept away, but not one that somebody is still at', () => {
    const opened = openFolder(path());
    opened.backups.make();
    const old = join(backups(), '.making-0a-1.tmp');
    const fresh = join(backups(), '.making-0b-2.tmp');
    writeFileSync(old, 'half');
    writeFileSync(fresh, 'half');
    utimesSync(old, new Date(0), new Date(0));
    addScenarios(opened, 1);
    opened.backups.make();
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
    expect(opened.backups.list()).toHaveLength(2);
  });

  it('failing is told as a notice, and settled by the next that succeeds', () => {
    const opened = openFolder(path());
    writeFileSync(backups(), 'a file where the folder should be');
    opened.backups.keepUp();
    expect(opened.backups.state().notices.map(({ code }) => code)).toEqual(['backup_failed']);
    rmSync(backups());
    opened.backups.keepUp();
    expect(opened.backups.state()).toMatchObject({ notices: [], newestBackup: opened.clock.time });
  });
});

/** Turns an index entry around, which the quick look does not see. */
function spoilIndex(file: string, close: () => void): void {
  close();
  const bytes = readFileSync(file);
  const marker = Buffer.from('active2026-11-21T08:00:00.000Z');
  const at = bytes.lastIndexOf(marker);
  expect(at).toBeGreaterThan(0);
  bytes[at + marker.length - 2] = '9'.charCodeAt(0);
  writeFileSync(file, bytes);
}

describe('restoring', () => {
  it('brings back every backup there is, each exactly', () => {
    const opened = openFolder(path());
    const states = new Map<string, string>();
    for (let step = 0; step < 4; step += 1) {
      addScenarios(opened, step + 1);
      if (step === 2) opened.priceBooks.copy({ id: 'kiosk' });
      // A table that no step has written to could be left out by a restore without anybody seeing it.
      const [scenario] = opened.scenarios.list('active');
      const { head, content } = opened.quotes.create({ scenario: scenario!.id, plan: 'pro' });
      if (step === 1) opened.quotes.save(head.id, head.revision, { ...content, title: 'Offer' });
      opened.storage.results.keep(`hash-${step}`, { kind: 'failed', why: 'x' }, 'now');
      if (step === 3) opened.scenarios.rename(scenario!.id, 'Renamed');
      opened.settings.change({ sourceAgeDays: step + 1 });
      const made = opened.backups.make();
      states.set(made.id, contentDump(opened.place.db()));
    }
    for (const id of [...states.keys()].toReversed()) {
      const words = opened.backups.preview(id).confirm;
      opened.backups.restore(id, words ?? undefined);
      expect(contentDump(opened.place.db())).toBe(states.get(id));
    }
    const order = opened.backups.list().filter(({ reason }) => reason === 'before-restore');
    expect(order.length).toBe(4);
  });

  it('leaves a way back to the state it replaced', () => {
    const opened = openFolder(path());
    const [first = ''] = addScenarios(opened, 4);
    const made = opened.backups.make();
    const { scenario, head } = opened.scenarios.get(first);
    opened.scenarios.save(first, head.revision, { ...scenario, name: 'Newer' });
    const before = contentDump(opened.place.db());
    const { undo } = opened.backups.restore(made.id);
    expect(opened.scenarios.get(first).scenario.name).toBe('S1');
    opened.backups.restore(undo);
    expect(contentDump(opened.place.db())).toBe(before);
  });

  it('never lets an edit begun on the replaced state pass for one of the restored', () => {
    const opened = openFolder(path());
    const [first = '', second = ''] = addScenarios(opened, 2);
    const made = opened.backups.make();
    const edit = { ...opened.scenarios.get(first).scenario, name: 'Edited' };
    opened.scenarios.save(first, 1, edit);
    opened.backups.restore(made.id);
    expect(refusalOf(() => opened.scenarios.save(first, 1, edit)).codes).toEqual([
      'scenario_revision_conflict',
    ]);
    expect(refusalOf(() => opened.scenarios.save(first, 2, edit)).codes).toEqual([
      'scenario_revision_conflict',
    ]);
    // What the restore did not change may be edited on.
    expect(opened.scenarios.save(second, 1, smallScenario({ name: 'Edited' })).revision).toBe(2);
  });

  it('undo never leads from restored content by steps of what it replaced', () => {
    const opened = openFolder(path());
    const [first = '', second = '', third = ''] = addScenarios(opened, 3);
    const stepsTo = (name: string) => ({ past: [{ name, changes: [] }], future: [] });
    const save = (id: string, from: number, name: string): void => {
      const history = stepsTo(name);
      opened.scenarios.save(id, from, smallScenario({ name }), { history });
    };
    save(first, 1, 'First');
    save(second, 1, 'Second');
    // Steps that are no longer of the content by the time of the backup.
    save(third, 1, 'Third');
    opened.storage.scenarios.update(
      {
        ...opened.storage.scenarios.find(third)!,
        head: { ...opened.scenarios.get(third).head, revision: 7 },
      },
      2,
    );
    const made = opened.backups.make();
    save(second, 2, 'Changed');
    save(third, 7, 'Changed');
    opened.backups.restore(made.id);
    expect(opened.scenarios.get(second).scenario.name).toBe('Second');
    expect(opened.scenarios.history(first)?.history).toEqual(stepsTo('First'));
    expect(opened.scenarios.history(second)).toBeUndefined();
    expect(opened.scenarios.history(third)).toBeUndefined();
  });

  it('figures of a price book that was deleted and came back are those of its content', () => {
    const opened = openFolder(path());
    const copy = opened.priceBooks.copy({ id: 'kiosk' });
    const made = opened.backups.make();
    const scenario = smallScenario({ priceBook: { id: copy.book.id } });
    const before = opened.planning.compare(scenario);
    const dearer = structuredClone(copy.book);
    dearer.label = 'Dearer';
    opened.priceBooks.save(dearer, 1);
    opened.priceBooks.remove({ id: copy.book.id, version: copy.book.version });
    opened.backups.restore(made.id);
    expect(opened.planning.compare(scenario)).toEqual(before);
    expect(opened.priceBooks.get({ id: copy.book.id }).book.label).toBe(copy.book.label);
  });

  it('is seen at once by another host that has the folder open', () => {
    const one = openFolder(path());
    const other = openFolder(path(), 1);
    addScenarios(one, 2);
    const made = one.backups.make();
    addScenarios(other, 1);
    one.backups.restore(made.id);
    expect(other.scenarios.list('active')).toHaveLength(2);
  });

  it('with the same key restores once', () => {
    const opened = openFolder(path());
    addScenarios(opened, 1);
    const made = opened.backups.make();
    const answer = opened.backups.restore(made.id, undefined, 'restore-1');
    expect(opened.backups.restore(made.id, undefined, 'restore-1')).toEqual(answer);
    expect(opened.backups.list()).toHaveLength(2);
  });
});

describe('a wipe is never one click', () => {
  it('an empty backup over a full library needs the words, is backed up first and can be undone', () => {
    const opened = openFolder(path());
    const empty = opened.backups.make();
    addScenarios(opened, 5);
    const full = dump(opened.place.db());
    const preview = opened.backups.preview(empty.id);
    expect(preview).toMatchObject({ removes: { scenarios: 5 }, confirm: 'remove 5 scenarios' });
    // The second try is no easier than the first.
    for (const words of [undefined, undefined, 'yes', 'remove 4 scenarios', '']) {
      const refused = refusalOf(() => opened.backups.restore(empty.id, words));
      expect(refused.codes).toEqual(['restore_removes_much']);
      expect(dump(opened.place.db())).toBe(full);
    }
    const { undo } = opened.backups.restore(empty.id, 'remove 5 scenarios');
    expect(opened.scenarios.list('active')).toHaveLength(0);
    opened.backups.restore(undo);
    expect(opened.scenarios.list('active')).toHaveLength(5);
  });

  it('less than half needs no words', () => {
    const opened = openFolder(path());
    addScenarios(opened, 3);
    const made = opened.backups.make();
    addScenarios(opened, 3);
    expect(opened.backups.preview(made.id)).toMatchObject({
      removes: { scenarios: 3 },
      confirm: null,
    });
  });
});
