import type { Run } from '../../engine/simulate/run';
import type { Day } from '../../engine/time/day';
import type { Label } from './label';
import { LIMITS, type Space } from './space';

/** What a way has done that bears on the changes it may still make. */
export type Past = {
  /** The plan has been in force for all of the cycle that ends. */
  readonly settled: boolean;
  /** A lower plan has been taken. */
  readonly lowered: boolean;
};

/** An account on one morning, and the ways that lead to it. */
export type State = { readonly run: Run; readonly past: Past; labels: Label[] };

/** At the beginning: no plan was left yet. */
export const FRESH: Past = { settled: true, lowered: false };

/** States on one morning by what tells them apart. */
export type States = Map<string, State>;

/** States by the morning on which their next cycle begins. */
export class WaitingStates {
  private readonly byDay = new Map<Day, States>();

  on(day: Day): States {
    let states = this.byDay.get(day);
    if (states === undefined) this.byDay.set(day, (states = new Map()));
    return states;
  }

  /** Those of the earliest morning, taken out; null where none wait. */
  takeFirst(): State[] | null {
    if (this.byDay.size === 0) return null;
    let first = Number.POSITIVE_INFINITY;
    for (const day of this.byDay.keys()) if (day < first) first = day;
    const states = this.on(first);
    this.byDay.delete(first);
    return [...states.values()];
  }
}

/** As many states as a search follows at one time, those with the cheapest ways. */
export function mostPromising({ gaps }: Space, states: State[]): State[] {
  if (states.length <= LIMITS.states) return states;
  gaps.add(
    `More than ${LIMITS.states} states of the account were alive at one time; the dearest were dropped.`,
  );
  const cheapest = (state: State): number => Math.min(...state.labels.map((label) => label.cost));
  return states.toSorted((a, b) => cheapest(a) - cheapest(b)).slice(0, LIMITS.states);
}
