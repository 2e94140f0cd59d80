import type { BackupReason } from '../../../shared/contract/place';

/** What the rule looks at. `day` is the UTC day a backup was made on, YYYY-MM-DD. */
export type Rotated = { readonly id: string; readonly day: string; readonly reason: BackupReason };

/** Backups of the rota kept from the day of the newest one, then one a day, then one every week. */
const OF_THE_DAY = 3;
const DAYS = 7;
const WEEKS = 5;

const KEPT: Readonly<Record<Exclude<BackupReason, 'rota'>, number>> = {
  'before-migration': 3,
  'before-restore': 5,
  asked: 20,
};

const DAY_MS = 86_400_000;

/** Ids of backups that may go; `newestFirst` has all of them. The newest of each kind always stays. */
export function superfluous(newestFirst: readonly Rotated[]): string[] {
  const keep = new Set<string>();
  for (const [reason, count] of Object.entries(KEPT)) {
    for (const { id } of newestFirst.filter((one) => one.reason === reason).slice(0, count)) {
      keep.add(id);
    }
  }
  for (const id of keptOfRota(newestFirst.filter(({ reason }) => reason === 'rota'))) keep.add(id);
  return newestFirst.filter(({ id }) => !keep.has(id)).map(({ id }) => id);
}

function keptOfRota(rota: readonly Rotated[]): string[] {
  const [newest] = rota;
  if (newest === undefined) return [];
  const ofTheDay = rota.filter(({ day }) => day === newest.day).slice(0, OF_THE_DAY);
  const daily = firstOfEach(rota, ({ day }) => day).slice(0, DAYS);
  const weekly = firstOfEach(rota, ({ day }) => String(weekOf(day))).slice(0, WEEKS);
  return [...ofTheDay, ...daily, ...weekly].map(({ id }) => id);
}

function firstOfEach(rota: readonly Rotated[], keyOf: (one: Rotated) => string): Rotated[] {
  const firsts = new Map<string, Rotated>();
  for (const one of rota) if (!firsts.has(keyOf(one))) firsts.set(keyOf(one), one);
  return [...firsts.values()];
}

function weekOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / (7 * DAY_MS));
}
