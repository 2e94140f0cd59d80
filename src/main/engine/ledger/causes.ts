import { grouped } from '../../../shared/decimal';
import type { Workload } from '../workload/workload';
import type { Cause, Ledger } from './ledger';

/** Causes told from the entry's own columns: a kind times 1,000, plus the operation's place in its line. */
export const RAN = 1_000;
export const HELD = 2_000;
export const SUCCEEDED = 3_000;

/** An entry's cause in words. */
export function causeText(ledger: Ledger, seq: number, workload: Workload): string {
  const cause: Cause = ledger.causes[seq] ?? '';
  if (typeof cause === 'string') return cause;
  const units = grouped(ledger.units[seq] ?? 0);
  const line = workload.lines[ledger.lines[seq] ?? -1];
  const operation = line?.parts[cause % 1_000]?.operation.label ?? line?.label ?? '';
  if (cause >= SUCCEEDED) return `${units} × ${operation} succeeded`;
  return cause >= HELD ? `held for ${units} × ${operation}` : `${units} × ${operation}`;
}
