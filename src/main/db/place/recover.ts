import { basename } from 'node:path';
import type { Fault, TierwiseError } from '../../../shared/errors';
import { migrations } from '../migrations/list';
import { openDatabase, type Rows } from '../open';
import { listBackups } from './backup';
import { exchange, newestSound } from './exchange';
import { firstOddFrame } from './odd-log';
import { backupsOf } from './paths';
import type { PlaceParts } from './place';
import { keepLog, setAside } from './set-aside';

/** What the user has to know, and what can be opened now. */
export type Recovered = { readonly notice: Fault; readonly rows: Rows };

/**
 * Sets a damaged database aside and puts the newest sound backup in its place, or an empty one where
 * there is none. One of which only single rows cannot be read stays where there is no backup: the others are
 * worth more than none. Only for who has the folder alone.
 */
export function recover(path: string, why: TierwiseError, parts: PlaceParts): Recovered {
  const { known = migrations, now } = parts;
  if (isMended(path, known)) return { notice: nothingLost(path), rows: 'whole' };
  const backup = newestSound(backupsOf(path), known);
  const [fault] = why.faults;
  const found = fault?.found ?? 'a damaged database';
  if (backup !== undefined) {
    const aside = exchange(path, backup, now(), known);
    return {
      notice: notice('database_restored', path, found, [
        `The backup of ${timeOf(backup.madeAt)} was put in its place;`,
        `what was saved after that is missing. ${keptAs(aside)}`,
      ]),
      rows: 'whole',
    };
  }
  if (fault?.code === 'database_row_damaged') {
    return {
      notice: notice('database_row_damaged', path, found, [
        'No sound backup was found. What can be read is here, what cannot says so when it is opened; no backup',
        'can be made meanwhile. Take along as files what you need and begin anew in another folder.',
      ]),
      rows: 'some damaged',
    };
  }
  const aside = setAside(path, now());
  return {
    notice: notice('database_begun_anew', path, found, [
      `No backup was found, so the library begins anew. ${keptAs(aside)}`,
    ]),
    rows: 'whole',
  };
}

/**
 * Before a log is used from which saved changes would be dropped in silence: keeps a copy of it and
 * says so. Returns no notice where nothing is odd.
 */
export function keepOddLog(path: string, at: string): readonly Fault[] {
  const frame = firstOddFrame(`${path}-wal`);
  // Twice: another host may have been in the middle of writing that entry.
  if (frame === undefined || firstOddFrame(`${path}-wal`) !== frame) return [];
  const kept = keepLog(path, at);
  const newest = listBackups(backupsOf(path))[0];
  const found = `a log that cannot be read from entry ${frame} on`;
  const backup =
    newest === undefined
      ? ''
      : `The newest backup is of ${timeOf(newest.madeAt)}: tierwise restore newest.`;
  return [
    notice('log_damaged', path, found, [
      `The last changes before Tierwise ended may be missing. The log was kept as ${basename(kept)}.`,
      backup,
    ]),
  ];
}

function timeOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
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
