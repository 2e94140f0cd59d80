import { randomBytes } from 'node:crypto';
import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Room that is given back when a drive is full, so that the last edits can still be saved. */
const BALLAST_BYTES = 2 * 1024 * 1024;
/** Below this much free room nothing is taken for it. */
const ENOUGH_BYTES = 32 * BALLAST_BYTES;

/** Takes the room where there is plenty and none was taken yet; a failure leaves it untaken. */
export function takeBallast(path: string): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.size === BALLAST_BYTES) return;
    const { bavail, bsize } = statfsSync(dirname(path));
    // Random, because some drives keep no room for what compresses to nothing.
    if (bavail * bsize > ENOUGH_BYTES) writeFileSync(path, randomBytes(BALLAST_BYTES));
  } catch {
    rmSync(path, { force: true });
  }
}

/** Whether there was room to give back. */
export function dropBallast(path: string): boolean {
  const had = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  rmSync(path, { force: true });
  return had;
}
