import { expect, test } from 'vitest';
import { readText } from '../support/source';

type Manifest = Readonly<
  Partial<
    Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
  >
>;

/** The rows of the README's table of packages: what each names and why it is there. */
function rows(): { readonly packages: readonly string[]; readonly why: string }[] {
  const [, section = ''] = readText('README.md').split('### What it stands on');
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| package '))
    .map((line) => {
      const [, names = '', why = ''] = line.split('|');
      return { packages: names.split(',').map((name) => name.trim()), why: why.trim() };
    });
}

test('every package that is installed stands in the README once, with its reason, and no other does', () => {
  const used = ['package.json', 'packaging/package.json'].flatMap((path) => {
    const manifest = JSON.parse(readText(path)) as Manifest;
    return Object.keys({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
  });
  const named = rows().flatMap(({ packages }) => packages);
  expect(named.toSorted()).toEqual(used.toSorted());
  expect(rows().filter(({ why }) => why.length < 10)).toEqual([]);
});
