import type { BurnEntryKind, FactKind } from '../../../shared/contract/parts/burn-down-result';
import type { Orderable } from '../grant/order';
import type { BurnRules } from './burn-rules';
import type { Exact } from './exact';
import type { Instant } from './instant';
import type { Series } from './occurrence';
import type { Batch, Rollover } from './rollover';

/** A grant while it runs. What was granted never changes; batches hold what is left of it. */
export type Lot = Orderable & {
  /** The grant's own id; `id` is its rank among all ids. */
  readonly name: string;
  readonly onlyFor: ReadonlySet<string> | undefined;
  readonly amount: bigint;
  readonly recurrence:
    | { readonly series: Series; readonly adds: boolean; readonly maxBalance: bigint | undefined }
    | undefined;
  readonly rollover: Rollover | undefined;
  /** End of its time, exclusive, and what ends it. */
  readonly ends: Instant;
  readonly endsBy: 'expiry' | 'void';
  inForce: boolean;
  batches: Batch[];
  left: bigint;
  /** Whether the list of lots to burn holds it. */
  listed: boolean;
  /** A cycle ends once at an instant, even where a reset and a recurrence meet. */
  cycleEndedAt: Instant | undefined;
  granted: bigint;
  burned: bigint;
  expired: bigint;
  voided: bigint;
};

export const TALLIES = [
  'atStart',
  'effective',
  'recurred',
  'lifted',
  'burnedByUsage',
  'atExpiry',
  'atReset',
  'replaced',
  'voided',
  'rolledOver',
  'spilled',
  'used',
  'overage',
  'unserved',
  'debtAtStart',
  'debtMade',
  'debtPaid',
  'debtForgiven',
] as const;
export type Tally = (typeof TALLIES)[number];

export type Entry = {
  readonly at: Instant;
  readonly kind: BurnEntryKind;
  readonly lot?: Lot | undefined;
  readonly usage?: string | undefined;
  readonly operation?: string | undefined;
  readonly amount: bigint;
  readonly total: bigint;
};

export type Usage = {
  readonly id: string | undefined;
  readonly at: Instant;
  readonly operation: string | undefined;
  readonly amount: bigint;
  /** Rank in the order in which usage burns. */
  readonly rank: number;
};

export type Draw = { readonly lot: Lot; amount: bigint };

export type UsageOutcome = {
  readonly usage: Usage;
  readonly draws: readonly Draw[];
  readonly overage: bigint;
  readonly debt: bigint;
  readonly unserved: bigint;
};

/** `wake` is a caller's own appointment, just before the usage of its instant. */
export type Fact = {
  readonly at: Instant;
  readonly kind: Exclude<FactKind, 'end' | 'debt-payment'> | 'wake';
  readonly lot?: Lot;
  readonly usage?: Usage;
  /** A reset that comes again by recurrence. */
  readonly recurs?: true;
};

/** Everything that changes while a run goes on. */
export type BurnState = {
  readonly exact: Exact;
  readonly rules: BurnRules;
  readonly unit: bigint;
  /** All lots by rank of id. */
  readonly lots: Lot[];
  /** Lots with credits in burn order; emptied ones stay until `crowded`. */
  live: Lot[];
  crowded: boolean;
  /** Lots that have got credits and are not in `live` yet. */
  arrived: Lot[];
  readonly order: (a: Lot, b: Lot) => number;
  total: bigint;
  /** Bought credits in the total. */
  bought: bigint;
  /** Debt by the operation that made it; "" for usage without one. */
  readonly debts: Map<string, bigint>;
  debt: bigint;
  overage: bigint;
  readonly sums: Record<Tally, bigint>;
  /** Told of every change; null where nobody listens. */
  readonly log: Entry[] | null;
};

export function record(state: BurnState, entry: Omit<Entry, 'total'>): void {
  state.log?.push({ ...entry, total: state.total });
}

export function tally(state: BurnState, kind: Tally, amount: bigint): void {
  state.sums[kind] = state.exact.bounded(state.sums[kind] + amount);
}

type Credit = {
  readonly at: Instant;
  readonly kind: 'start' | 'grant' | 'recurrence' | 'lift';
  readonly amount: bigint;
};
const CREDITED: Record<Credit['kind'], Tally> = {
  start: 'atStart',
  grant: 'effective',
  recurrence: 'recurred',
  lift: 'lifted',
};

/** Adds credits to a lot whose batches the caller has set; keeps every sum beside them. */
export function credit(state: BurnState, lot: Lot, { at, kind, amount }: Credit): void {
  lot.left += amount;
  lot.granted = state.exact.bounded(lot.granted + amount);
  state.total = state.exact.bounded(state.total + amount);
  if (lot.bought) state.bought += amount;
  tally(state, CREDITED[kind], amount);
  if (!lot.listed && lot.left > 0n) {
    lot.listed = true;
    state.arrived.push(lot);
  }
  record(state, { at, kind, lot, amount });
}

type Loss = {
  readonly at: Instant;
  readonly kind: 'expiry' | 'void' | 'reset' | 'replaced';
  readonly amount: bigint;
};
const LOST_BY: Record<Loss['kind'], Tally> = {
  expiry: 'atExpiry',
  void: 'voided',
  reset: 'atReset',
  replaced: 'replaced',
};

/** Takes credits away for another reason than use; the caller has set the batches. */
export function lose(state: BurnState, lot: Lot, { at, kind, amount }: Loss): void {
  if (amount === 0n) return;
  lot.left -= amount;
  if (kind === 'void') lot.voided += amount;
  else lot.expired += amount;
  state.total -= amount;
  if (lot.bought) state.bought -= amount;
  tally(state, LOST_BY[kind], amount);
  record(state, { at, kind, lot, amount });
}

const mayUse = (lot: Lot, operation: string | undefined): boolean =>
  lot.onlyFor === undefined || (operation !== undefined && lot.onlyFor.has(operation));

/** Few newcomers are cheaper to put in their places than to sort for. */
const FEW = 8;

function insert(live: Lot[], lot: Lot, order: BurnState['order']): void {
  let low = 0;
  let high = live.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(live[middle] as Lot, lot) < 0) low = middle + 1;
    else high = middle;
  }
  live.splice(low, 0, lot);
}

function sortedLive(state: BurnState): readonly Lot[] {
  const { arrived, order } = state;
  if (state.crowded || arrived.length > FEW) {
    const live: Lot[] = [];
    for (const lot of [...state.live, ...arrived]) {
      if (lot.left > 0n) live.push(lot);
      else lot.listed = false;
    }
    state.live = live.toSorted(order);
    state.crowded = false;
  } else for (const lot of arrived) insert(state.live, lot, order);
  if (arrived.length > 0) state.arrived = [];
  return state.live;
}

/** Credits that usage of this operation may draw on. */
export function availableTo(state: BurnState, operation: string | undefined): bigint {
  let sum = 0n;
  for (const lot of sortedLive(state)) if (mayUse(lot, operation)) sum += lot.left;
  return sum;
}

/** What usage would draw, without drawing it: in all, and from bought credits. */
export function preview(
  state: BurnState,
  amount: bigint,
  operation: string | undefined,
): { covered: bigint; fromBought: bigint } {
  let open = amount;
  let fromBought = 0n;
  for (const lot of sortedLive(state)) {
    if (open <= 0n) break;
    if (lot.left <= 0n || !mayUse(lot, operation)) continue;
    const part = state.rules.take(lot.left, open);
    open -= part;
    if (lot.bought) fromBought += part;
  }
  return { covered: amount - open, fromBought };
}

function drawFrom(lot: Lot, amount: bigint): void {
  lot.left -= amount;
  lot.burned += amount;
  let open = amount;
  // Oldest batch first; only the newest may go negative, and only where a broken rule takes too much.
  for (const [at, batch] of lot.batches.entries()) {
    const part = batch.left < open && at < lot.batches.length - 1 ? batch.left : open;
    batch.left -= part;
    open -= part;
  }
  if (lot.batches.length > 1) lot.batches = lot.batches.filter((batch) => batch.left !== 0n);
}

/** Burns in burn order and says what each lot gave; what is left over is open. */
export function burn(
  state: BurnState,
  amount: bigint,
  operation: string | undefined,
): { draws: Draw[]; open: bigint } {
  const draws: Draw[] = [];
  let open = amount;
  let emptied = 0;
  for (const lot of sortedLive(state)) {
    if (open <= 0n) break;
    if (lot.left <= 0n) {
      emptied += 1;
      continue;
    }
    if (!mayUse(lot, operation)) continue;
    const part = state.rules.take(lot.left, open);
    drawFrom(lot, part);
    open -= part;
    state.total -= part;
    if (lot.bought) state.bought -= part;
    draws.push({ lot, amount: part });
  }
  // Emptied lots stay in the list until they would slow it down.
  if (emptied > 16 && emptied * 2 > state.live.length) state.crowded = true;
  return { draws, open };
}
