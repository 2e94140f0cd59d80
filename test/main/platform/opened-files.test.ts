import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createOpenedFiles, fileIn } from '../../../src/main/platform/opened-files';
import type { OpenedFile } from '../../../src/main/services/files';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-opened-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Fetches `count` files and leaves, as a page does that is reloaded. */
async function fetched(
  files: ReturnType<typeof createOpenedFiles>,
  count: number,
): Promise<OpenedFile[]> {
  const leaving = new AbortController();
  const found: OpenedFile[] = [];
  if (count === 0) leaving.abort();
  for await (const file of files.stream(leaving.signal)) {
    found.push(file);
    if (found.length === count) break;
  }
  return found;
}

describe('the file on a command line', () => {
  it.each([
    [['/opt/tierwise', '/home-of/ann/offer.tierwise'], '/home-of/ann/offer.tierwise'],
    [['tierwise', 'offer.TIERWISE'], '/here/offer.TIERWISE'],
    [['tierwise', '--data-dir=/x.tierwise', '--lang=en'], undefined],
    [['tierwise', 'file:///there/Offer%20of%20Ann.tierwise'], '/there/Offer of Ann.tierwise'],
    [['tierwise', 'file://elsewhere/offer.tierwise'], undefined],
    [['tierwise', 'notes.txt'], undefined],
    [['electron', '.'], undefined],
  ])('of %j is %s', (args, path) => {
    expect(fileIn(args, '/here')).toBe(path);
  });
});

describe('opened files', () => {
  it('wait until the page is there, in their order', async () => {
    const files = createOpenedFiles();
    files.take(written('a.tierwise', '{"a":1}'));
    files.take(written('b.tierwise', '{"b":1}'));
    expect(await fetched(files, 2)).toEqual([
      { kind: 'text', name: 'a.tierwise', text: '{"a":1}' },
      { kind: 'text', name: 'b.tierwise', text: '{"b":1}' },
    ]);
  });

  it('reach a page that waits, and the next page after a reload', async () => {
    const files = createOpenedFiles();
    const first = fetched(files, 1);
    files.take(written('a.tierwise', 'a'));
    expect(await first).toHaveLength(1);
    expect(await fetched(files, 0)).toEqual([]);
    files.take(written('b.tierwise', 'b'));
    expect(await fetched(files, 1)).toMatchObject([{ name: 'b.tierwise' }]);
  });

  it('are let go of by a page that leaves while it waits', async () => {
    const files = createOpenedFiles();
    const leaving = new AbortController();
    const waiting = files.stream(leaving.signal)[Symbol.asyncIterator]().next();
    leaving.abort();
    expect(await waiting).toMatchObject({ done: true });
    files.take(written('c.tierwise', 'c'));
    expect(await fetched(files, 1)).toMatchObject([{ text: 'c' }]);
  });

  it('that cannot be read say why', async () => {
    const files = createOpenedFiles();
    const large = written('large.tierwise', '');
    truncateSync(large, 31 * 1024 * 1024);
    mkdirSync(join(folder, 'folder.tierwise'));
    files.take(large);
    files.take(join(folder, 'folder.tierwise'));
    files.take(join(folder, 'gone.tierwise'));
    const refused = (name: string, found: string) => ({
      kind: 'refused',
      name,
      faults: [{ code: 'file_not_readable', path: name, found }],
    });
    expect(await fetched(files, 3)).toMatchObject([
      refused('large.tierwise', 'a file of 32505856 bytes'),
      refused('folder.tierwise', 'something other than a file'),
      refused('gone.tierwise', 'a file that cannot be read (ENOENT)'),
    ]);
  });

  it.runIf(process.platform !== 'win32')(
    'that are pipes nobody writes to keep no page waiting',
    async () => {
      const pipe = join(folder, 'pipe.tierwise');
      execFileSync('mkfifo', [pipe]);
      const files = createOpenedFiles();
      files.take(pipe);
      files.take(written('d.tierwise', 'd'));
      expect(await fetched(files, 2)).toMatchObject([
        { kind: 'refused', faults: [{ found: 'something other than a file' }] },
        { kind: 'text', text: 'd' },
      ]);
    },
  );
});
