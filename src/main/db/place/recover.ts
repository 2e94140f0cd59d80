import { basename } from 'node:path';
import type { Fault, TierwiseError } from '../../../shared/errors';
import { migrations } from '../migrations/list';
import { openDatabase } from '../open';
import { exchange, newestSound } from './exchange';
import { backupsOf } from './paths';
import type { PlaceParts } from './place';
import { setAside } from './set-aside';

/**
 * Sets a damaged database aside and puts the newest sound backup in its place, or an empty one where
 * there is none. Returns what the user has to know. Only for who has the folder alone.
 */
export function recover(path: string, why: TierwiseError, parts: PlaceParts): Fault {
  const { known = migrations, now } = parts;
  if (isMended(path, known)) return nothingLost(path);
  const backup = newestSound(backupsOf(path), known);
  const found = why.faults[0]?.found ?? 'a damaged database';
  if (backup === undefined) {
    const aside = setAside(path, now());
    return notice('database_begun_anew', path, found, [
      `No backup was found, so the library begins anew. ${keptAs(aside)}`,
    ]);
  }
  const aside = exchange(path, backup, now(), known);
  return notice('database_restored', path, found, [
    `The backup of ${backup.madeAt.slice(0, 16).replace('T', ' ')} UTC was put in its place;`,
    `what was saved after that is missing. ${keptAs(aside)}`,
  ]);
}

/** Another host may have done it while we waited for the folder. */
function isMended(path: string, known: PlaceParts['known']): boolean {
  try {
    openDatabase(path, known).close();
    return true;
  } catch {
    return false;
  }
}

function keptAs(aside: string | undefined): string {
  return aside === undefined ? '' : `The damaged file was kept as ${basename(aside)}.`;
}

function nothingLost(path: string): Fault {
  return notice('database_mended', path, 'a database that another Tierwise has just mended', [
    'Nothing is to be done.',
  ]);
}

function notice(code: string, path: string, found: string, text: readonly string[]): Fault {
  return { code, path, found, allowed: 'a sound database', remedy: text.join(' ').trim() };
}
