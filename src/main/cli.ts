import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { version } from '../../package.json';
import { badInput, TierwiseError, type ErrorKind } from '../shared/errors';
import { EXIT, type CommandIo } from './cli/command';
import { commands } from './cli/commands';

const EXIT_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  'bad-input': EXIT.badInput,
  'not-found': EXIT.badInput,
  conflict: EXIT.badInput,
  storage: EXIT.failed,
  cancelled: EXIT.failed,
  bug: EXIT.bug,
};

const io: CommandIo = {
  write: (line) => process.stdout.write(line),
  warn: (line) => process.stderr.write(line),
  read: (file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
};

async function main(args: readonly string[]): Promise<number> {
  const [word = '--help', ...rest] = args;
  if (word === '--version') {
    io.write(`${version}\n`);
    return EXIT.done;
  }
  if (word === '--help') {
    io.write(usage());
    return EXIT.done;
  }
  const command = commands.get(word);
  if (!command) {
    throw badInput([
      {
        code: 'command_unknown',
        path: '',
        found: word,
        allowed: ['--help', '--version', ...commands.keys()].join(', '),
        remedy: 'See tierwise --help.',
      },
    ]);
  }
  return command.run(rest, io);
}

function usage(): string {
  const lines = [...commands.values()].map(
    ({ usage: form, summary }) => `  ${form}\n      ${summary}`,
  );
  return [
    'Tierwise: what a workload costs under every plan.',
    '',
    'Usage:',
    ...lines,
    '  --version',
    '  --help',
    '',
  ].join('\n');
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (cause instanceof TierwiseError) {
    io.warn(`${cause.message}\n`);
    process.exitCode = EXIT_OF_KIND[cause.kind];
  } else {
    io.warn(
      `A bug of Tierwise: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`,
    );
    process.exitCode = EXIT.bug;
  }
}
