import type { Day } from '../../engine/time/day';
import { coversStock, creditsOf, type Stock } from './stock';

/** What a way does on its way; days as the engine counts them. */
export type WayEvent =
  | { readonly kind: 'plan'; readonly on: Day; readonly from: Day; readonly plan: number; readonly how: 'at-once' | 'at-cycle-end' }
  /** Packs bought in one go, on a day from `from` to `until` (exclusive): when they are first needed. */
  | { readonly kind: 'buy'; readonly from: Day; readonly until: Day; readonly pack: number; readonly count: number };

export type Trace = { readonly event: WayEvent; readonly before: Trace | null };

/** One way so far: what it has cost, what it holds, and what its running cycle owes in overage. */
export type Label = {
  /** Position of the plan it started with. */
  readonly start: number;
  /** Minor units, without the overage of the running cycle. */
  readonly cost: number;
  readonly stock: Stock;
  /** Credits by meter since the cycle began. */
  readonly overage: readonly number[];
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

/** `a` costs no more, owes no more and holds at least as much: whatever follows, `b` is never needed. */
function dominates(a: Label, b: Label): boolean {
  return a.cost <= b.cost && a.overage.every((credits, meter) => credits <= (b.overage[meter] ?? 0)) && coversStock(a.stock, b.stock);
}

const stocked = (label: Label): number => label.stock.reduce((sum, lots) => sum + creditsOf(lots), 0);

const owed = (label: Label): number => label.overage.reduce((sum, credits) => sum + credits, 0);

/** Labels that no other makes needless; the first found among equals stays. */
export function undominated(labels: readonly Label[]): Label[] {
  if (labels.length < 2) return [...labels];
  const sorted = labels.toSorted((a, b) => a.cost - b.cost || owed(a) - owed(b) || stocked(b) - stocked(a));
  const kept: Label[] = [];
  for (const label of sorted) if (!kept.some((other) => dominates(other, label))) kept.push(label);
  return kept;
}
