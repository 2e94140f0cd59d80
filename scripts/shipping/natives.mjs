// The native file of each system, known by its hash: `packaging/natives.json`, raised with the package's version.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './contents.mjs';

export const NATIVES = JSON.parse(readFileSync(join(ROOT, 'packaging', 'natives.json'), 'utf8'));

/** Why what lies beside an archive is not the one native file of a system; undefined where it is. */
export function nativeProblem(unpacked, platform, arch) {
  const natives = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const wanted = `${platform}-${arch}.node`;
  if (natives.length !== 1 || basename(natives[0]) !== wanted)
    return `${natives.map((path) => basename(path)).join(', ')} is packed instead of ${wanted}: pack on the system itself`;
  const hash = createHash('sha256').update(readFileSync(natives[0])).digest('hex');
  if (hash !== NATIVES.sha256[wanted]) return `${wanted} has other bytes than known: ${hash}`;
  return undefined;
}
