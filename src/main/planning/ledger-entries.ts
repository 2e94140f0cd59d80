import type { LedgerEntry } from '../../shared/contract/result';
import { formatTrimmed, formatUnits } from '../../shared/decimal';
import { causeText } from '../engine/ledger/causes';
import type { Ledger } from '../engine/ledger/ledger';
import { formatDay } from '../engine/time/day';
import type { Recorded } from './record';

/** Kinds of entries that are about money. */
const MONEY = new Set(['fee', 'top-up', 'overage', 'proration', 'credit', 'entity', 'refund']);

/** Entries of later cases follow those of earlier ones: positions are in the whole ledger. */
export function baseOf({ runs }: Recorded, at: number): number {
  return runs.slice(0, at).reduce((sum, run) => sum + (run.recorder?.ledger.length ?? 0), 0);
}

/** Entries of all cases together. */
export function ledgerLength(recorded: Recorded): number {
  return baseOf(recorded, recorded.runs.length);
}

/** Entries `offset` to `offset + limit` of a recorded run, cases one after the other. */
export function ledgerPage(recorded: Recorded, offset: number, limit: number): LedgerEntry[] {
  const rows: LedgerEntry[] = [];
  let base = 0;
  for (const [at, run] of recorded.runs.entries()) {
    const ledger = run.recorder?.ledger;
    if (ledger === undefined) continue;
    const from = Math.max(0, offset - base);
    for (let seq = from; seq < ledger.length && rows.length < limit; seq += 1)
      rows.push(entryAt(recorded, ledger, seq, base, recorded.cases[at]));
    base += ledger.length;
  }
  return rows;
}

export function entryAt(
  { program }: Recorded,
  ledger: Ledger,
  seq: number,
  base: number,
  caseId: string | undefined,
): LedgerEntry {
  const { book, scale, workload } = program;
  const meter = book.meters[ledger.meters[seq] ?? -1];
  const line = workload.lines[ledger.lines[seq] ?? -1];
  const money = ledger.money[seq] ?? 0;
  const held = ledger.held[seq] ?? 0;
  const concerns = ledger.concerns.get(seq);
  const grant = ledger.grants[seq] ?? -1;
  const units = ledger.units[seq] ?? -1;
  const kind = ledger.kinds[seq] ?? 'change';
  const credits = ledger.credits[seq] ?? 0;
  return {
    seq: base + seq,
    on: formatDay(ledger.days[seq] ?? 0),
    kind,
    ...(meter === undefined
      ? {}
      : {
          meter: meter.id,
          credits: formatTrimmed(credits, scale),
          balance: formatTrimmed(ledger.balances[seq] ?? 0, scale),
        }),
    ...(concerns === undefined ? {} : { concerns: formatTrimmed(concerns, scale) }),
    ...(held === 0 ? {} : { held: formatTrimmed(held, scale) }),
    ...(MONEY.has(kind) && meter === undefined
      ? { money: formatUnits(money, book.minorUnitPlaces) }
      : {}),
    ...(grant < 0 ? {} : { grant: `g${grant}` }),
    ...(line === undefined ? {} : { line: line.id }),
    ...(units < 0 ? {} : { units }),
    ...(caseId === undefined ? {} : { case: caseId }),
    cause: causeText(ledger, seq, workload),
    rule: ledger.rules[seq] ?? '',
  };
}
