import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { superfluous, type Rotated } from '../../../../src/main/db/place/rotation';
import { BackupReason } from '../../../../src/shared/contract/place';
import { law } from '../../../support/law';

const DAY_MS = 86_400_000;
const dayOf = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);

/** One backup every `hours` for `days`, pruned after each as the program does. */
function lived(days: number, hours: number): Rotated[] {
  let kept: Rotated[] = [];
  for (let hour = 0; hour < days * 24; hour += hours) {
    const day = dayOf(Math.floor(hour / 24));
    kept = [{ id: String(hour), day, reason: 'rota' as const }, ...kept];
    const gone = superfluous(kept);
    kept = kept.filter(({ id }) => !gone.includes(id));
  }
  return kept;
}

describe('the rota of backups', () => {
  it('after a year of work has three of today, one of each day of a week, one of each of four weeks before', () => {
    const kept = lived(365, 1);
    const today = kept[0]!.day;
    expect(kept.filter(({ day }) => day === today)).toHaveLength(3);
    const lastWeek = Array.from({ length: 7 }, (_, ago) => dayOf(364 - ago));
    expect(lastWeek.filter((day) => !kept.some((one) => one.day === day))).toEqual([]);
    const oldest = kept.at(-1)!.day;
    const age = (Date.parse(today) - Date.parse(oldest)) / DAY_MS;
    expect(age).toBeGreaterThanOrEqual(21);
    expect(kept.length).toBeLessThanOrEqual(15);
  });

  it('keeps the last ones of other reasons, however many the clock makes after them', () => {
    const migration = { id: 'm', day: '2020-01-01', reason: 'before-migration' as const };
    const rota = lived(30, 1);
    expect(superfluous([...rota, migration])).not.toContain('m');
  });

  const anyBackup = fc.record({
    day: fc.integer({ min: 0, max: 60 }).map(dayOf),
    reason: fc.constantFrom(...BackupReason.options),
  });
  law(
    'never lets the newest of any reason go, whatever the clock said, and never grows beyond 43',
    fc.property(fc.array(anyBackup, { maxLength: 120 }), (given) => {
      const all = given.map((one, at) => ({ ...one, id: String(at) }));
      const gone = new Set(superfluous(all));
      const kept = all.filter(({ id }) => !gone.has(id));
      for (const reason of BackupReason.options) {
        const newest = all.find((one) => one.reason === reason);
        if (newest !== undefined && gone.has(newest.id)) return false;
      }
      return kept.length <= 43;
    }),
    500,
  );
});
