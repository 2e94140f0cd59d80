import { readArguments } from './args';
import type { CommandIo } from './command';
import { runEnginePart } from './engine-command';

/** JSON in from FILE, or stdin where none is named; the answers are JSON whatever the options. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: ['PART'], optional: ['FILE'], flags: ['json'] });
  const [part = '', file = '-'] = given.words;
  const { exitCode, stdout, stderr } = runEnginePart(part, await io.read(file));
  io.write(stdout);
  io.warn(stderr);
  return exitCode;
}
