import { once } from 'node:events';
import { open, unlink } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { badInput } from '../../shared/errors';
import type { NewFile } from './command';
import { unreadable } from './read-input';
import { plain } from './tables';

/** Bytes asked of a file at once. */
const PIECE_BYTES = 1 << 20;

/** The bytes of a file, or of `stdin` for `-`, piece after piece. */
export async function* readChunks(file: string, stdin: Readable): AsyncGenerator<Uint8Array> {
  if (file === '-') {
    for await (const chunk of stdin) yield Buffer.from(chunk as Buffer | string);
    return;
  }
  const handle = await open(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    if ((await handle.stat()).isDirectory()) throw unreadable(file, { code: 'EISDIR' });
    const stream = handle.createReadStream({ autoClose: false, highWaterMark: PIECE_BYTES });
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    await handle.close();
  }
}

/** A new file; one that is there already is never written over. */
export async function createFile(file: string): Promise<NewFile> {
  const handle = await open(file, 'wx').catch((cause: unknown) => {
    throw notCreated(file, cause);
  });
  return {
    append: (text) => handle.appendFile(text),
    close: () => handle.close(),
    discard: async () => {
      await handle.close();
      await unlink(file);
    },
  };
}

function notCreated(file: string, cause: unknown) {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const found =
    code === 'EEXIST' ? 'a file that is there already' : `a place that cannot be written (${code})`;
  return badInput([
    {
      code: 'output_not_created',
      path: file,
      found,
      allowed: 'a new file in a folder that can be written',
      remedy: 'Choose another name, or move the file away.',
    },
  ]);
}

/** Resolves when the stream has passed on what was written to it. */
export async function drained(stream: Writable): Promise<void> {
  if (stream.writableNeedDrain) await once(stream, 'drain');
}

const ERASE_LINE = '\u001b[2K\r';

/** Progress over itself on a terminal; nothing where stderr goes into a file or another program. */
export function progressLine(stream: WriteStream): (text: string) => void {
  if (!stream.isTTY) return () => undefined;
  return (text) => {
    stream.write(`${ERASE_LINE}${plain(text).slice(0, stream.columns - 1)}`);
  };
}
