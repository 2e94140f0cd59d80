import type { LedgerEntry } from '../../../shared/contract/result';
import type { ExplainTarget } from '../../stores/explain';
import type { LedgerFacts } from './use-ledger-facts';

/** What a ledger row is explained by. */
export function explainEntry(
  { simulation, names }: LedgerFacts,
  entry: LedgerEntry,
): ExplainTarget {
  return {
    title: `${names.kind(entry.kind)} on ${names.date(entry.on)}`,
    shown: entry.money ?? entry.credits ?? '',
    subject: { kind: 'entry', plan: simulation.summary.plan, seq: entry.seq },
  };
}
