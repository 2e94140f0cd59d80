import { describe, expect, test } from 'vitest';
import { problemsOf, problemWithTest, promisesIn } from '../support/promise-table';
import { readText } from '../support/source';

const GROUPS = { S: 20, I: 13, E: 14, L: 12, X: 6, W: 5, U: 3, P: 7 } as const;
const IDS = Object.entries(GROUPS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
);

const rows = promisesIn(readText('SECURITY.md'));

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
    expect(problemsOf(rows)).toEqual([]);
  });

  test('would be told of a test that is gone, renamed or switched off', () => {
    const own = 'test/architecture/security-table.test.ts';
    expect(problemWithTest(`${own} › names only tests that are there`)).toBeUndefined();
    expect(problemWithTest(`${own} › a test that nobody wrote`)).toMatch(/has no test/);
    expect(problemWithTest('test/gone.test.ts › x')).toMatch(/is not there/);
    expect(problemWithTest(`${own} › `)).toMatch(/has no test/);
    expect(promisesIn('| S1 | a | `f › t`<br>`g › u` | r |')).toEqual([
      { id: 'S1', promise: 'a', tests: ['f › t', 'g › u'], remark: 'r' },
    ]);
  });
});
