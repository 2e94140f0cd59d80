import type { EntryKind } from '../../../shared/contract/result';

/** What the list beside the chart shows: everything that happens to an account, without the work itself. */
export const EVENT_SETS = ['all', 'money', 'credits', 'shortfalls'] as const;
export type EventSet = (typeof EVENT_SETS)[number];

export const EVENT_SET_WORDS: Readonly<Record<EventSet, string>> = {
  all: 'All',
  money: 'Money',
  credits: 'Credits',
  shortfalls: 'Shortfalls',
};

const MONEY: readonly EntryKind[] = ['fee', 'top-up', 'overage', 'proration', 'credit', 'entity'];
const CREDITS: readonly EntryKind[] = [
  'grant',
  'refill',
  'spill',
  'expiry',
  'top-up',
  'clamp',
  'clear',
  'debt',
];
const SHORTFALLS: readonly EntryKind[] = ['block', 'queue', 'unserved', 'overage', 'alert'];

export const EVENT_KINDS: Readonly<Record<EventSet, readonly EntryKind[]>> = {
  all: [...new Set([...MONEY, ...CREDITS, ...SHORTFALLS, 'change' as const])],
  money: MONEY,
  credits: CREDITS,
  shortfalls: SHORTFALLS,
};

/** Row of the first event on or after a day, of events counted by day in their order; undefined where none. */
export function firstRowOn(
  counts: readonly { readonly key: string | null; readonly sums: { readonly count: number } }[],
  on: string,
): number | undefined {
  let row = 0;
  for (const { key, sums } of counts) {
    if (key !== null && key >= on) return row;
    row += sums.count;
  }
  return undefined;
}
