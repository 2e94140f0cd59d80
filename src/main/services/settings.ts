import { SettingKey, Settings, SettingsChange } from '../../shared/contract/settings';
import type { Write } from './once';
import type { Ambient, Storage } from './ports';

export type SettingsService = {
  /** Every setting, at its default where nobody set it. */
  readonly get: () => Settings;
  readonly change: (change: SettingsChange) => Settings;
  /** Back to the default: one setting, or all where `key` is absent. */
  readonly reset: (key?: SettingKey) => Settings;
};

export function createSettingsService(
  storage: Storage,
  ambient: Ambient,
  write: Write,
): SettingsService {
  const get = (): Settings => readSettings(storage.settings.all());
  return {
    get,
    change: (change) =>
      write('settings.change', undefined, () => {
        for (const [key, value] of Object.entries(SettingsChange.parse(change))) {
          if (value !== undefined) storage.settings.set(key, value, ambient.now());
        }
        return get();
      }),
    reset: (key) =>
      write('settings.reset', undefined, () => {
        for (const each of key === undefined ? SettingKey.options : [key])
          storage.settings.remove(each);
        return get();
      }),
  };
}

/** A value that no longer fits, such as one of a newer version, counts as not set. */
function readSettings(stored: ReadonlyMap<string, unknown>): Settings {
  const fitting = SettingKey.options.flatMap((key) => {
    const parsed = Settings.shape[key].safeParse(stored.get(key));
    return stored.has(key) && parsed.success ? [[key, parsed.data] as const] : [];
  });
  return Settings.parse(Object.fromEntries(fitting));
}
