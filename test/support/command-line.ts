import type { CommandIo } from '../../src/main/cli/command';
import { runCommandLine } from '../../src/main/cli/run';
import { badInput } from '../../src/shared/errors';

export type Told = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files the command has made. */
  readonly made: Readonly<Record<string, string>>;
};

/** One command line in this process, with `files` as all there is to read; `-` is stdin. */
export async function commandLine(
  args: readonly string[],
  files: Readonly<Record<string, unknown>> = {},
): Promise<Told> {
  let out = '';
  let err = '';
  const made: Record<string, string> = {};
  const read = (file: string): Promise<string> => {
    const content = files[file];
    if (content !== undefined) {
      return Promise.resolve(typeof content === 'string' ? content : JSON.stringify(content));
    }
    return Promise.reject(
      badInput([{ code: 'input_unreadable', path: file, found: '', allowed: '', remedy: '' }]),
    );
  };
  const io: CommandIo = {
    write: (text) => {
      out += text;
    },
    warn: (text) => {
      err += text;
    },
    read,
    chunks: (file) => inPieces(read(file)),
    create: (file) => {
      made[file] = '';
      const append = (text: string): Promise<void> => {
        made[file] += text;
        return Promise.resolve();
      };
      const discard = (): Promise<void> => {
        delete made[file];
        return Promise.resolve();
      };
      return Promise.resolve({ append, close: () => Promise.resolve(), discard });
    },
    drained: () => Promise.resolve(),
    progress: () => undefined,
    env: {},
  };
  const code = await runCommandLine(args, io, '1.0.0-test');
  return { code, out, err, made };
}

/** Cut where it hurts: within lines and within letters. */
async function* inPieces(text: Promise<string>): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(await text);
  for (let at = 0; at < bytes.length; at += 61) yield bytes.slice(at, at + 61);
}
