import {
  badInput,
  faultSentence,
  TierwiseError,
  type ErrorKind,
  type Fault,
} from '../../shared/errors';
import { didYouMean, oneOf } from '../../shared/nearest';
import { EXIT, type Command, type CommandIo } from './command';
import { commands } from './commands';
import { plain } from './tables';

const EXIT_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  'bad-input': EXIT.badInput,
  'not-found': EXIT.badInput,
  conflict: EXIT.badInput,
  storage: EXIT.badInput,
  cancelled: EXIT.badInput,
  bug: EXIT.bug,
};

/**
 * Runs one command line and returns its exit code; never throws. Faults go to stderr in words, or
 * with `--json` to stdout as {"error":{"kind","faults"}}.
 */
export async function runCommandLine(
  args: readonly string[],
  io: CommandIo,
  version: string,
): Promise<number> {
  try {
    return await dispatch(args, io, version);
  } catch (cause) {
    const error = asTyped(cause);
    // What stands after -- is never an option.
    const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
    if (options.includes('--json')) {
      io.write(`${JSON.stringify({ error: { kind: error.kind, faults: error.faults } })}\n`);
    } else io.warn(error.faults.map((fault) => `${plain(faultSentence(fault))}\n`).join(''));
    if (error.kind === 'bug') io.warn(`${stackOf(cause)}\n`);
    return EXIT_OF_KIND[error.kind];
  }
}

async function dispatch(args: readonly string[], io: CommandIo, version: string): Promise<number> {
  const [word = '--help', ...rest] = args;
  if (word === '--version' || word === '-v') {
    io.write(`${version}\n`);
    return EXIT.done;
  }
  if (word === '--help' || word === '-h' || word === 'help') {
    const about = rest[0] === undefined ? undefined : find(rest);
    io.write(about === undefined ? overview() : helpOf(about.command));
    return EXIT.done;
  }
  const { command, args: own } = find(args);
  if (own.includes('--help') || own.includes('-h')) {
    io.write(helpOf(command));
    return EXIT.done;
  }
  return command.run(own, io);
}

/** A command of two words (`price-book diff`) or one. */
function find(args: readonly string[]): { command: Command; args: readonly string[] } {
  const [first = '', second = ''] = args;
  const pair = commands.get(`${first} ${second}`);
  if (pair) return { command: pair, args: args.slice(2) };
  const single = commands.get(first);
  if (single) return { command: single, args: args.slice(1) };
  const known = [...commands.keys()];
  const pairs = known.filter((name) => name.startsWith(`${first} `));
  if (pairs.length > 0) {
    const seconds = pairs.map((name) => name.slice(first.length + 1));
    throw commandUnknown(`${first} ${second}`.trim(), pairs, didYouMean(second, seconds));
  }
  throw commandUnknown(first, known, didYouMean(first, known));
}

function commandUnknown(typed: string, known: readonly string[], remedy: string): TierwiseError {
  return badInput([
    {
      code: 'command_unknown',
      path: '',
      found: `"${typed.slice(0, 80)}"`,
      allowed: oneOf(known, 30),
      remedy: `${remedy} tierwise --help shows them all.`,
    },
  ]);
}

function helpOf({ usage, summary, details }: Command): string {
  return `tierwise ${usage}\n\n${summary}\n${details === undefined ? '' : `\n${details.trimEnd()}\n`}`;
}

function overview(): string {
  const lines = [...commands.values()].map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return [
    'Tierwise: what a workload costs under every plan, to the cent, with reasons.',
    '',
    'Usage: tierwise COMMAND',
    '',
    ...lines,
    '',
    '  COMMAND --help      What one command takes',
    '  --version',
    '',
    'FILE may be - for stdin. Nothing is written but by backup and restore, and where replay --set-aside',
    'names a new file. Exit codes: 0 done; 1 done, but with --strict the answer is "not feasible"; 2 bad',
    'input, or a file or folder that cannot be used; 70 a bug of Tierwise.',
    '',
  ].join('\n');
}

function asTyped(cause: unknown): TierwiseError {
  if (cause instanceof TierwiseError) return cause;
  const fault: Fault = {
    code: 'error_unexpected',
    path: '',
    found: cause instanceof Error ? cause.message : String(cause),
    allowed: 'no error here',
    remedy: 'Report this as a bug of Tierwise, with the input if you may share it.',
  };
  return new TierwiseError('bug', [fault], { cause });
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
