import { NONE, type Ledger } from '../engine/ledger/ledger';
import type { Run } from '../engine/simulate/run';
import { civilOf } from '../engine/time/day';

/**
 * Policies that shaped a run although no entry of its ledger names them, by rule id: the cycle where it
 * does not begin with the month, the day's order where something refills, the burn order where credits
 * of several kinds stood side by side, and how records are served where some could not be.
 */
export function silentRules(run: Run): string[] {
  const ledger = run.recorder?.ledger;
  if (ledger === undefined) return [];
  const { rules } = run.plan;
  const kinds = new Set(ledger.kinds);
  const isShort = kinds.has('unserved') || kinds.has('queue') || kinds.has('block');
  const { catalogs } = run.program.scenario;
  return [
    ...(civilOf(run.anchor).day !== 1 && kinds.has('fee') ? [rules.cycle] : []),
    ...(kinds.has('refill') ? [rules.dayOrder] : []),
    ...(haveSeveralKinds(ledger) ? [rules.burnOrder] : []),
    ...(isShort && catalogs.some(({ operations }) => operations.length > 1) ? [rules.records] : []),
  ];
}

/** A meter got credits both granted and bought, or by two rules on one day. */
function haveSeveralKinds({ length, kinds, meters, days, rules }: Ledger): boolean {
  const latest = new Map<
    number,
    { readonly rule: string; readonly day: number; readonly kind: string }
  >();
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at] as string;
    const meter = meters[at] as number;
    if ((kind !== 'grant' && kind !== 'top-up') || meter === NONE) continue;
    const before = latest.get(meter);
    const [day, rule] = [days[at] as number, rules[at] as string];
    if (before !== undefined && before.kind !== kind) return true;
    if (before !== undefined && before.day === day && before.rule !== rule) return true;
    latest.set(meter, { rule, day, kind });
  }
  return false;
}
