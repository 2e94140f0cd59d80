import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BackupId } from '../../shared/contract/place';
import { badInput, TierwiseError } from '../../shared/errors';
import { compose, dataFolder, type DataFolder } from '../compose';
import { dataDirOf } from '../platform/host-options';
import { readArguments } from './args';
import { holdingsText, reasonText, timeText } from './backup-text';
import { EXIT, type CommandIo } from './command';
import { table } from './tables';

/** A database in these states is exchanged as a whole, because it cannot be opened to be filled. */
const UNREADABLE = ['database_not_sqlite', 'database_tables_foreign', 'database_foreign'];

/** `tierwise restore`: lists the backups, or replaces what is kept by one of them. */
export function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: [],
    optional: ['BACKUP'],
    flags: ['list', 'json'],
    values: ['confirm', 'data-dir'],
  });
  const dataDir = dataDirOf(given.value('data-dir'), io.env);
  const folder = dataFolder(dataDir);
  const [name] = given.words;
  if (name === undefined || given.has('list')) {
    if (name !== undefined) throw listOrBackup();
    list(folder, given.has('json'), io);
    return Promise.resolve(EXIT.done);
  }
  const id = idOf(folder, name);
  const answer = restore(dataDir, folder, id, given.value('confirm'));
  io.write(given.has('json') ? `${JSON.stringify(answer)}\n` : answer.text);
  return Promise.resolve(EXIT.done);
}

function list(folder: DataFolder, json: boolean, io: CommandIo): void {
  const backups = folder.list();
  if (json) io.write(`${JSON.stringify(backups)}\n`);
  else if (backups.length === 0) io.warn('There is no backup yet; tierwise backup makes one.\n');
  else {
    const columns = ['Backup', 'Made', 'Why', 'Holds'].map((title) => ({ title }));
    const rows = backups.map(({ id, madeAt, reason, holds }) => [
      id,
      timeText(madeAt),
      reasonText(reason),
      holdingsText(holds),
    ]);
    io.write(table(columns, rows));
  }
}

/** An id, `newest`, or a file: that is judged and becomes a backup of the folder first. */
function idOf(folder: DataFolder, name: string): string {
  if (name === 'newest' || BackupId.safeParse(name).success) return folder.idOf(name);
  const file = resolve(name);
  if (!existsSync(file)) throw backupUnknown(name);
  return folder.adopt(file);
}

function backupUnknown(name: string) {
  return badInput([
    {
      code: 'backup_unknown',
      path: 'BACKUP',
      found: `"${name.slice(0, 200)}"`,
      allowed: 'newest, the name of a backup, or a file that backup --to has written',
      remedy: 'Run tierwise restore to see the backups there are.',
    },
  ]);
}

function restore(dataDir: string, folder: DataFolder, id: string, confirm: string | undefined) {
  try {
    const { services, close } = compose({ host: 'command-line', dataDir });
    try {
      const { restored, undo } = services.backups.restore(id, confirm);
      return {
        id,
        undo,
        text: `Restored ${holdingsText(restored)}.\nTo take it back: tierwise restore ${undo}\n`,
      };
    } finally {
      close();
    }
  } catch (cause) {
    const code = cause instanceof TierwiseError ? cause.faults[0]?.code : undefined;
    if (!UNREADABLE.includes(code ?? '')) throw cause;
    const aside = folder.exchange(id) ?? null;
    return {
      id,
      setAside: aside,
      text: `Restored ${id}.\nWhat was there is kept as ${aside ?? 'nothing'}\n`,
    };
  }
}

function listOrBackup() {
  return badInput([
    {
      code: 'options_exclude_each_other',
      path: '--list',
      found: '--list and a backup',
      allowed: 'one of them',
      remedy: 'Leave one away.',
    },
  ]);
}
