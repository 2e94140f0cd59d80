import { z } from 'zod';

const Widths = z.record(z.string().max(60), z.int().min(24).max(1200));

/** Widths of columns in CSS pixels, by grid and column: those that were dragged, no others. */
const ColumnWidths = z
  .record(z.string().min(1).max(40), Widths)
  .refine((grids) => Object.keys(grids).length <= 50, 'at most 50 grids');
export type ColumnWidths = z.infer<typeof ColumnWidths>;

/** What a user sets for the whole program; each one absent until set, then as given. */
export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** BCP 47 tag for numbers and dates on screen; null follows the system. */
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'a language tag such as "de-CH"')
    .nullable()
    .default(null),
  density: z.enum(['compact', 'normal', 'roomy']).default('normal'),
  motion: z.enum(['system', 'off']).default('system'),
  weekStart: z.enum(['locale', 'monday', 'sunday']).default('locale'),
  /** Marks beside colours on charts, for colour-blind people. */
  patterns: z.boolean().default(false),
  /** Days after which a figure's source counts as old. */
  sourceAgeDays: z.int().min(1).max(3650).default(90),
  columnWidths: ColumnWidths.default({}),
});
export type Settings = z.infer<typeof Settings>;

export const SettingKey = Settings.keyof();
export type SettingKey = z.infer<typeof SettingKey>;

/** Only what is named changes. */
export const SettingsChange = z.strictObject({
  theme: Settings.shape.theme.unwrap().optional(),
  locale: Settings.shape.locale.unwrap().optional(),
  density: Settings.shape.density.unwrap().optional(),
  motion: Settings.shape.motion.unwrap().optional(),
  weekStart: Settings.shape.weekStart.unwrap().optional(),
  patterns: Settings.shape.patterns.unwrap().optional(),
  sourceAgeDays: Settings.shape.sourceAgeDays.unwrap().optional(),
  columnWidths: Settings.shape.columnWidths.unwrap().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;
