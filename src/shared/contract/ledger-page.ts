import { z } from 'zod';
import { CalendarDate, Id, SignedDecimal } from './primitives';
import { EntryKind, LedgerEntry, RuleId } from './result';

/** One page of a ledger, filtered and sorted by the host, with sums over everything filtered. */

/** Each part narrows; an absent one lets everything through. */
export const LedgerFilter = z.strictObject({
  kinds: z.array(EntryKind).min(1).max(40).optional(),
  line: Id.optional(),
  meter: Id.optional(),
  case: Id.optional(),
  rule: RuleId.optional(),
  /** First day, and the first day no longer shown. */
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

export const LEDGER_COLUMNS = [
  'seq',
  'on',
  'kind',
  'line',
  'units',
  'credits',
  'balance',
  'money',
  'rule',
] as const;

/** Equal values keep the order of the ledger; entries without the value come last. */
export const LedgerSort = z.strictObject({
  by: z.enum(LEDGER_COLUMNS).default('seq'),
  descending: z.boolean().default(false),
});
export type LedgerSort = z.infer<typeof LedgerSort>;

export const MAX_LEDGER_PAGE = 1_000;

export const LedgerQuery = z.strictObject({
  offset: z.int().min(0).max(1_000_000_000).default(0),
  limit: z.int().min(1).max(MAX_LEDGER_PAGE).default(200),
  filter: LedgerFilter.prefault({}),
  sort: LedgerSort.prefault({}),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** Credits sum the changes of balances, by meter; money sums what is owed. Both exact. */
export const LedgerSums = z.strictObject({
  count: z.int(),
  credits: z.array(z.strictObject({ meter: Id, credits: SignedDecimal })),
  money: SignedDecimal,
});
export type LedgerSums = z.infer<typeof LedgerSums>;

export const LedgerPage = z.strictObject({
  /** Entries in the whole ledger. */
  length: z.int(),
  offset: z.int(),
  entries: z.array(LedgerEntry),
  /** Over all filtered entries, not only this page. */
  sums: LedgerSums,
});
export type LedgerPage = z.infer<typeof LedgerPage>;

export const LedgerGrouping = z.enum(['kind', 'line', 'meter', 'case', 'rule', 'on', 'month']);
export type LedgerGrouping = z.infer<typeof LedgerGrouping>;

/** Groups in the order of their first entry; entries without the value form the group null. */
export const LedgerGroups = z.array(
  z.strictObject({ key: z.string().nullable(), sums: LedgerSums }),
);
export type LedgerGroups = z.infer<typeof LedgerGroups>;
