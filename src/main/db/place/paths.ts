import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BACKUP_FOLDER } from '../open';

/** What lies beside the database at `path`. */

export function backupsOf(path: string): string {
  return join(dirname(path), BACKUP_FOLDER);
}

export function ballastOf(path: string): string {
  return join(dirname(path), 'tierwise.ballast');
}

/** Names in a folder; none where there is no such folder, or where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
