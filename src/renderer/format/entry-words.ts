import type { EntryKind } from '../../shared/contract/result';

/** Kinds of ledger entries in the words of the rulebook. */
export const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  grant: 'Grant',
  expiry: 'Expiry',
  refill: 'Refill',
  spill: 'Spill',
  reserve: 'Reservation',
  charge: 'Charge',
  release: 'Release',
  refund: 'Refund',
  'top-up': 'Top-up',
  overage: 'Overage',
  debt: 'Debt',
  fee: 'Fee',
  proration: 'Proration',
  credit: 'Credit',
  entity: 'Entity charge',
  clamp: 'Clamp',
  clear: 'Clearing',
  alert: 'Alert',
  block: 'Block',
  queue: 'Queue',
  unserved: 'Unserved',
  change: 'Change',
};
