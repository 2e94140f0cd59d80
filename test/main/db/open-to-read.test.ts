import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, openToRead } from '../../../src/main/db/open';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-read-'));
  path = join(folder, 'tierwise.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hash = (): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('openToRead', () => {
  it('reads what is there and refuses to write', () => {
    const writer = openDatabase(path);
    writer.prepare("INSERT INTO setting VALUES ('k', '1', 'now')").run();
    const reader = openToRead(path);
    expect(reader.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(1);
    expect(() => reader.prepare('DELETE FROM setting').run()).toThrow('readonly');
    reader.close();
    writer.close();
  });

  it('creates nothing where nothing is', () => {
    expect(() => openToRead(path)).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves an older database as it is and says what to do', () => {
    openDatabase(path, []).close();
    const before = hash();
    expect(() => openToRead(path)).toThrow('database_older');
    expect(hash()).toBe(before);
  });

  it('leaves a newer database as it is', () => {
    const db = openDatabase(path);
    db.pragma('user_version = 99');
    db.close();
    const before = hash();
    expect(() => openToRead(path)).toThrow('database_newer');
    expect(hash()).toBe(before);
  });
});
