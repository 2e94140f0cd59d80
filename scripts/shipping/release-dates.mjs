// After a change of dependencies: node scripts/shipping/release-dates.mjs asks the registry when each new version came out.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './contents.mjs';

const TABLE = join(ROOT, 'packaging', 'release-dates.json');
const { dates: known } = JSON.parse(readFileSync(TABLE, 'utf8'));

const dates = {};
for (const folder of ['', 'packaging']) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, folder, 'package-lock.json'), 'utf8'));
  for (const [place, { version }] of Object.entries(packages)) {
    if (place === '') continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const id = `${name}@${version}`;
    dates[id] ??= known[id] ?? releaseDay(name, version);
  }
}
const read = new Date().toISOString().slice(0, 10);
const sorted = Object.fromEntries(Object.entries(dates).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(TABLE, `${JSON.stringify({ read, dates: sorted }, null, 1)}\n`);

function releaseDay(name, version) {
  const times = execFileSync('npm', ['view', name, 'time', '--json'], { encoding: 'utf8' });
  const day = JSON.parse(times)[version]?.slice(0, 10);
  if (day === undefined)
    throw new Error(`the registry does not say when ${name} ${version} came out`);
  return day;
}
