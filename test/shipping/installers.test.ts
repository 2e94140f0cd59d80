import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import packageJson from '../../package.json';
import { NATIVES } from '../../scripts/shipping/natives.mjs';
import { readText, ROOT, sourcesBelow } from '../support/source';

const resources = (name: string): Buffer =>
  readFileSync(join(ROOT, 'packaging', 'resources', name));
const config = readText('packaging/electron-builder.mjs');

type Picture = { readonly width: number; readonly height: number };

function png(bytes: Buffer): Picture {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

describe('the icons', () => {
  it('are drawn from the icon of the program as it is', () => {
    const svg = readFileSync(join(ROOT, 'src', 'renderer', 'public', 'icon.svg'));
    const hash = createHash('sha256').update(svg).digest('hex');
    expect(resources('icon.sha256').toString()).toContain(hash);
  });

  it.each([16, 24, 32, 48, 64, 128, 256, 512])(
    'for Linux at %i points are pictures of that size',
    (size) => {
      expect(png(resources(`icons/${size}x${size}.png`))).toEqual({ width: size, height: size });
    },
  );

  it('for Windows hold every size up to 256', () => {
    const ico = resources('icon.ico');
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
      const entry = 6 + 16 * at;
      const from = ico.readUInt32LE(entry + 12);
      const { width } = png(ico.subarray(from, from + ico.readUInt32LE(entry + 8)));
      expect(width % 256).toBe(ico.readUInt8(entry));
      return width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('for macOS hold every size up to 1024', () => {
    const icns = resources('icon.icns');
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes: number[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      sizes.push(png(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))).width);
    }
    expect(Math.max(...sizes)).toBe(1024);
    expect(sizes).toContain(16);
  });
});

describe('the installers', () => {
  it.each([
    [/target: \['AppImage', 'deb'\]/, 'Linux'],
    [/target: 'nsis'/, 'Windows'],
    [/target: 'dmg'/, 'macOS'],
    [/ext: 'tierwise'/, 'files that open with it'],
    [/forceCodeSigning: !forTests/, 'a signature, or there is none made'],
    [/hardenedRuntime: true/, 'a hardened program on macOS'],
    [/deleteAppDataOnUninstall: false/, 'the user’s data, which stays'],
    [/npmRebuild: false/, 'no code that is compiled on the way'],
    [/asar: \{ smartUnpack: false \}/, 'one archive'],
    [/afterPack,/, 'fuses before the signature'],
  ])('have %s: %s', (pattern) => {
    expect(config).toMatch(pattern);
  });

  it('name only pictures and settings that are there', () => {
    const named = [...config.matchAll(/'(packaging\/resources\/[\w./-]+)'/g)].map(
      ([, path = '']) => path,
    );
    const missing = named.filter(
      (path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, `${path}.png`)),
    );
    expect(named.length).toBeGreaterThan(4);
    expect(missing).toEqual([]);
  });

  it('are made by a packer that is locked as the rest is', () => {
    const lock = JSON.parse(readText('packaging/package-lock.json')) as {
      packages: Record<string, { integrity?: string; resolved?: string }>;
    };
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    const loose = packages.filter(
      ([, { integrity, resolved }]) => resolved !== undefined || !integrity?.startsWith('sha512-'),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(packages.length).toBeGreaterThan(100);
    expect(readText('packaging/.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});

describe('updates', () => {
  it('are fetched by nobody: there is no feed, no updater and no call for one', () => {
    expect(config).toContain('publish: null,');
    const lock = readText('package-lock.json');
    const named = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
    expect(named.filter((name) => /updater|squirrel|sparkle/i.test(name))).toEqual([]);
    expect(lock).not.toMatch(/electron-updater|update-electron-app/);
    const calls = sourcesBelow('src').filter(({ text }) =>
      /autoUpdater|checkForUpdates|setFeedURL/.test(text),
    );
    expect(calls.map(({ path }) => path)).toEqual([]);
  });

  it('are asked for nowhere: the program has no address of its own to ask', () => {
    // The launch page's script runs in the page and asks its own host.
    const ours = sourcesBelow('src/main').filter(
      ({ path }) => path !== 'src/main/web/launch-page.ts',
    );
    const asking = ours.filter(({ text }) =>
      /\bfetch\(|https?\.(?:get|request)\(|net\.request|node:https|createConnection|node:net|node:dns|WebSocket/.test(
        text,
      ),
    );
    expect(asking.map(({ path }) => path)).toEqual([]);
  });
});

test('the hashes of native files are those of the version that is installed, for every system', () => {
  const { version } = JSON.parse(readText('node_modules/better-sqlite3/package.json')) as {
    version: string;
  };
  expect(NATIVES.package).toBe(`better-sqlite3@${version}`);
  const systems = ['darwin', 'linux', 'win32'].flatMap((one) => [`${one}-arm64`, `${one}-x64`]);
  expect(Object.keys(NATIVES.sha256)).toEqual(systems.map((system) => `${system}.node`));
  for (const [name, hash] of Object.entries(NATIVES.sha256)) {
    const path = join(ROOT, 'node_modules', 'better-sqlite3', 'prebuilds', name);
    expect(createHash('sha256').update(readFileSync(path)).digest('hex'), name).toBe(hash);
  }
});
