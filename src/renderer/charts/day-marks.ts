import type { LedgerGroups } from '../../shared/contract/ledger-page';
import type { EntryKind, Invoice } from '../../shared/contract/result';
import { sumOf } from '../format/exact';
import { daysBetween } from './calendar';

const MARK_KINDS = [
  'invoice',
  'grant',
  'refill',
  'top-up',
  'expiry',
  'overage',
  'blocked',
  'alert',
  'change',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Which ledger entries a mark stands for; invoices come from the simulation itself. */
export const MARK_ENTRIES: Readonly<Record<Exclude<MarkKind, 'invoice'>, readonly EntryKind[]>> = {
  grant: ['grant'],
  refill: ['refill'],
  'top-up': ['top-up'],
  expiry: ['expiry', 'clamp', 'clear'],
  overage: ['overage', 'debt'],
  blocked: ['block', 'queue', 'unserved'],
  alert: ['alert'],
  change: ['change'],
};

/** Everything of one kind on one day. */
export type DayMark = {
  readonly kind: MarkKind;
  /** Days since the first one. */
  readonly at: number;
  readonly on: string;
  /** Entries or invoices behind it. */
  readonly count: number;
  /** Signed change of the meter, where it changes one. */
  readonly credits: string | null;
  readonly money: string | null;
};

/** `groups` are the ledger's entries of one mark kind by day; a change after the horizon has no place. */
export function entryMarks(
  kind: Exclude<MarkKind, 'invoice'>,
  groups: LedgerGroups,
  meter: string,
  [start, end]: readonly [string, string],
): DayMark[] {
  return groups.flatMap(({ key, sums }) => {
    if (key === null || key < start || key >= end) return [];
    const credits = sums.credits.find((sum) => sum.meter === meter)?.credits ?? null;
    return [
      {
        kind,
        at: daysBetween(start, key),
        on: key,
        count: sums.count,
        credits,
        money: /[1-9]/.test(sums.money) ? sums.money : null,
      },
    ];
  });
}

/** One flag a day, of all its invoices; what is due after the horizon has no day on it. */
export function invoiceMarks(
  invoices: readonly Invoice[],
  [start, end]: readonly [string, string],
): DayMark[] {
  const byDay = new Map<string, Invoice[]>();
  for (const invoice of invoices) {
    if (invoice.on < start || invoice.on >= end) continue;
    byDay.set(invoice.on, [...(byDay.get(invoice.on) ?? []), invoice]);
  }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, raised]) => ({
      kind: 'invoice' as const,
      at: daysBetween(start, on),
      on,
      count: raised.length,
      credits: null,
      money: sumOf(
        raised.map(({ total }) => total),
        0,
      ),
    }));
}

/** Marks of each day, for a readout. */
export function marksByDay(marks: readonly DayMark[]): ReadonlyMap<number, readonly DayMark[]> {
  const days = new Map<number, DayMark[]>();
  for (const mark of marks) {
    const day = days.get(mark.at);
    if (day === undefined) days.set(mark.at, [mark]);
    else day.push(mark);
  }
  return days;
}
