import type {
  LedgerFilter,
  LedgerGrouping,
  LedgerGroups,
  LedgerPage,
  LedgerQuery,
  LedgerSort,
  LedgerSums,
} from '../../shared/contract/ledger-page';
import { formatTrimmed, formatUnits } from '../../shared/decimal';
import { unreachable } from '../../shared/errors';
import type { Ledger } from '../engine/ledger/ledger';
import { formatDay, parseDay } from '../engine/time/day';
import { entryAt } from '../planning/ledger-entries';
import type { Recorded } from '../planning/record';

/** A recorded run's ledger by row: columns are read in place, so that only a page becomes objects. */
export type LedgerRows = {
  readonly recorded: Recorded;
  readonly books: readonly CaseLedger[];
  readonly length: number;
};

/** The ledger of one case; its first row is `base` in the whole. */
type CaseLedger = {
  readonly ledger: Ledger;
  readonly case: string | undefined;
  readonly base: number;
};

/** Positions of the filtered rows in the order asked for, and sums over all of them. */
export type LedgerView = { readonly order: Uint32Array; readonly sums: LedgerSums };

type Row = { readonly book: CaseLedger; readonly at: number };

export function rowsOf(recorded: Recorded): LedgerRows {
  const books: CaseLedger[] = [];
  let length = 0;
  for (const [index, run] of recorded.runs.entries()) {
    const ledger = run.recorder?.ledger;
    if (ledger === undefined) continue;
    books.push({ ledger, case: recorded.cases[index], base: length });
    length += ledger.length;
  }
  return { recorded, books, length };
}

export function viewLedger(rows: LedgerRows, filter: LedgerFilter, sort: LedgerSort): LedgerView {
  const order = filtered(rows, filter);
  return { order: sorted(rows, order, sort), sums: sumRows(rows, order) };
}

export function pageOf(
  rows: LedgerRows,
  view: LedgerView,
  { offset, limit }: Pick<LedgerQuery, 'offset' | 'limit'>,
): LedgerPage {
  const entries = Array.from(view.order.subarray(offset, offset + limit), (position) => {
    const { book, at } = rowAt(rows, position);
    return entryAt(rows.recorded, book.ledger, at, book.base, book.case);
  });
  return { length: rows.length, offset, entries, sums: view.sums };
}

export function groupLedger(
  rows: LedgerRows,
  filter: LedgerFilter,
  by: LedgerGrouping,
): LedgerGroups {
  const groups = new Map<string | null, number[]>();
  for (const position of filtered(rows, filter)) {
    const key = groupOf(rows, rowAt(rows, position), by);
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  }
  return [...groups].map(([key, positions]) => ({ key, sums: sumRows(rows, positions) }));
}

function rowAt(rows: LedgerRows, position: number): Row {
  const book = rows.books.findLast(({ base }) => base <= position);
  if (book === undefined) throw new RangeError(`no ledger row ${position}`);
  return { book, at: position - book.base };
}

function filtered(rows: LedgerRows, filter: LedgerFilter): Uint32Array {
  const { book: priceBook, workload } = rows.recorded.program;
  const kinds = filter.kinds === undefined ? undefined : new Set(filter.kinds);
  const meter =
    filter.meter === undefined
      ? undefined
      : priceBook.meters.findIndex(({ id }) => id === filter.meter);
  const lines =
    filter.line === undefined
      ? undefined
      : new Set(workload.lines.flatMap((line, at) => (line.id === filter.line ? [at] : [])));
  const from = filter.from === undefined ? Number.NEGATIVE_INFINITY : parseDay(filter.from);
  const to = filter.to === undefined ? Number.POSITIVE_INFINITY : parseDay(filter.to);
  const kept: number[] = [];
  for (const book of rows.books) {
    if (filter.case !== undefined && filter.case !== book.case) continue;
    const { ledger } = book;
    for (let at = 0; at < ledger.length; at += 1) {
      const day = ledger.days[at] ?? 0;
      if (day < from || day >= to) continue;
      if (kinds !== undefined && !kinds.has(ledger.kinds[at] ?? 'change')) continue;
      if (meter !== undefined && ledger.meters[at] !== meter) continue;
      if (lines !== undefined && !lines.has(ledger.lines[at] ?? -1)) continue;
      if (filter.rule !== undefined && ledger.rules[at] !== filter.rule) continue;
      kept.push(book.base + at);
    }
  }
  return Uint32Array.from(kept);
}

/** Whole units throughout; bigint, because a hundred thousand safe numbers may sum to an unsafe one. */
function sumRows(rows: LedgerRows, positions: Iterable<number>): LedgerSums {
  const { book: priceBook, scale } = rows.recorded.program;
  const credits = new Map<number, bigint>();
  let money = 0n;
  let count = 0;
  for (const position of positions) {
    const { book, at } = rowAt(rows, position);
    const meter = book.ledger.meters[at] ?? -1;
    count += 1;
    money += BigInt(book.ledger.money[at] ?? 0);
    if (meter >= 0)
      credits.set(meter, (credits.get(meter) ?? 0n) + BigInt(book.ledger.credits[at] ?? 0));
  }
  return {
    count,
    credits: [...credits]
      .toSorted(([a], [b]) => a - b)
      .map(([meter, sum]) => ({
        meter: priceBook.meters[meter]?.id ?? '',
        credits: formatTrimmed(sum, scale),
      })),
    money: formatUnits(money, priceBook.minorUnitPlaces),
  };
}

type Key = number | string | undefined;

function keyOf(rows: LedgerRows, { book, at }: Row, by: LedgerSort['by']): Key {
  const { ledger } = book;
  const hasMeter = (ledger.meters[at] ?? -1) >= 0;
  switch (by) {
    case 'seq':
      return book.base + at;
    case 'on':
      return ledger.days[at];
    case 'kind':
      return ledger.kinds[at];
    case 'line':
      return rows.recorded.program.workload.lines[ledger.lines[at] ?? -1]?.id;
    case 'units': {
      const units = ledger.units[at] ?? -1;
      return units < 0 ? undefined : units;
    }
    case 'credits':
      return hasMeter ? ledger.credits[at] : undefined;
    case 'balance':
      return hasMeter ? ledger.balances[at] : undefined;
    case 'money':
      // Entries that owe nothing come last.
      return ledger.money[at] === 0 ? undefined : ledger.money[at];
    case 'rule':
      return ledger.rules[at];
    default:
      return unreachable(by, 'ledger sort');
  }
}

/** Equal keys keep the order of the ledger; rows without the value come last in both directions. */
function sorted(rows: LedgerRows, order: Uint32Array, { by, descending }: LedgerSort): Uint32Array {
  if (by === 'seq') return descending ? order.toReversed() : order;
  const keyed = Array.from(order, (position) => ({
    position,
    key: keyOf(rows, rowAt(rows, position), by),
  }));
  const sign = descending ? -1 : 1;
  const ranked = keyed.toSorted((a, b) => {
    if (a.key === b.key) return a.position - b.position;
    if (a.key === undefined || b.key === undefined) return a.key === undefined ? 1 : -1;
    return a.key < b.key ? -sign : sign;
  });
  return Uint32Array.from(ranked, ({ position }) => position);
}

function groupOf(rows: LedgerRows, row: Row, by: LedgerGrouping): string | null {
  const { ledger } = row.book;
  const { program } = rows.recorded;
  switch (by) {
    case 'kind':
      return ledger.kinds[row.at] ?? null;
    case 'line':
      return program.workload.lines[ledger.lines[row.at] ?? -1]?.id ?? null;
    case 'meter':
      return program.book.meters[ledger.meters[row.at] ?? -1]?.id ?? null;
    case 'case':
      return row.book.case ?? null;
    case 'rule':
      return ledger.rules[row.at] ?? null;
    case 'on':
      return formatDay(ledger.days[row.at] ?? 0);
    case 'month':
      return formatDay(ledger.days[row.at] ?? 0).slice(0, 7);
    default:
      return unreachable(by, 'ledger grouping');
  }
}
