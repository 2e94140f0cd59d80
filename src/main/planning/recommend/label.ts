import type { Day } from '../../engine/time/day';
import type { Stock } from './stock';

/** What a way does on its way; days as the engine counts them. */
export type WayEvent =
  | {
      readonly kind: 'plan';
      readonly on: Day;
      readonly from: Day;
      readonly plan: number;
      readonly how: 'at-once' | 'at-cycle-end';
    }
  /** Packs bought in one go, on a day from `from` to `until` (exclusive): when they are first needed. */
  | {
      readonly kind: 'buy';
      readonly from: Day;
      readonly until: Day;
      readonly pack: number;
      readonly count: number;
    };

export type Trace = { readonly event: WayEvent; readonly before: Trace | null };

/** One way so far: what it has cost, what it holds, and what it still has to pay for. */
export type Label = {
  /** Position of the plan it started with. */
  readonly start: number;
  /** Minor units; without the overage of the running cycle. */
  readonly cost: number;
  readonly stock: Stock;
  /** Credits by meter since the cycle began. */
  readonly overage: readonly number[];
  /** Credits by meter that packs are to cover, bought as they are needed and chosen at the end. */
  readonly deficit: readonly number[];
  readonly trace: Trace | null;
};

export function eventsOf(trace: Trace | null): WayEvent[] {
  const events: WayEvent[] = [];
  for (let at = trace; at !== null; at = at.before) events.push(at.event);
  return events.toReversed();
}

export function withEvent(label: Label, event: WayEvent): Label {
  return { ...label, trace: { event, before: label.trace } };
}
