import { create } from 'zustand';
import type { Settings } from '../../shared/contract/settings';
import { knownLocale } from '../format/intl';

/** The settings in force on screen. The host keeps them; a change shows here before it is stored. */
type PreferencesState = {
  readonly settings: Settings;
  /** BCP 47 tag that every figure and date is set in. */
  readonly locale: string;
  readonly adopt: (settings: Settings) => void;
};

const systemLocale = (): string =>
  knownLocale(typeof navigator === 'undefined' ? undefined : navigator.language, 'en');

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  locale: null,
  density: 'normal',
  motion: 'system',
  weekStart: 'locale',
  patterns: false,
  sourceAgeDays: 90,
  columnWidths: {},
};

export const usePreferences = create<PreferencesState>((set) => ({
  settings: DEFAULT_SETTINGS,
  locale: systemLocale(),
  adopt: (settings) => set({ settings, locale: knownLocale(settings.locale, systemLocale()) }),
}));

export const useLocale = (): string => usePreferences((state) => state.locale);

const ROW_PIXELS = { compact: 28, normal: 32, roomy: 40 } as const;

/** Height of one row of a grid, in CSS pixels at 100 %; the same as --row. */
export const useRowHeight = (): number =>
  usePreferences((state) => ROW_PIXELS[state.settings.density]);
