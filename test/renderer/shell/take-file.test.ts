import { expect, test } from 'vitest';
import { takeFile, type FileHost } from '../../../src/renderer/shell/take-file';
import { failureOf } from '../../../src/renderer/trpc/call-error';

/** A host that must not be asked. */
const NOBODY = {} as FileHost;

async function refusalOfFile(file: File): Promise<string[]> {
  const refused: unknown = await takeFile(file, NOBODY).catch((error: unknown) => error);
  return failureOf(refused).faults.map(({ code, found }) => `${code}: ${found}`);
}

test('a file too large to be one of ours is not even read', async () => {
  const large = new File([], 'large.json');
  Object.defineProperty(large, 'size', { value: 31 * 1024 * 1024 });
  large.text = () => Promise.reject(new Error('it was read'));
  expect(await refusalOfFile(large)).toEqual(['file_too_large: large.json of 31 MB']);
});

test('a folder says that it cannot be read', async () => {
  const folder = new File([], 'Offers');
  folder.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  const [refused] = await refusalOfFile(folder);
  expect(refused).toMatch(/^file_not_readable: Offers, which cannot be read: a folder/);
});
