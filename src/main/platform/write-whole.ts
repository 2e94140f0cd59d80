import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TierwiseError } from '../../shared/errors';

/**
 * All of it or nothing: a file beside the target is written, brought to the disk and put in its place.
 * A power cut or a full drive leaves what was there before.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (cause) {
    await unlink(temporary).catch(() => undefined);
    throw notWritten(path, cause);
  }
}

/** So that the new name survives a power cut too; Windows keeps no handle of a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some space or choose another drive.',
  EACCES: 'Choose a folder you may write to.',
  EPERM: 'Choose a folder you may write to, or close the program that has the file open.',
  EROFS: 'Choose a drive that can be written.',
  EBUSY: 'Close the program that has the file open.',
};

function notWritten(path: string, cause: unknown): TierwiseError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const found = cause instanceof Error ? cause.message : String(cause);
  return new TierwiseError(
    'storage',
    [
      {
        code: 'file_not_written',
        path,
        found,
        allowed: 'a place that can be written',
        remedy: `${REMEDIES[code] ?? 'Choose another place.'} What was there before is still there.`,
      },
    ],
    { cause },
  );
}
