import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, parseSource, readText, ROOT, sourcesBelow } from '../support/source';
import {
  barrelViolations,
  declaredNameViolations,
  fileNameViolations,
  lengthViolations,
  MAX_LINES,
  missingPaths,
  suppressionViolations,
} from './file-rules';

const sources = sourcesBelow('src');
const paths = [...filesBelow('src'), ...filesBelow('test'), ...filesBelow('scripts')];
const code = paths.filter((path) => /\.(?:tsx?|mjs|css)$/.test(path));
const texts = code.map((path) => ({ path, text: readText(path) }));
const documents = [...paths, 'README.md', 'CHANGELOG.md']
  .filter((path) => path.endsWith('.md') && existsSync(join(ROOT, path)))
  .map((path) => ({ path, text: readText(path) }));

describe('the files of the house', () => {
  test('have names that say what is in them', () => {
    expect(fileNameViolations(paths)).toEqual([]);
  });

  test('declare names that say what they are', () => {
    expect(declaredNameViolations(sources)).toEqual([]);
  });

  test('can be read in one sitting', () => {
    expect(lengthViolations(texts)).toEqual([]);
  });

  test('none only passes on other files', () => {
    expect(barrelViolations(sources)).toEqual([]);
  });

  test('suppress no check without a reason', () => {
    expect(suppressionViolations(texts)).toEqual([]);
  });

  test('every room says what lives in it and what must not', () => {
    const main = readdirSync(join(ROOT, 'src/main'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/main/${name}`);
    expect(main.length).toBeGreaterThan(8);
    const rooms = [...main, 'src/renderer', 'src/shared', 'test'];
    expect(rooms.filter((room) => !existsSync(join(ROOT, room, 'README.md')))).toEqual([]);
  });

  test('documents name only paths that are there', () => {
    expect(missingPaths(documents, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('name no path of one machine and no host of a registry', () => {
    const machine = /[/](?:work|home|root|Users)\/[\w-]+\/|registry[.]npmjs/;
    const found = [...texts, ...documents].filter(({ text }) => machine.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('the rules themselves catch', () => {
  test('bad names of files', () => {
    const bad = [
      'src/a/priceBook.ts',
      'src/a/date-utils.ts',
      'src/a/data.ts',
      'src/a/some_file.ts',
    ];
    expect(fileNameViolations(bad)).toHaveLength(bad.length);
    expect(fileNameViolations(['src/a/price-book.ts', 'src/a/MoneyText.tsx'])).toEqual([]);
  });

  test('bad names in files', () => {
    const source =
      'export function dateHelper() {}\nconst data = 1;\nexport type PlanManager = 1;\nconst dataDir = 2;';
    expect(declaredNameViolations([parseSource('src/a.ts', source)])).toHaveLength(3);
  });

  test('files without an end', () => {
    const text = 'a\n'.repeat(MAX_LINES);
    expect(lengthViolations([{ path: 'a', text }])).toEqual([]);
    expect(lengthViolations([{ path: 'a', text: `${text}a\n` }])).toHaveLength(1);
  });

  test('barrels', () => {
    const barrel = parseSource('src/a.ts', "export * from './b';\nexport { c } from './c';");
    expect(barrelViolations([barrel])).toHaveLength(1);
    expect(
      barrelViolations([parseSource('src/a.ts', "export * from './b';\nconst c = 1;")]),
    ).toEqual([]);
  });

  test('suppressions without a reason', () => {
    const disable = ['// oxlint', 'disable', 'next-line no-console'].join('-');
    const bad = [
      disable,
      `${disable} -- why`,
      `// ${['@ts', 'ignore'].join('-')} -- a reason does not help here`,
    ];
    expect(suppressionViolations([{ path: 'a', text: bad.join('\n') }])).toHaveLength(3);
    const good = `${disable} -- the command line prints here`;
    expect(suppressionViolations([{ path: 'a', text: good }])).toEqual([]);
  });

  test('documents that name what is gone', () => {
    const text = 'See `src/gone.ts` and `src/here.ts`, and `test/golden/*.json`.';
    expect(missingPaths([{ path: 'a.md', text }], (path) => path === 'src/here.ts')).toHaveLength(
      1,
    );
  });
});
