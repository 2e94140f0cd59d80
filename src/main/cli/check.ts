import type { PlaceCheck } from '../../shared/contract/place';
import { faultSentence } from '../../shared/errors';
import { dataFolder } from '../compose';
import { dataDirOf } from '../platform/host-options';
import { readArguments } from './args';
import { holdingsText, reasonText, timeText } from './backup-text';
import { EXIT, type CommandIo } from './command';
import { plain, table } from './tables';

/** `tierwise check`: looks at everything in the data folder and changes nothing. */
export function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: [], flags: ['json'], values: ['data-dir'] });
  const dataDir = dataDirOf(given.value('data-dir'), io.env);
  const found = dataFolder(dataDir).check();
  io.write(given.has('json') ? `${JSON.stringify(found)}\n` : checkText(dataDir, found));
  return Promise.resolve(found.ok ? EXIT.done : EXIT.badInput);
}

function checkText(dataDir: string, { ok, faults, engine, holds, backups, setAside }: PlaceCheck) {
  const state = ok
    ? `Sound: ${dataDir} (${engine}; ${holdingsText(holds)})\n`
    : faults.map((fault) => `${plain(faultSentence(fault))}\n`).join('');
  const rows = backups.map((one) => [
    one.id,
    timeText(one.madeAt),
    reasonText(one.reason),
    holdingsText(one.holds),
    one.ok ? 'sound' : `not sound: ${one.why ?? ''}`,
  ]);
  const columns = ['Backup', 'Made', 'Why', 'Holds', 'State'].map((title) => ({ title }));
  const list = rows.length === 0 ? 'There is no backup yet.\n' : table(columns, rows);
  const aside = setAside.map((path) => `Set aside: ${path}\n`).join('');
  return `${state}\n${list}${aside === '' ? '' : `\n${aside}`}`;
}
