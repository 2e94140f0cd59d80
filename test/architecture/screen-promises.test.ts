import { describe, expect, test } from 'vitest';
import { problemsOf, promisesIn } from '../support/promise-table';
import { readText } from '../support/source';

const PROMISES = 42;
const rows = promisesIn(readText('docs/screen-promises.md'));

describe('the promises of the screens', () => {
  test('stand once each, in order', () => {
    expect(rows.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: PROMISES }, (_, at) => at + 1),
    );
    expect(rows.filter(({ promise }) => promise === '')).toEqual([]);
  });

  test('name a living test, or say why there is none', () => {
    expect(rows.filter(({ tests, remark }) => tests.length === 0 && remark === '')).toEqual([]);
    expect(rows.filter(({ tests }) => tests.length > 0).length).toBeGreaterThanOrEqual(35);
    expect(problemsOf(rows)).toEqual([]);
  });
});
