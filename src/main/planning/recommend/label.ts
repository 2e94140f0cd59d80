import type { Day } from '../../engine/time/day';
import { coversStock, creditsOf, type Stock } from './stock';

/** What a way does on its way; days as the engine counts them. */
export type WayEvent =
  | { readonly kind: 'plan'; readonly on: Day; readonly from: Day; readonly plan: number; readonly how: 'at-once' | 'at-cycle-end' }
  /** Packs bought in one go, on a day from `from` to `until` (exclusive): when they are first needed. */
  | { readonly kind: 'buy'; readonly from: Day; readonly until: Day; readonly pack: number; readonly count: number };

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

const within = (a: readonly number[], b: readonly number[]): boolean => a.every((credits, meter) => credits <= (b[meter] ?? 0));

/** `a` costs no more, owes no more and holds at least as much: whatever follows, `b` is never needed. */
function dominates(a: Label, b: Label, everywhere: (family: number) => boolean): boolean {
  return a.cost <= b.cost && within(a.overage, b.overage) && within(a.deficit, b.deficit) && coversStock(a.stock, b.stock, everywhere);
}

const stocked = (label: Label): number => label.stock.reduce((sum, lots) => sum + creditsOf(lots), 0);

const owed = (label: Label): number => [...label.overage, ...label.deficit].reduce((sum, credits) => sum + credits, 0);

/** Labels that no other makes needless; the first found among equals stays. `everywhere`: families that serve on every plan. */
export function undominated(labels: readonly Label[], everywhere: (family: number) => boolean): Label[] {
  if (labels.length < 2) return [...labels];
  const sorted = labels.toSorted((a, b) => a.cost - b.cost || owed(a) - owed(b) || stocked(b) - stocked(a));
  const kept: Label[] = [];
  for (const label of sorted) if (!kept.some((other) => dominates(other, label, everywhere))) kept.push(label);
  return kept;
}
