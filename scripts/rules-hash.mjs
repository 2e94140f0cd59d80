// One hash over the sources that decide what a result is; same sources, same hash, whatever the machine.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOMS = [
  'src/main/engine',
  'src/main/planning',
  'src/shared/price-book',
  'src/main/services',
];

export function rulesHash() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true }).toSorted(byName)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (path.endsWith('.ts'))
        hash
          .update(path)
          .update('\0')
          .update(readFileSync(join(ROOT, path)));
    }
  };
  for (const room of ROOMS) walk(room);
  return hash.digest('hex').slice(0, 12);
}

function byName(a, b) {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}
