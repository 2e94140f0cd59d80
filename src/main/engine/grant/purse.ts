import { plus } from '../amount/checked';
import { NEVER, type Day } from '../time/day';
import type { Grant } from './grant';

/**
 * All grants of one meter in burn order, with their sums kept beside them. Empty grants leave the
 * list at once, so that it stays as short as the credits that are really there.
 */
export type Purse = {
  readonly meter: number;
  grants: Grant[];
  total: number;
  bought: number;
  /** Of the running periods' allowances. */
  current: number;
  /** Earliest day on which a grant or its period ends, NEVER where none does. */
  nextExpiry: Day;
  /** Grants that only some operations may use exist. */
  restricted: boolean;
};

export function emptyPurse(meter: number): Purse {
  return {
    meter,
    grants: [],
    total: 0,
    bought: 0,
    current: 0,
    nextExpiry: NEVER,
    restricted: false,
  };
}

export function putGrant(purse: Purse, grant: Grant, order: (a: Grant, b: Grant) => number): void {
  const { grants } = purse;
  let at = grants.length;
  while (at > 0 && order(grants[at - 1] as Grant, grant) > 0) at -= 1;
  if (at === grants.length) grants.push(grant);
  else grants.splice(at, 0, grant);
  purse.total = plus(purse.total, grant.left);
  if (grant.bought) purse.bought += grant.left;
  if (grant.current) purse.current += grant.left;
  if (grant.due < purse.nextExpiry) purse.nextExpiry = grant.due;
  if (grant.onlyFor !== undefined) purse.restricted = true;
}

/** Puts the grants into a new order, after a change of plan brought another burn order or expiry. */
export function reorder(purse: Purse, order: (a: Grant, b: Grant) => number): void {
  purse.grants.sort(order);
  refreshExpiry(purse);
}

function refreshExpiry(purse: Purse): void {
  const { grants } = purse;
  let next = NEVER;
  for (let at = 0; at < grants.length; at += 1) next = Math.min(next, (grants[at] as Grant).due);
  purse.nextExpiry = next;
}

/** Credits these operations may use, all of them together. */
export function available(purse: Purse, operations: readonly number[]): number {
  if (!purse.restricted) return purse.total;
  let sum = 0;
  for (const grant of purse.grants) if (usable(grant, operations)) sum += grant.left;
  return sum;
}

function usable(grant: Grant, operations: readonly number[]): boolean {
  const { onlyFor } = grant;
  return onlyFor === undefined || operations.every((operation) => onlyFor.has(operation));
}

/** What one draw took from one grant. */
export type Draw = { readonly grant: Grant; readonly credits: number };

/**
 * Burns `credits` in burn order and returns what no grant covered. `seen` is told of each draw,
 * oldest first; null where nobody asks.
 */
export function burn(
  purse: Purse,
  credits: number,
  operations: readonly number[],
  seen: ((grant: Grant, credits: number) => void) | null,
): number {
  let open = credits;
  const { grants } = purse;
  let emptied = false;
  for (let at = 0; at < grants.length && open > 0; at += 1) {
    const grant = grants[at] as Grant;
    if (purse.restricted && !usable(grant, operations)) continue;
    const draw = grant.left < open ? grant.left : open;
    grant.left -= draw;
    open -= draw;
    purse.total -= draw;
    if (grant.bought) purse.bought -= draw;
    if (grant.current) purse.current -= draw;
    if (grant.left === 0) emptied = true;
    if (seen !== null) seen(grant, draw);
  }
  if (emptied) dropEmpty(purse);
  return open;
}

/** Gives credits back to a grant, never above its amount; what does not fit is returned. */
export function giveBack(
  purse: Purse,
  grant: Grant,
  credits: number,
  order: (a: Grant, b: Grant) => number,
): number {
  const fits = Math.min(credits, grant.amount - grant.left);
  if (fits <= 0) return credits;
  const gone = !purse.grants.includes(grant);
  grant.left += fits;
  if (gone) {
    putGrant(purse, grant, order);
  } else {
    purse.total += fits;
    if (grant.bought) purse.bought += fits;
    if (grant.current) purse.current += fits;
  }
  return credits - fits;
}

/** Takes credits out of a grant for another reason than use: expiry, clamp, clearing. */
export function takeFrom(purse: Purse, grant: Grant, credits: number): void {
  grant.left -= credits;
  purse.total -= credits;
  if (grant.bought) purse.bought -= credits;
  if (grant.current) purse.current -= credits;
  if (grant.left === 0) dropEmpty(purse);
}

/** The period of an allowance has ended: what it left stays, but no longer as this period's. */
export function passOn(purse: Purse, grant: Grant): void {
  if (grant.current) purse.current -= grant.left;
  grant.current = false;
  grant.age += 1;
}

/** A reservoir's balance grows by refills; the grant itself stays one. */
export function addTo(
  purse: Purse,
  grant: Grant,
  credits: number,
  order: (a: Grant, b: Grant) => number,
): void {
  grant.amount = plus(grant.left, credits);
  giveBack(purse, grant, credits, order);
}

/** Empty grants leave the list, in place: it is short, and this happens with every grant. */
function dropEmpty(purse: Purse): void {
  const { grants } = purse;
  let kept = 0;
  let next = false;
  for (let at = 0; at < grants.length; at += 1) {
    const grant = grants[at] as Grant;
    if (grant.left > 0) {
      grants[kept] = grant;
      kept += 1;
    } else if (grant.due <= purse.nextExpiry) {
      next = true;
    }
  }
  grants.length = kept;
  if (next) refreshExpiry(purse);
  if (purse.restricted) purse.restricted = grants.some((grant) => grant.onlyFor !== undefined);
}
