import type { ScenarioRow } from '../../../shared/contract/library';
import type { GridSort } from '../../components/data-table/grid-column';
import { compareAmounts } from '../../format/exact';

/** Everything of a row that a search looks at, in small letters. */
function searched(row: ScenarioRow): string {
  const best = row.digest?.kind === 'priced' ? (row.digest.best?.label ?? '') : '';
  return [
    row.name,
    row.priceBookLabel,
    row.priceBook.version,
    best,
    ...row.tags.map((tag) => `#${tag}`),
  ]
    .join('\n')
    .toLowerCase();
}

/** Rows that hold every word; "#tag" looks for a tag that begins so. */
export function filterRows(rows: readonly ScenarioRow[], query: string): readonly ScenarioRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = searched(row);
    return words.every((word) => text.includes(word.startsWith('#') ? `\n${word}` : word));
  });
}

export const bestOf = (row: ScenarioRow) =>
  row.digest?.kind === 'priced' ? row.digest.best : null;

export function yearlyOf(row: ScenarioRow): string | null {
  return row.digest?.kind === 'priced' ? row.digest.yearly : null;
}

const text = (a: string, b: string): number => a.localeCompare(b, undefined, { numeric: true });

/** What is unknown comes last in both directions, like an empty cell in a sheet. */
function known<T>(a: T | null, b: T | null, sign: number, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * compare(a, b);
}

/** Sorted by a column; equal rows keep their order, newest edit first. */
export function sortRows(rows: readonly ScenarioRow[], sort: GridSort): readonly ScenarioRow[] {
  const sign = sort.descending ? -1 : 1;
  const compare = (a: ScenarioRow, b: ScenarioRow): number => {
    switch (sort.by) {
      case 'name':
        return sign * text(a.name, b.name);
      case 'book':
        return (
          sign *
          (text(a.priceBookLabel, b.priceBookLabel) ||
            text(a.priceBook.version, b.priceBook.version))
        );
      case 'best':
        return known(bestOf(a)?.label ?? null, bestOf(b)?.label ?? null, sign, text);
      case 'total':
        return known(bestOf(a)?.total ?? null, bestOf(b)?.total ?? null, sign, compareAmounts);
      case 'yearly':
        return known(yearlyOf(a), yearlyOf(b), sign, compareAmounts);
      case 'edited':
        return sign * (a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : 0);
      default:
        return 0;
    }
  };
  return rows.toSorted(compare);
}

/** The longest amount of each currency, for columns that show every one of them whole. */
export function longestAmounts(
  rows: readonly ScenarioRow[],
  amountOf: (row: ScenarioRow) => string | null,
): readonly { readonly amount: string; readonly currency: string }[] {
  const longest = new Map<string, string>();
  for (const row of rows) {
    const amount = amountOf(row);
    if (amount === null || row.digest?.kind !== 'priced') continue;
    const { currency } = row.digest;
    if (amount.length > (longest.get(currency)?.length ?? 0)) longest.set(currency, amount);
  }
  return [...longest].map(([currency, amount]) => ({ currency, amount }));
}

/** Every tag in use with how many rows have it, the most used first. */
export function tagCounts(rows: readonly ScenarioRow[]): readonly { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const tag of row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .toSorted((a, b) => b.count - a.count || text(a.tag, b.tag));
}
