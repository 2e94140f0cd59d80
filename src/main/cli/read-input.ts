import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { badInput, type TierwiseError } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import type { CommandIo } from './command';

/** Largest file or stream taken in whole. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/** The text of a file, or of `stdin` for `-`, of at most 64 MB of UTF-8. */
export async function readText(file: string, stdin: Readable): Promise<string> {
  const name = file === '-' ? 'stdin' : file;
  const bytes = file === '-' ? await readStream(stdin, name) : await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(
      'input_not_utf8',
      name,
      'bytes that are not UTF-8',
      'UTF-8 text',
      'Save the file as UTF-8.',
    );
  }
}

/** The JSON value of a file, or of stdin for `-`. Faults name the file. */
export async function readJson(io: CommandIo, file: string): Promise<unknown> {
  const outcome = parseJson(await io.read(file), file === '-' ? 'stdin' : file);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

async function readFile(file: string): Promise<Uint8Array> {
  const handle = await open(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw unreadable(file, { code: 'EISDIR' });
    // A pipe such as /dev/stdin or <(…) has no size beforehand.
    if (stat.isFile() && stat.size > MAX_INPUT_BYTES) throw tooLarge(file, `${stat.size} bytes`);
    return await readStream(handle.createReadStream({ autoClose: false }), file);
  } finally {
    await handle.close();
  }
}

async function readStream(stream: Readable, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Buffer | string);
    size += bytes.length;
    if (size > MAX_INPUT_BYTES) {
      stream.destroy();
      throw tooLarge(name, `more than ${MAX_INPUT_BYTES} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  ENOTDIR: 'a path through something that is no folder',
};

export function unreadable(file: string, cause: unknown): TierwiseError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const found = WHY[code] ?? `a file that cannot be read (${code})`;
  return refused(
    'input_unreadable',
    file,
    found,
    'a file that can be read, or - for stdin',
    'Check the path.',
  );
}

function tooLarge(name: string, found: string): TierwiseError {
  return refused(
    'input_too_large',
    name,
    found,
    `at most ${MAX_INPUT_BYTES} bytes`,
    'Check that this is the file you meant.',
  );
}

function refused(
  code: string,
  path: string,
  found: string,
  allowed: string,
  remedy: string,
): TierwiseError {
  return badInput([{ code, path, found, allowed, remedy }]);
}
