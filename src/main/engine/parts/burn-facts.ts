import { LOST } from './rollover';
import {
  burn,
  credit,
  lose,
  record,
  tally,
  type BurnState,
  type Fact,
  type Lot,
  type UsageOutcome,
  type Usage,
  availableTo,
} from './burn-state';
import type { Instant } from './instant';

/** How usage beyond the grants is dealt with. */
export type Shortfall = {
  readonly overage: 'off' | 'on' | 'limited';
  readonly limit: bigint;
  readonly asDebt: boolean;
  /** What cannot be covered whole is refused whole. */
  readonly refuses: boolean;
  readonly forgives: boolean;
};

/** Expiry or void: the rest of the grant is gone, and it never comes back. */
export function end(state: BurnState, lot: Lot, at: Instant): void {
  lot.inForce = false;
  lot.batches = [];
  lose(state, lot, { at, kind: lot.endsBy, amount: lot.left });
}

/** The grant's cycle ends: its rollover decides what stays. Once at an instant. */
function endCycle(state: BurnState, lot: Lot, at: Instant): void {
  if (lot.cycleEndedAt === at) return;
  lot.cycleEndedAt = at;
  const { batches, kept, lost, lifted } = state.rules.keep(
    lot.batches,
    lot.rollover ?? LOST,
    state.unit,
    state.exact,
  );
  lot.batches = batches;
  lose(state, lot, { at, kind: 'reset', amount: lost });
  if (kept > 0n) {
    tally(state, 'rolledOver', kept);
    record(state, { at, kind: 'rollover', lot, amount: kept });
  }
  if (lifted > 0n) {
    putIn(lot, lifted, lot.rollover?.cycles !== undefined);
    credit(state, lot, { at, kind: 'lift', amount: lifted });
  }
}

/** Puts credits into the newest batch, or a batch of their own where batches are told apart. */
function putIn(lot: Lot, amount: bigint, apart: boolean): void {
  const newest = lot.batches.at(-1);
  if (newest === undefined || apart) lot.batches.push({ left: amount, cycles: 0 });
  else newest.left += amount;
}

export function reset(state: BurnState, at: Instant, forgives: boolean): void {
  for (const lot of state.lots) if (lot.inForce) endCycle(state, lot, at);
  if (state.overage > 0n) record(state, { at, kind: 'overage-closed', amount: state.overage });
  state.overage = 0n;
  if (!forgives || state.debt === 0n) return;
  tally(state, 'debtForgiven', state.debt);
  record(state, { at, kind: 'debt-forgiven', amount: state.debt });
  state.debts.clear();
  state.debt = 0n;
}

/** The grant is given again: in place of what is left, or on top of what its rollover keeps. */
export function recur(state: BurnState, lot: Lot, at: Instant): void {
  const { recurrence } = lot;
  if (recurrence === undefined || !lot.inForce) return;
  let amount = lot.amount;
  if (!recurrence.adds) {
    lot.batches = [];
    lose(state, lot, { at, kind: 'replaced', amount: lot.left });
  } else {
    if (lot.rollover !== undefined) endCycle(state, lot, at);
    const { maxBalance } = recurrence;
    const room = maxBalance === undefined ? amount : maxBalance - lot.left;
    if (room < amount) {
      amount = room > 0n ? room : 0n;
      tally(state, 'spilled', lot.amount - amount);
      record(state, { at, kind: 'spill', lot, amount: lot.amount - amount });
    }
  }
  if (amount > 0n || !recurrence.adds) putIn(lot, amount, lot.rollover?.cycles !== undefined);
  credit(state, lot, { at, kind: 'recurrence', amount });
}

function becomeEffective(state: BurnState, lot: Lot, at: Instant): void {
  lot.inForce = true;
  lot.batches = [{ left: lot.amount, cycles: 0 }];
  credit(state, lot, { at, kind: 'grant', amount: lot.amount });
}

/** Debts are paid before any usage of the instant, by operation; true where something was paid. */
export function payDebts(state: BurnState, at: Instant): boolean {
  if (state.debt === 0n || state.total === 0n) return false;
  let paidAny = false;
  for (const key of [...state.debts.keys()].toSorted()) {
    const owed = state.debts.get(key) ?? 0n;
    const operation = key === '' ? undefined : key;
    const { draws, open } = burn(state, owed, operation);
    const paid = owed - open;
    if (paid === 0n) continue;
    paidAny = true;
    state.debt -= paid;
    if (open === 0n) state.debts.delete(key);
    else state.debts.set(key, open);
    tally(state, 'debtPaid', paid);
    let total = state.total + paid;
    for (const { lot, amount } of draws) {
      total -= amount;
      state.log?.push({ at, kind: 'debt-payment', lot, operation, amount, total });
    }
  }
  return paidAny;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function overageRoom(state: BurnState, rule: Shortfall, open: bigint): bigint {
  if (rule.overage === 'off') return 0n;
  if (rule.overage === 'on') return open;
  const room = rule.limit - (rule.asDebt ? state.debt : state.overage);
  return room <= 0n ? 0n : least(room, open);
}

function owe(state: BurnState, usage: Usage, amount: bigint): void {
  const key = usage.operation ?? '';
  state.debts.set(key, (state.debts.get(key) ?? 0n) + amount);
  state.debt = state.exact.bounded(state.debt + amount);
  tally(state, 'debtMade', amount);
}

function coversWhole(state: BurnState, usage: Usage, rule: Shortfall): boolean {
  const missing = usage.amount - availableTo(state, usage.operation);
  return missing <= 0n || overageRoom(state, rule, missing) === missing;
}

/** One usage event: grants in burn order, then overage as far as it may go, the rest unserved. */
export function settle(state: BurnState, usage: Usage, rule: Shortfall): UsageOutcome {
  const { at, operation, id } = usage;
  tally(state, 'used', usage.amount);
  const refused = rule.refuses && !coversWhole(state, usage, rule);
  const { draws, open } = refused
    ? { draws: [], open: usage.amount }
    : burn(state, usage.amount, operation);
  const beyond = refused ? 0n : overageRoom(state, rule, open);
  const unserved = open - beyond;
  let total = state.total + usage.amount - open;
  for (const { lot, amount } of draws) {
    total -= amount;
    state.log?.push({ at, kind: 'burn', lot, usage: id, operation, amount, total });
  }
  tally(state, 'burnedByUsage', usage.amount - open);
  if (beyond > 0n) {
    if (rule.asDebt) owe(state, usage, beyond);
    else {
      state.overage += beyond;
      tally(state, 'overage', beyond);
    }
    record(state, {
      at,
      kind: rule.asDebt ? 'debt' : 'overage',
      usage: id,
      operation,
      amount: beyond,
    });
  }
  if (unserved > 0n) {
    tally(state, 'unserved', unserved);
    record(state, { at, kind: 'unserved', usage: id, operation, amount: unserved });
  }
  return {
    usage,
    draws,
    overage: rule.asDebt ? 0n : beyond,
    debt: rule.asDebt ? beyond : 0n,
    unserved,
  };
}

/** Applies what changes lots; usage and appointments are the caller's. */
export function applyToLots(state: BurnState, fact: Fact, rule: Shortfall): void {
  const { kind, lot, at } = fact;
  if (kind === 'reset') reset(state, at, rule.forgives);
  else if (lot === undefined) return;
  else if (kind === 'recurrence') recur(state, lot, at);
  else if (kind === 'grant') becomeEffective(state, lot, at);
  else if (lot.inForce) end(state, lot, at);
}
