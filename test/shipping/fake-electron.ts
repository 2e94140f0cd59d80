import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What @electron/fuses looks for in a binary: the marker, the version, the number, the fuses. */
const MARKER = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const BEFORE = '011111011';

/** A folder with the form of an unpacked Electron, whose binary does nothing but carry fuses. */
export async function fakeElectron(
  folder: string,
  createPackage: (from: string, to: string) => Promise<unknown>,
): Promise<string> {
  const source = join(folder, 'default-app');
  for (const place of [source, join(folder, 'resources'), join(folder, 'locales')])
    mkdirSync(place, { recursive: true });
  writeFileSync(join(source, 'main.js'), '');
  await createPackage(source, join(folder, 'resources', 'default_app.asar'));
  writeFileSync(fakeBinary(folder), binaryWith(BEFORE), { mode: 0o755 });
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'chrome-sandbox',
    'chrome_crashpad_handler',
  ]) {
    writeFileSync(join(folder, name), 'x');
  }
  writeFileSync(join(folder, 'locales', 'en-US.pak'), 'x');
  return folder;
}

export function fakeBinary(folder: string): string {
  return join(folder, 'electron');
}

export function binaryWith(fuses: string): Buffer {
  return Buffer.concat([
    Buffer.alloc(1000, 1),
    Buffer.from(MARKER),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses, 'latin1'),
    Buffer.alloc(1000, 2),
  ]);
}
