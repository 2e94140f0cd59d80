import type { SettingRepository } from '../../services/ports';
import type { Db } from '../connect';
import { plainJson } from './stored-json';

export function createSettingRepository(db: Db): SettingRepository {
  const all = db.prepare<[], { readonly key: string; readonly json: string }>(
    'SELECT key, json FROM setting ORDER BY key',
  );
  const set = db.prepare(`
    INSERT INTO setting (key, json, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at`);
  const remove = db.prepare('DELETE FROM setting WHERE key = ?');

  return {
    // One that cannot be read counts as not set.
    all: () =>
      new Map(
        all.all().flatMap(({ key, json }) => {
          const value = plainJson(json);
          return value === undefined ? [] : [[key, value] as const];
        }),
      ),
    set: (key, value, at) => {
      set.run(key, JSON.stringify(value), at);
    },
    remove: (key) => {
      remove.run(key);
    },
  };
}
