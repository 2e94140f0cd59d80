import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_INPUT_BYTES, readText } from '../../../src/main/cli/read-input';
import { TierwiseError } from '../../../src/shared/errors';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothing = (): Readable => Readable.from([]);

async function codeOf(reading: Promise<string>): Promise<string | undefined> {
  const error = await reading.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof TierwiseError ? error.faults[0]?.code : undefined;
}

describe('readText', () => {
  it('reads a file, and stdin for -', async () => {
    const file = join(folder, 'plain.json');
    writeFileSync(file, '{"a":"ü"}');
    expect(await readText(file, nothing())).toBe('{"a":"ü"}');
    // A letter may be split between two chunks.
    const halves = Readable.from([Buffer.from([0x7b, 0xc3]), Buffer.from([0xbc, 0x7d])]);
    expect(await readText('-', halves)).toBe('{ü}');
  });

  it('refuses two gigabytes at once, by their size alone', async () => {
    const file = join(folder, 'huge.json');
    writeFileSync(file, '');
    truncateSync(file, 2 ** 31);
    const before = process.memoryUsage().rss;
    const begin = performance.now();
    expect(await codeOf(readText(file, nothing()))).toBe('input_too_large');
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20);
  });

  it('stops reading a stream that goes on for ever', async () => {
    let given = 0;
    const endless = new Readable({
      read() {
        given += 2 ** 20;
        this.push(Buffer.alloc(2 ** 20, 0x20));
      },
    });
    expect(await codeOf(readText('-', endless))).toBe('input_too_large');
    expect(given).toBeLessThan(MAX_INPUT_BYTES + 8 * 2 ** 20);
    expect(endless.destroyed).toBe(true);
  });

  it.each([
    ['nowhere.json', 'input_unreadable'],
    ['.', 'input_unreadable'],
  ])('says why %s cannot be read', async (name, code) => {
    expect(await codeOf(readText(join(folder, name), nothing()))).toBe(code);
  });

  it('refuses bytes that are no UTF-8 instead of guessing', async () => {
    const file = join(folder, 'latin.json');
    writeFileSync(file, Buffer.from([0x22, 0xfc, 0x22]));
    expect(await codeOf(readText(file, nothing()))).toBe('input_not_utf8');
  });
});
