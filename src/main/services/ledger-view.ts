import { add, atScale, compareDecimals, formatTrimmed, formatUnits, parseDecimal, type Decimal } from '../../shared/decimal';
import type {
  LedgerFilter,
  LedgerGrouping,
  LedgerGroups,
  LedgerPage,
  LedgerQuery,
  LedgerSort,
  LedgerSums,
} from '../../shared/contract/ledger-page';
import type { LedgerEntry } from '../../shared/contract/result';

/** A filtered and sorted view of one ledger; pages are cut from it. */
export type LedgerView = { readonly entries: readonly LedgerEntry[]; readonly sums: LedgerSums };

/** `places` are the decimal places of the currency's minor unit, for the sum of money. */
export function viewLedger(
  ledger: readonly LedgerEntry[],
  filter: LedgerFilter,
  sort: LedgerSort,
  places: number,
): LedgerView {
  const filtered = ledger.filter(matches(filter));
  return { entries: sorted(filtered, sort), sums: sumEntries(filtered, places) };
}

export function pageOf(view: LedgerView, length: number, query: Pick<LedgerQuery, 'offset' | 'limit'>): LedgerPage {
  const { offset, limit } = query;
  return { length, offset, entries: view.entries.slice(offset, offset + limit), sums: view.sums };
}

export function groupLedger(
  ledger: readonly LedgerEntry[],
  filter: LedgerFilter,
  by: LedgerGrouping,
  places: number,
): LedgerGroups {
  const groups = new Map<string | null, LedgerEntry[]>();
  for (const entry of ledger.filter(matches(filter))) {
    const key = keyOf(entry, by);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, entries]) => ({ key, sums: sumEntries(entries, places) }));
}

function matches(filter: LedgerFilter): (entry: LedgerEntry) => boolean {
  const kinds = filter.kinds === undefined ? undefined : new Set(filter.kinds);
  return (entry) =>
    (kinds === undefined || kinds.has(entry.kind)) &&
    (filter.line === undefined || entry.line === filter.line) &&
    (filter.meter === undefined || entry.meter === filter.meter) &&
    (filter.case === undefined || entry.case === filter.case) &&
    (filter.rule === undefined || entry.rule === filter.rule) &&
    (filter.from === undefined || entry.on >= filter.from) &&
    (filter.to === undefined || entry.on < filter.to);
}

function keyOf(entry: LedgerEntry, by: LedgerGrouping): string | null {
  if (by === 'month') return entry.on.slice(0, 7);
  return entry[by] ?? null;
}

/** Only entries with a balance after them have changed it: the others' credits say what they concern. */
function sumEntries(entries: readonly LedgerEntry[], places: number): LedgerSums {
  const credits = new Map<string, Decimal>();
  let money: Decimal = { units: 0n, scale: 0 };
  for (const entry of entries) {
    if (entry.money !== undefined) money = add(money, parseDecimal(entry.money));
    if (entry.meter === undefined || entry.credits === undefined || entry.balance === undefined) continue;
    const before = credits.get(entry.meter);
    const change = parseDecimal(entry.credits);
    credits.set(entry.meter, before === undefined ? change : add(before, change));
  }
  const scale = Math.max(places, money.scale);
  return {
    count: entries.length,
    credits: [...credits].map(([meter, sum]) => ({ meter, credits: formatTrimmed(sum.units, sum.scale) })),
    money: formatUnits(atScale(money, scale), scale),
  };
}

function sorted(entries: LedgerEntry[], { by, descending }: LedgerSort): readonly LedgerEntry[] {
  const sign = descending ? -1 : 1;
  if (by === 'seq') return descending ? entries.toReversed() : entries;
  if (by === 'credits' || by === 'balance' || by === 'money') {
    const keyed = entries.map((entry) => ({ entry, key: figure(entry[by]) }));
    keyed.sort((a, b) => order(a.key, b.key, compareDecimals, sign) || a.entry.seq - b.entry.seq);
    return keyed.map(({ entry }) => entry);
  }
  return entries.toSorted((a, b) => order(a[by], b[by], compareValues, sign) || a.seq - b.seq);
}

function figure(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : parseDecimal(text);
}

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** An absent value comes last in both directions. */
function order<T>(a: T | undefined, b: T | undefined, compare: (a: T, b: T) => number, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return sign * compare(a, b);
}
