import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, ROOT } from '../support/source';
import {
  type Advisories,
  knownHoles,
  lockFaults,
  type Lock,
  type ReleaseDates,
  youngPackages,
} from './lock-rules';

type Manifest = Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>;

const json = <T>(path: string): T => JSON.parse(readText(path)) as T;
const releases = json<ReleaseDates>('packaging/release-dates.json');
const advisories = json<Advisories>('packaging/advisories.json');

/** A package of the packer's brings a script; `ignore-scripts` keeps it from ever running. */
const PACKER_SCRIPTS = ['node_modules/electron-winstaller'];

describe.each([
  ['the program', '', [], 200],
  ['the packer', 'packaging/', PACKER_SCRIPTS, 150],
] as const)('what npm ci installs for %s', (_, folder, scripts, least) => {
  const lock = json<Lock>(`${folder}package-lock.json`);
  const manifest = json<Manifest>(`${folder}package.json`);
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };

  test('is pinned to one exact version each, and the lock file is made of that', () => {
    const all = { ...asked, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    );
    const root = lock.packages[''];
    expect({ ...root?.dependencies, ...root?.devDependencies }).toEqual(asked);
    for (const [name, version] of Object.entries(all)) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('comes from the registry that the user has set, with a strong hash and no unknown script', () => {
    expect(lockFaults(lock, scripts)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(least);
  });

  test('had been out for a week when it came in', () => {
    expect(youngPackages(lock, releases)).toEqual([]);
  });

  test('has none of the holes that we have read of', () => {
    expect(knownHoles(lock, advisories)).toEqual([]);
  });

  test('is fetched with no script, no address and nothing from a repository', () => {
    const settings = readText(`${folder}.npmrc`).split('\n');
    for (const setting of ['ignore-scripts=true', 'allow-git=none', 'allow-remote=none']) {
      expect(settings).toContain(setting);
    }
  });
});

describe('a lock file with one line edited', () => {
  const hash = `sha512-${'A'.repeat(86)}==`;
  const sound = { version: '1.0.0', integrity: hash };

  test('is sound as it was', () => {
    expect(lockFaults({ packages: { '': {}, 'node_modules/a': sound } })).toEqual([]);
  });

  test.each([
    ['a weak hash', { integrity: 'sha1-abc' }],
    ['half a hash', { integrity: 'sha512-abc' }],
    ['an address', { resolved: 'https://elsewhere.example/a.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@elsewhere.example/a.git' }],
    ['a range', { version: '^1.0.0' }],
    ['another package under its name', { name: 'b' }],
    ['a folder', { link: true }],
    ['a copy within another package', { inBundle: true }],
    ['a script', { hasInstallScript: true }],
    ['a need from a repository', { dependencies: { b: 'github:b/b' } }],
    ['a need from an address', { dependencies: { b: 'https://elsewhere.example/b.tgz' } }],
    ['a need for a package under another name', { dependencies: { b: 'npm:c@1.0.0' } }],
  ])('is refused for %s', (_, edit) => {
    expect(
      lockFaults({ packages: { '': {}, 'node_modules/a': { ...sound, ...edit } } }),
    ).toHaveLength(1);
  });

  test.each([
    ['released six days before', '2026-11-15'],
    ['released on no known day', undefined],
  ])('is refused for a package %s', (_, date) => {
    const table = { read: '2026-11-21', dates: date === undefined ? {} : { 'a@1.0.0': date } };
    const lock = { packages: { '': {}, 'node_modules/a': sound } };
    expect(youngPackages(lock, table)).toHaveLength(1);
    expect(youngPackages(lock, { ...table, dates: { 'a@1.0.0': '2026-11-14' } })).toEqual([]);
  });
});

test('a known hole is found in every copy of a package below the fix, and in no other', () => {
  const known = {
    read: '2026-11-21',
    advisories: [{ id: 'X-1', package: 'a', fixedIn: '1.10.0' }],
  };
  const holes = (version: string) =>
    knownHoles({ packages: { 'node_modules/b/node_modules/a': { version } } }, known);
  for (const version of ['0.99.0', '1.9.9', '1.2.10'])
    expect(holes(version), version).toHaveLength(1);
  for (const version of ['1.10.0', '1.10.1', '2.0.0']) expect(holes(version), version).toEqual([]);
});

/** A package with a recipe for a compiler would be compiled at install, were scripts not off. */
test('one package alone is native, and brings its file for every system', () => {
  const packages = Object.keys(json<Lock>('package-lock.json').packages).filter(
    (place) => place !== '' && existsSync(join(ROOT, place, 'binding.gyp')),
  );
  expect(packages).toEqual(['node_modules/better-sqlite3']);
  expect(readdirSync(join(ROOT, 'node_modules/better-sqlite3/prebuilds'))).toEqual(
    expect.arrayContaining([
      'darwin-arm64.node',
      'darwin-x64.node',
      'linux-arm64.node',
      'linux-x64.node',
      'win32-arm64.node',
      'win32-x64.node',
    ]),
  );
});
