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
 */
export class Ledger {
  readonly kinds: EntryKind[] = [];
  readonly days: Day[] = [];
  readonly meters: number[] = [];
  readonly credits: number[] = [];
  readonly held: number[] = [];
  /** Credits an entry concerns without changing a balance; sparse, by position. */
  readonly concerns = new Map<number, number>();
  readonly balances: number[] = [];
  readonly money: number[] = [];
  readonly grants: number[] = [];
  readonly lines: number[] = [];
  readonly units: number[] = [];
  readonly rules: string[] = [];
  readonly causes: Cause[] = [];

  get length(): number {
    return this.kinds.length;
  }

  /** A change of a meter's balance; returns the entry's position. */
  credit(
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
    this.kinds.push(kind);
    this.days.push(day);
    this.meters.push(meter);
    this.credits.push(credits);
    this.held.push(held);
    this.balances.push(balance);
    this.money.push(0);
    this.grants.push(grant);
    this.lines.push(line);
    this.units.push(units);
    this.rules.push(rule);
    this.causes.push(cause);
    return this.kinds.length - 1;
  }

  /** Money owed or credited, in minor units; returns the entry's position. */
  amount(kind: EntryKind, day: Day, money: number, line: number, rule: string, cause: Cause): number {
    const at = this.credit(kind, day, NONE, 0, 0, 0, NONE, line, NONE, rule, cause);
    this.money[at] = money;
    return at;
  }
}
