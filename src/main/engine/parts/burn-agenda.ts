import type { Agenda } from './agenda';
import type { Shortfall } from './burn-facts';
import type { BurnRules } from './burn-rules';
import type { BurnState, Fact, Lot } from './burn-state';
import type { Instant } from './instant';
import { indexFrom, occurrence, type Series } from './occurrence';

/** A run made ready: state at `from`, what is due, and how shortfalls are dealt with. */
export type BurnRun = {
  readonly from: Instant;
  readonly to: Instant;
  readonly state: BurnState;
  readonly agenda: Agenda<Fact>;
  readonly shortfall: Shortfall;
  readonly resets: Series | undefined;
  readonly outside: { usage: number; resets: number };
  readonly notes: string[];
};

/** Total order of what is due: instant, kind, then grant or usage by id. */
export function factOrder(rules: BurnRules): (a: Fact, b: Fact) => number {
  const rank = (fact: Fact): number =>
    fact.kind === 'wake' ? rules.rank.usage - 0.5 : rules.rank[fact.kind];
  return (a, b) =>
    a.at - b.at ||
    rank(a) - rank(b) ||
    (a.lot?.id ?? 0) - (b.lot?.id ?? 0) ||
    (a.usage?.rank ?? 0) - (b.usage?.rank ?? 0);
}

/** Puts the lot's next recurrence at or after `at` on the agenda, if its time lasts so long. */
export function scheduleRecurrence(
  run: Pick<BurnRun, 'agenda' | 'to'>,
  lot: Lot,
  at: Instant,
): void {
  if (lot.recurrence === undefined) return;
  const { series } = lot.recurrence;
  const next = occurrence(series, indexFrom(series, at));
  if (next < lot.ends && next <= run.to) run.agenda.add({ at: next, kind: 'recurrence', lot });
}

/** Puts the next reset at or after `at` on the agenda, if the run lasts so long. */
export function scheduleReset(
  { agenda, resets, to }: Pick<BurnRun, 'agenda' | 'resets' | 'to'>,
  at: Instant,
): void {
  if (resets === undefined) return;
  const next = occurrence(resets, indexFrom(resets, at));
  if (next <= to) agenda.add({ at: next, kind: 'reset', recurs: true });
}

/** Puts a lot's beginning, next recurrence and end on the agenda, as far as they lie within the run. */
export function scheduleLot(run: BurnRun, lot: Lot): void {
  const { agenda, from, to } = run;
  if (lot.inForce) scheduleRecurrence(run, lot, Math.max(from, lot.effective + 1));
  else if (lot.effective < from || lot.ends <= lot.effective) return;
  else if (lot.effective <= to) {
    agenda.add({ at: lot.effective, kind: 'grant', lot });
  }
  const ends = Math.max(lot.ends, from);
  if (ends <= to) agenda.add({ at: ends, kind: lot.endsBy, lot });
}
