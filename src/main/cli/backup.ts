import { resolve } from 'node:path';
import { dataFolder } from '../compose';
import { dataDirOf } from '../platform/host-options';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { backupLine } from './backup-text';

/** `tierwise backup`: a verified backup in the data folder, and with --to as a file elsewhere. */
export function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: [], flags: ['json'], values: ['to', 'data-dir'] });
  const folder = dataFolder(dataDirOf(given.value('data-dir'), io.env));
  const made = folder.backUp();
  const to = given.value('to');
  if (to !== undefined) folder.write(made.id, resolve(to));
  if (given.has('json')) io.write(`${JSON.stringify(made)}\n`);
  else
    io.write(
      `Backed up and verified: ${backupLine(made)}\n${to === undefined ? '' : `Written to ${to}\n`}`,
    );
  return Promise.resolve(EXIT.done);
}
