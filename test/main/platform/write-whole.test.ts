import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/main/platform/write-whole';
import { TierwiseError } from '../../../src/shared/errors';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writing a file whole', () => {
  it('puts the new content in the place of the old and leaves nothing beside it', async () => {
    const path = join(folder, 'quote.pdf');
    writeFileSync(path, 'old');
    await writeWhole(path, new TextEncoder().encode('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['quote.pdf']);
  });

  it('keeps what was there where it cannot be replaced, and says what to do', async () => {
    const path = join(folder, 'taken');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'x');
    const failure: unknown = await writeWhole(path, new Uint8Array(3)).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(TierwiseError);
    expect((failure as TierwiseError).kind).toBe('storage');
    expect((failure as TierwiseError).faults[0]).toMatchObject({ code: 'file_not_written', path });
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(readdirSync(path)).toEqual(['inside']);
  });

  it('makes no folder by itself', async () => {
    const failure: unknown = await writeWhole(join(folder, 'none', 'x'), new Uint8Array(1)).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(TierwiseError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
