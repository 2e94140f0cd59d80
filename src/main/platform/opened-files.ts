import { constants, open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput } from '../../shared/errors';
import type { OpenedFile } from '../services/files';

/** As much as the page takes of a chosen file; the host's own limits have the last word. */
const MOST_BYTES = 30 * 1024 * 1024;
/** A person opens a handful; more is a mistake of the system. */
const MOST_WAITING = 20;

export type OpenedFiles = {
  /** Puts a file in the queue; the page fetches it when it is there. */
  readonly take: (path: string) => void;
  /** Every file opened so far that nobody has fetched, then each that follows, until `signal`. */
  readonly stream: (signal: AbortSignal) => AsyncIterable<OpenedFile>;
};

/**
 * The `.tierwise` file on a command line, absolute; undefined where there is none. Linux hands over
 * addresses of files, other systems paths.
 */
export function fileIn(args: readonly string[], workingFolder: string): string | undefined {
  const named = args.findLast((arg) => !arg.startsWith('-') && /\.tierwise$/i.test(arg));
  if (named === undefined) return undefined;
  if (!/^file:/i.test(named)) return resolve(workingFolder, named);
  try {
    return fileURLToPath(named);
  } catch {
    // On another machine, or no address after all.
    return undefined;
  }
}

export function createOpenedFiles(): OpenedFiles {
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  return {
    take: (path) => {
      if (waiting.length < MOST_WAITING) waiting.push(path);
      wake?.();
    },
    stream: async function* (signal) {
      while (!signal.aborted) {
        const path = waiting.shift();
        if (path !== undefined) {
          yield await readOpened(path);
          continue;
        }
        await new Promise<void>((awake) => {
          wake = awake;
          signal.addEventListener('abort', () => awake(), { once: true });
        });
      }
    },
  };
}

/** Its text, or why it has none: what is opened from outside is never trusted to be a small file. */
async function readOpened(path: string): Promise<OpenedFile> {
  const name = basename(path);
  try {
    // A pipe that nobody writes to would keep whoever opens it; one system knows no such flag.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return refused(name, 'something other than a file');
      if (stat.size > MOST_BYTES) return refused(name, `a file of ${stat.size} bytes`);
      return { kind: 'text', name, text: await file.readFile('utf8') };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
    return refused(name, `a file that cannot be read (${code})`);
  }
}

function refused(name: string, found: string): OpenedFile {
  const { faults } = badInput([
    {
      code: 'file_not_readable',
      path: name,
      found,
      allowed: `a file of at most ${MOST_BYTES} bytes that you may read`,
      remedy: 'Ask who sent it for the file again.',
    },
  ]);
  return { kind: 'refused', name, faults };
}
