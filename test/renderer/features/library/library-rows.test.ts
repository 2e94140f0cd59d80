import { expect, test } from 'vitest';
import {
  bestOf,
  filterRows,
  longestAmounts,
  sortRows,
  tagCounts,
} from '../../../../src/renderer/features/library/library-rows';
import { diffScenarios } from '../../../../src/renderer/features/library/scenario-diff';
import type { ScenarioRow } from '../../../../src/shared/contract/library';

function row(id: string, more: Partial<ScenarioRow> & { total?: string } = {}): ScenarioRow {
  const { total, ...rest } = more;
  return {
    id,
    name: id,
    priceBook: { id: 'claro', version: '1' },
    priceBookLabel: 'Claro',
    newerVersion: null,
    revision: 1,
    tags: [],
    state: 'active',
    parent: null,
    sample: false,
    createdAt: '2026-11-21T08:00:00.000Z',
    updatedAt: '2026-11-21T08:00:00.000Z',
    stateSince: null,
    digest:
      total === undefined
        ? null
        : {
            kind: 'priced',
            currency: 'EUR',
            months: 12,
            best: { plan: 'starter', label: 'Starter', priceBook: 'claro', total },
            yearly: total,
            planCount: 3,
            feasibleCount: 2,
          },
    ...rest,
  };
}

const ids = (rows: readonly ScenarioRow[]): string[] => rows.map(({ id }) => id);

test('every word has to be found, in name, price book, plan or tags', () => {
  const rows = [
    row('Web shop', { total: '20.00' }),
    row('Shop two', { tags: ['q3'] }),
    row('Other', { priceBookLabel: 'cloro' }),
  ];
  expect(ids(filterRows(rows, 'shop'))).toEqual(['Web shop', 'Shop two']);
  expect(ids(filterRows(rows, 'shop starter'))).toEqual(['Web shop']);
  expect(ids(filterRows(rows, '#q'))).toEqual(['Shop two']);
  expect(ids(filterRows(rows, 'cloro'))).toEqual(['Other']);
  expect(ids(filterRows(rows, ' '))).toHaveLength(3);
});

test('the longest amount of each currency is known, so that a column can be as wide', () => {
  const rows = [
    row('a', { total: '90.00' }),
    row('b', { total: '239999960.00' }),
    row('c'),
    row('d', { total: '12.00' }),
  ];
  expect(longestAmounts(rows, (each) => bestOf(each)?.total ?? null)).toEqual([
    { currency: 'EUR', amount: '239999960.00' },
  ]);
});

test('totals sort by amount, not as text, and the unknown stay last both ways', () => {
  const rows = [row('a', { total: '1000.00' }), row('b'), row('c', { total: '90.00' })];
  expect(ids(sortRows(rows, { by: 'total', descending: false }))).toEqual(['c', 'a', 'b']);
  expect(ids(sortRows(rows, { by: 'total', descending: true }))).toEqual(['a', 'c', 'b']);
});

test('names with numbers sort as people count', () => {
  const rows = [row('Plan 10'), row('Plan 9')];
  expect(ids(sortRows(rows, { by: 'name', descending: false }))).toEqual(['Plan 9', 'Plan 10']);
});

test('tags are counted, the most used first', () => {
  expect(tagCounts([row('a', { tags: ['q3', 'won'] }), row('b', { tags: ['won'] })])).toEqual([
    { tag: 'won', count: 2 },
    { tag: 'q3', count: 1 },
  ]);
});

test('a copy differs where it was changed, and nowhere else', () => {
  const before = {
    name: 'One',
    months: 12,
    lines: [
      { id: 'a', label: 'Chat', quantity: 100 },
      { id: 'b', label: 'Calls', quantity: 5 },
    ],
  };
  const after = {
    ...before,
    name: 'One (copy)',
    months: 24,
    lines: [{ id: 'b', label: 'Calls', quantity: 7 }],
  };
  expect(diffScenarios(before, before)).toEqual([]);
  expect(diffScenarios(before, { ...before, name: 'Other' })).toEqual([]);
  const places = diffScenarios(before, after).map(({ place, before: was, after: is }) => [
    place,
    was,
    is,
  ]);
  expect(places).toContainEqual(['months', '12', '24']);
  expect(places).toContainEqual(['lines › Calls › quantity', '5', '7']);
  expect(places.some(([place]) => place?.startsWith('lines › Chat'))).toBe(true);
  expect(places).toHaveLength(3);
});
