import type { EntryKind } from '../../../shared/contract/result';
import { formatTrimmed } from '../../../shared/decimal';
import { NONE } from '../ledger/ledger';
import type { Run } from './run';

/** Credits as people read them: grouped, without needless zeros. */
export function creditsText(run: Run, credits: number): string {
  return grouped(formatTrimmed(credits, run.program.scale));
}

export function grouped(number: string | number): string {
  const [whole = '', fraction] = String(number).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/** Writes a change of a meter's balance that has happened already; nothing where nobody records. */
export function note(
  run: Run,
  kind: EntryKind,
  meter: number,
  credits: number,
  rule: string,
  cause: string,
  about: { grant?: number; line?: number; units?: number; held?: number } = {},
): number {
  const { recorder } = run;
  if (recorder === null) return NONE;
  return recorder.ledger.credit(
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
