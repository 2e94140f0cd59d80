import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, ROOT, titlesIn } from '../support/source';

type Row = { readonly id: string; readonly promise: string; readonly tests: readonly string[] };

const GROUPS = { S: 20, I: 13, E: 14, L: 12, X: 6, W: 5, U: 3, P: 7 } as const;
const IDS = Object.entries(GROUPS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
);

/** Lines such as: | S1 | promise | `file › title`<br>`file › title` | remark |. */
function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [, id = '', promise = '', cell = ''] = line.split('|').map((part) => part.trim());
    if (!/^[A-Z]\d+$/.test(id)) return [];
    const tests = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return [{ id, promise, tests }];
  });
}

/** What is wrong with one named test; undefined where it is there and not switched off. */
function problemWith(name: string): string | undefined {
  const [file = '', title = ''] = name.split(' › ');
  if (!existsSync(join(ROOT, file))) return `${file} is not there`;
  const found = titlesIn(file).filter((one) => one.title.startsWith(title));
  if (title === '' || found.length === 0) return `${file} has no test “${title}”`;
  return found.every(({ isOff }) => isOff) ? `${file} › ${title} is switched off` : undefined;
}

const rows = rowsOf(readText('SECURITY.md'));

describe('the table of promises', () => {
  test('has every promise once, in order', () => {
    expect(IDS).toHaveLength(80);
    expect(rows.map(({ id }) => id)).toEqual(IDS);
    expect(rows.filter(({ promise }) => promise === '')).toEqual([]);
  });

  test('names a living test for at least seventy of them', () => {
    expect(rows.filter(({ tests }) => tests.length > 0).length).toBeGreaterThanOrEqual(70);
  });

  test('names only tests that are there', () => {
    const problems = rows.flatMap(({ id, tests }) =>
      tests.flatMap((name) => {
        const problem = problemWith(name);
        return problem === undefined ? [] : [`${id}: ${problem}`];
      }),
    );
    expect(problems).toEqual([]);
  });

  test('would be told of a test that is gone, renamed or switched off', () => {
    const own = 'test/architecture/security-table.test.ts';
    expect(problemWith(`${own} › names only tests that are there`)).toBeUndefined();
    expect(problemWith(`${own} › a test that nobody wrote`)).toMatch(/has no test/);
    expect(problemWith('test/gone.test.ts › x')).toMatch(/is not there/);
    expect(problemWith(`${own} › `)).toMatch(/has no test/);
    expect(rowsOf('| S1 | a | `f › t`<br>`g › u` | r |')).toEqual([
      { id: 'S1', promise: 'a', tests: ['f › t', 'g › u'] },
    ]);
  });
});
