import { z } from 'zod';
import { FaultSchema, Instant } from './library';

/** The data folder as the program and the Settings screen see it: its state, its backups, its checks. */

/** Why a backup was made; each kind is kept by a rule of its own. */
export const BackupReason = z.enum([
  /** By the clock, when something has changed. */
  'rota',
  /** Before the tables were brought to a newer version. */
  'before-migration',
  /** The state that a restore replaced: restoring it undoes that. */
  'before-restore',
  /** A person asked for it. */
  'asked',
]);
export type BackupReason = z.infer<typeof BackupReason>;

/** Name of a backup in the data folder. */
export const BackupId = z
  .string()
  .regex(/^\d{6}-\d{8}T\d{6}Z-[a-z-]{4,16}-[0-9a-f]{16}$/, 'a backup of this data folder');
export type BackupId = z.infer<typeof BackupId>;

/** What a database holds that people have made. */
export const Holdings = z.strictObject({
  scenarios: z.int(),
  priceBooks: z.int(),
  quotes: z.int(),
});
export type Holdings = z.infer<typeof Holdings>;

export const Backup = z.strictObject({
  id: BackupId,
  madeAt: Instant,
  reason: BackupReason,
  bytes: z.int(),
  /** Null where it can no longer be read. */
  holds: Holdings.nullable(),
});
export type Backup = z.infer<typeof Backup>;

export const PlaceState = z.strictObject({
  /** `view`: what is kept can be looked at, nothing can be saved; `memory`: nothing is kept at all. */
  mode: z.enum(['open', 'view', 'memory']),
  folder: z.string().nullable(),
  /** What the user should know, such as a damaged file that was replaced by its backup. */
  notices: z.array(FaultSchema).readonly(),
  newestBackup: Instant.nullable(),
});
export type PlaceState = z.infer<typeof PlaceState>;

export const RestorePreview = z.strictObject({
  backup: Backup,
  /** What is there now. */
  now: Holdings,
  /** How much of that the backup does not have. */
  removes: Holdings,
  /** The words to be typed before so much is removed; null where a plain yes is enough. */
  confirm: z.string().nullable(),
});
export type RestorePreview = z.infer<typeof RestorePreview>;

export const Restored = z.strictObject({
  restored: Holdings,
  /** The replaced state: restoring it takes this restore back. */
  undo: BackupId,
});
export type Restored = z.infer<typeof Restored>;

export const PlaceCheck = z.strictObject({
  ok: z.boolean(),
  /** What is wrong with the database itself; empty where it is sound. */
  faults: z.array(FaultSchema).readonly(),
  engine: z.string(),
  holds: Holdings.nullable(),
  backups: z.array(Backup.extend({ ok: z.boolean(), why: z.string().nullable() })).readonly(),
  /** Damaged databases that were set aside; nothing deletes them. */
  setAside: z.array(z.string()).readonly(),
});
export type PlaceCheck = z.infer<typeof PlaceCheck>;
