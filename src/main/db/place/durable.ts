import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders cannot be opened or synced there; the system keeps renames by itself. */
const NO_FOLDER_SYNC = ['EPERM', 'EISDIR', 'EACCES', 'EINVAL'];

/** Makes a finished file take its place: the name holds the old content or all of the new, never a part. */
export function putInPlace(finished: string, place: string): void {
  syncFile(finished);
  renameSync(finished, place);
  syncFolder(dirname(place));
}

function syncFile(path: string): void {
  // Windows syncs only what is open for writing.
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (cause) {
    if (!NO_FOLDER_SYNC.includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
}
