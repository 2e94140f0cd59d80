import { describe, expect, test } from 'vitest';
import { readText } from '../support/source';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
};
type Manifest = Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>;

const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readText('package.json')) as Manifest;
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('what npm ci installs', () => {
  test('is pinned to one exact version each', () => {
    const asked = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies];
    const loose = asked
      .flatMap((list) => Object.entries(list))
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('is checked by a strong hash and comes from the registry that the user has set', () => {
    const weak = installed.filter(
      ([, { version, integrity, resolved }]) =>
        version === undefined || resolved !== undefined || !integrity?.startsWith('sha512-'),
    );
    expect(weak.map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });
});

describe('the configuration of npm', () => {
  test('runs no script of any package', () => {
    expect(readText('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});
