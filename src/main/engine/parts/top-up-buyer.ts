import type { TopUpHeld, TopUpPurchase } from '../../../shared/contract/parts/top-up-result';
import { toAmount } from '../amount/checked';
import { credit, preview, type Lot, type Usage } from './burn-state';
import { NEVER, type Instant, type InstantForm } from './instant';
import { after } from './occurrence';
import { PartLimit } from './outcome';
import { purchaseId, type TopUpPlan } from './top-up-plan';
import {
  costOf,
  cycleStart,
  fires,
  packsWanted,
  type Caps,
  type Sight,
  type Spent,
} from './top-up-rule';

const MOST_ATTEMPTS = 100_000;
/** For one debit: each purchase of it looks again at all that the debit draws on. */
const MOST_AT_ONCE = 10_000;

/** What a look at the balance is about: a debit to come, or the balance as it stands. */
export type Look = {
  readonly at: Instant;
  readonly amount: bigint;
  readonly operation: string | undefined;
  readonly debit: Usage | undefined;
  readonly reason: TopUpPurchase['reason'];
};

/** What a look came to: purchases that succeeded, and what held the next one back. */
export type Looked = { readonly bought: number; readonly held: TopUpHeld | undefined };

export type Bought = { readonly lot: Lot; readonly id: string };
export type CycleSpend = { purchases: number; money: bigint };

/** Buys by the rule, and keeps what the caps and the failures need to know. */
export class Buyer {
  readonly purchases: TopUpPurchase[] = [];
  readonly lots: Lot[] = [];
  /** Successful purchases of this run by start of their cycle. */
  readonly cycles = new Map<Instant, CycleSpend>();
  readonly spent: Spent;
  attempts: number;
  failuresInARow: number;
  stopped: boolean;
  stoppedAt: Instant | undefined;
  packs = 0n;
  credits = 0n;
  money = 0n;

  constructor(
    private readonly plan: TopUpPlan,
    soFar: {
      readonly attempts: number;
      readonly failuresInARow: number;
      readonly stopped: boolean;
    },
    private readonly form: InstantForm,
    private readonly caps: Caps,
  ) {
    this.spent = { ...plan.spent };
    this.attempts = soFar.attempts;
    this.failuresInARow = soFar.failuresInARow;
    this.stopped = soFar.stopped;
  }

  /** Buys until the rule fires no more, or something holds it back. */
  look(look: Look): Looked {
    const { terms } = this.plan;
    const { mostAtOnce } = terms.given;
    let bought = 0;
    let tried = 0;
    for (;;) {
      const sight = this.see(look);
      if (sight === undefined || (sight.shortfall === 0n && !fires(terms, sight.watched)))
        return { bought, held: undefined };
      const held =
        this.heldBack(look.at) ??
        (mostAtOnce !== undefined && tried >= mostAtOnce ? 'most-at-once' : undefined);
      if (held !== undefined) return { bought, held };
      this.turnCycle(look.at);
      const packs = this.caps(terms, packsWanted(terms, sight), this.spent);
      if (typeof packs !== 'bigint') return { bought, held: packs };
      tried += 1;
      if (tried > MOST_AT_ONCE || this.attempts >= MOST_ATTEMPTS) throw new PartLimit(TOO_MANY);
      if (!this.attempt(look, sight, packs)) return { bought, held: 'failed' };
      bought += 1;
    }
  }

  /** The watched balance after the debit, and what the debit lacks; undefined where the rule does not look. */
  private see({ amount, operation }: Look): Sight | undefined {
    const { run, terms } = this.plan;
    const { covered, fromBought } = preview(run.state, amount, operation);
    const shortfall = amount - covered;
    const whole = terms.given.watches === 'whole';
    const drawn = whole ? covered : fromBought;
    if (terms.drawingOnly && amount > 0n && drawn === 0n && shortfall === 0n) return undefined;
    return { watched: (whole ? run.state.total : run.state.bought) - drawn, shortfall };
  }

  private heldBack(at: Instant): TopUpHeld | undefined {
    const { onFrom } = this.plan.terms;
    if (onFrom !== undefined && at < onFrom) return 'off';
    return this.stopped ? 'stopped' : undefined;
  }

  private turnCycle(at: Instant): void {
    const start = cycleStart(this.plan.terms, at);
    if (this.spent.cycleFrom === start) return;
    this.spent.cycleFrom = start;
    this.spent.purchases = 0;
    this.spent.money = 0n;
  }

  /** One attempt to buy; true where the payment went through. */
  private attempt(look: Look, sight: Sight, packs: bigint): boolean {
    const { terms } = this.plan;
    this.attempts += 1;
    const number = this.attempts;
    const fails =
      terms.failedAttempts.has(number) ||
      terms.failsDuring.some(({ from, to }) => from <= look.at && look.at < to);
    this.report(look, sight, packs, !fails);
    if (fails) {
      this.failuresInARow += 1;
      const { stopAfterFailures } = terms.given;
      if (stopAfterFailures !== undefined && this.failuresInARow >= stopAfterFailures) {
        this.stopped = true;
        this.stoppedAt = look.at;
      }
      return false;
    }
    this.failuresInARow = 0;
    this.receive(look.at, packs);
    return true;
  }

  private receive(at: Instant, packs: bigint): void {
    const { terms } = this.plan;
    const cost = costOf(terms, packs);
    const credits = packs * terms.pack;
    this.spent.purchases += 1;
    this.spent.money += cost;
    const cycle = this.spent.cycleFrom ?? at;
    const spend = this.cycles.get(cycle) ?? { purchases: 0, money: 0n };
    this.cycles.set(cycle, { purchases: spend.purchases + 1, money: spend.money + cost });
    this.packs += packs;
    this.credits += credits;
    this.money += cost;
    this.grant(at, credits);
  }

  /** Bought credits are a grant like any other; its rank is where its id stands among all ids. */
  private grant(at: Instant, amount: bigint): void {
    const { run, names, terms } = this.plan;
    const { expiresAfter } = terms.given.pack;
    const name = purchaseId(this.attempts);
    const expires = expiresAfter === undefined ? NEVER : after(at, expiresAfter);
    const lot: Lot = {
      name,
      id: rankAmong(names, name) - 1 / (1 + this.attempts),
      priority: 0,
      bought: true,
      bonus: false,
      onlyFor: undefined,
      effective: at,
      expires,
      ends: expires,
      endsBy: 'expiry',
      amount,
      recurrence: undefined,
      rollover: undefined,
      inForce: true,
      batches: [{ left: amount, cycles: 0 }],
      left: 0n,
      listed: false,
      cycleEndedAt: undefined,
      granted: 0n,
      burned: 0n,
      expired: 0n,
      voided: 0n,
    };
    run.state.lots.push(lot);
    this.lots.push(lot);
    if (expires <= run.to) run.agenda.add({ at: expires, kind: 'expiry', lot });
    credit(run.state, lot, { at, kind: 'grant', amount });
  }

  private report(look: Look, sight: Sight, packs: bigint, succeeded: boolean): void {
    const { run, terms, money } = this.plan;
    const { exact } = run.state;
    const short = sight.shortfall > 0n;
    this.purchases.push({
      id: purchaseId(this.attempts),
      attempt: this.attempts,
      at: this.form.write(look.at),
      packs: toAmount(packs),
      credits: exact.write(packs * terms.pack),
      money: money.write(costOf(terms, packs)),
      succeeded,
      reason: short ? 'shortfall' : look.reason,
      ...(look.debit?.id !== undefined && { debit: look.debit.id }),
      watched: exact.write(sight.watched),
      why: this.why(look, sight),
    });
  }

  private why(look: Look, { watched, shortfall }: Sight): string {
    const { run, terms } = this.plan;
    const { exact } = run.state;
    const { trigger, watches } = terms.given;
    const balance = `${exact.write(watched)} of the ${watches} balance`;
    const level = `${trigger === 'below' ? 'below' : 'at or below'} the threshold ${exact.write(terms.threshold)}`;
    const name = look.debit?.id === undefined ? '' : ` ${look.debit.id}`;
    if (shortfall > 0n)
      return `The debit${name} of ${exact.write(look.amount)} is ${exact.write(shortfall)} short.`;
    if (look.reason === 'switched-on') return `Switched on at ${balance}, ${level}.`;
    return look.amount > 0n
      ? `The debit${name} would leave ${balance}, ${level}.`
      : `The debit${name} left ${balance}, ${level}.`;
  }
}

const TOO_MANY = {
  code: 'purchases_too_many',
  path: 'rule.pack.amount',
  found: `more than ${MOST_AT_ONCE} purchases for one debit, or ${MOST_ATTEMPTS} in all`,
  allowed: 'fewer purchases',
  remedy: 'Buy the whole gap in one purchase, take a larger pack, or shorten the period.',
};

/** How many of the ascending names stand before this one. */
function rankAmong(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
