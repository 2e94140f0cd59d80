import type { EntryKind } from '../../../shared/contract/result';
import type { Day } from '../time/day';

/** No meter, grant, line or units: the column holds this. */
export const NONE = -1;

/**
 * Why an entry stands there: words, or for the entries that come by the thousand a number from
 * which the words are told when somebody reads them (`causes.ts`).
 */
export type Cause = string | number;

/**
 * The append-only ledger of a run, one array per column: a hundred thousand rows cost a few
 * megabytes and no object each. Credits are whole units at the run's scale, money minor units.
 * Only the first `length` places of a column count; the rest is room to grow.
 */
export type Ledger = {
  length: number;
  readonly kinds: EntryKind[];
  days: Int32Array;
  meters: Int8Array;
  /** Signed change of the meter's balance. */
  credits: Float64Array;
  /** Signed change of what running tasks hold. */
  held: Float64Array;
  balances: Float64Array;
  money: Float64Array;
  grants: Int32Array;
  lines: Int32Array;
  units: Float64Array;
  /** Credits an entry concerns without changing a balance; sparse, by position. */
  readonly concerns: Map<number, number>;
  readonly rules: string[];
  readonly causes: Cause[];
};

const LEAST_ROOM = 64;
const MOST_ROOM = 65_536;

/** An empty ledger with room for about `expected` entries; it grows where more come. */
export function newLedger(expected = 0): Ledger {
  const room = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, expected));
  return {
    length: 0,
    kinds: [],
    days: new Int32Array(room),
    meters: new Int8Array(room),
    credits: new Float64Array(room),
    held: new Float64Array(room),
    balances: new Float64Array(room),
    money: new Float64Array(room),
    grants: new Int32Array(room),
    lines: new Int32Array(room),
    units: new Float64Array(room),
    concerns: new Map(),
    rules: [],
    causes: [],
  };
}

function grown<T extends Int8Array | Int32Array | Float64Array>(column: T, room: T): T {
  room.set(column);
  return room;
}

function grow(ledger: Ledger): void {
  const room = ledger.days.length * 2;
  ledger.days = grown(ledger.days, new Int32Array(room));
  ledger.meters = grown(ledger.meters, new Int8Array(room));
  ledger.credits = grown(ledger.credits, new Float64Array(room));
  ledger.held = grown(ledger.held, new Float64Array(room));
  ledger.balances = grown(ledger.balances, new Float64Array(room));
  ledger.money = grown(ledger.money, new Float64Array(room));
  ledger.grants = grown(ledger.grants, new Int32Array(room));
  ledger.lines = grown(ledger.lines, new Int32Array(room));
  ledger.units = grown(ledger.units, new Float64Array(room));
}

/** A change of a meter's balance; returns the entry's position. */
export function creditEntry(
  ledger: Ledger,
  kind: EntryKind,
  day: Day,
  meter: number,
  credits: number,
  held: number,
  balance: number,
  grant: number,
  line: number,
  units: number,
  rule: string,
  cause: Cause,
): number {
  const at = ledger.length;
  if (at === ledger.days.length) grow(ledger);
  ledger.kinds.push(kind);
  ledger.days[at] = day;
  ledger.meters[at] = meter;
  ledger.credits[at] = credits;
  ledger.held[at] = held;
  ledger.balances[at] = balance;
  ledger.grants[at] = grant;
  ledger.lines[at] = line;
  ledger.units[at] = units;
  ledger.rules.push(rule);
  ledger.causes.push(cause);
  ledger.length = at + 1;
  return at;
}

/** Money owed or credited, in minor units; returns the entry's position. */
export function moneyEntry(
  ledger: Ledger,
  kind: EntryKind,
  day: Day,
  money: number,
  line: number,
  rule: string,
  cause: Cause,
): number {
  const at = creditEntry(ledger, kind, day, NONE, 0, 0, 0, NONE, line, NONE, rule, cause);
  ledger.money[at] = money;
  return at;
}
