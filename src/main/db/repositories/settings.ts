import type { SettingRepository } from '../../services/ports';
import type { Db } from '../connect';

export function createSettingRepository(db: Db): SettingRepository {
  const all = db.prepare<[], { readonly key: string; readonly json: string }>(
    'SELECT key, json FROM setting ORDER BY key',
  );
  const set = db.prepare(`
    INSERT INTO setting (key, json, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at`);
  const remove = db.prepare('DELETE FROM setting WHERE key = ?');

  return {
    all: () => new Map(all.all().map(({ key, json }) => [key, JSON.parse(json) as unknown])),
    set: (key, value, at) => {
      set.run(key, JSON.stringify(value), at);
    },
    remove: (key) => {
      remove.run(key);
    },
  };
}
