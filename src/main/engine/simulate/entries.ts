import type { EntryKind } from '../../../shared/contract/result';
import { formatTrimmed, grouped } from '../../../shared/decimal';
import { creditEntry, NONE, type Cause } from '../ledger/ledger';
import type { Run } from './run';

/** Credits as people read them: grouped, without needless zeros. */
export function creditsText(run: Run, credits: number): string {
  return grouped(formatTrimmed(credits, run.program.scale));
}

/** "1 waits for a slot", "1,200 wait for a slot". */
export const waitText = (units: number, what: string): string =>
  `${grouped(units)} ${units === 1 ? 'waits' : 'wait'} for ${what}`;

/** Writes a change of a meter's balance that has happened already; nothing where nobody records. */
export function note(
  run: Run,
  kind: EntryKind,
  meter: number,
  credits: number,
  rule: string,
  cause: Cause,
  about: { grant?: number; line?: number; units?: number; held?: number; concerns?: number } = {},
): number {
  const { recorder } = run;
  if (recorder === null) return NONE;
  if (about.concerns !== undefined)
    recorder.ledger.concerns.set(recorder.ledger.length, about.concerns);
  return creditEntry(
    recorder.ledger,
    kind,
    run.day,
    meter,
    credits,
    about.held ?? 0,
    meter === NONE ? 0 : (run.purses[meter]?.total ?? 0) - (run.debt[meter] ?? 0),
    about.grant ?? NONE,
    about.line ?? NONE,
    about.units ?? NONE,
    rule,
    cause,
  );
}
