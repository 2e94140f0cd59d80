import { appendFileSync } from 'node:fs';
import { openPlace } from '../../src/main/db/place/place';
import { placeStorage } from '../../src/main/db/place/place-storage';
import { savedRecord } from './support/power-log';

/**
 * power-worker.js DATABASE WRITES [MODE]: saves numbered settings one after the other and notes each
 * one in POWER_LOG as soon as the program calls it saved. MODE `normal` is the control run, in which
 * the database does not wait for the drive.
 */
const [, , path = '', writes = '0', mode = 'full'] = process.argv;
let count = 0;
const place = openPlace({
  path,
  now: () => '2026-11-21T08:00:00.000Z',
  newId: () => `id-${(count += 1)}`,
});
const storage = placeStorage(place);
if (mode === 'normal') place.db().pragma('synchronous = NORMAL');
// Logs are folded into the database often, so that cuts fall into that as well.
place.db().pragma('wal_autocheckpoint = 20');
for (let number = 1; number <= Number(writes); number += 1) {
  storage.transaction(() => {
    storage.settings.set(`n${number}`, { number, filling: 'x'.repeat((number * 37) % 900) }, 'now');
  });
  appendFileSync(process.env['POWER_LOG'] ?? '', savedRecord(number));
}
process.kill(process.pid, 'SIGKILL');
