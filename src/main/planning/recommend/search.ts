import { copyRun } from '../../engine/simulate/copy';
import { changeRule } from '../../engine/simulate/change';
import { totalMinor } from '../../engine/simulate/money';
import { termsAt } from '../../engine/simulate/program';
import type { Run } from '../../engine/simulate/run';
import { advance, beginRun, finishRun } from '../../engine/simulate/simulate';
import type { PlanTerms } from '../../engine/terms/terms';
import { formatDay, type Day } from '../../engine/time/day';
import { eventsOf, undominated, withEvent, type Label, type WayEvent } from './label';
import { marketOf, overageMinor, serveShortage, type Market } from './market';
import { buyAhead } from './stockpile';
import { LIMITS, type Space } from './space';
import { stateKey } from './state-key';
import { unexpired } from './stock';
import { stockValue } from './value';

/** The cheapest way found: what it does, and its money in minor units. */
export type Found = {
  readonly plan: number;
  readonly events: readonly WayEvent[];
  /** All money of the horizon, and the worth of what is left. */
  readonly cost: number;
  readonly value: number;
};

/** A state of the account at the start of a cycle, and the ways that lead to it. */
type State = { readonly run: Run; labels: Label[] };

/**
 * Finds the cheapest way to serve all work of a space: the account is lived cycle by cycle without
 * purchases, the credits it falls short of are bought or billed in every way worth keeping, and at
 * the start of each cycle, or on a day without credits, every change of plan is tried. Accounts in
 * the same state are followed once. README of this room: what is proven.
 */
export class Search {
  private readonly states = new Map<Day, Map<string, State>>();
  private readonly markets = new Map<string, Market>();
  private best: Found | null = null;
  private cycles = 0;

  /** `below`: a way must be cheaper than this, net of leftovers, to be found; it cuts the search short. */
  constructor(
    private readonly space: Space,
    private readonly withPacks: boolean,
    private readonly below = Number.POSITIVE_INFINITY,
    /** Money spent never comes back: a way that costs more than the best can be dropped. */
    private readonly risesOnly = costOnlyRises(space),
  ) {}

  run(starts: readonly number[]): Found | null {
    const { program, caseId } = this.space;
    for (const start of starts) {
      const { plan } = termsAt(program, start);
      const run = beginRun(program, { plan: plan.id, purchasing: { kind: 'measure' }, case: caseId });
      const label: Label = { start, cost: 0, stock: run.purses.map(() => []), overage: run.purses.map(() => 0), trace: null };
      const state: State = { run, labels: [label] };
      // An account as it stands may change its plan on its first day; a new one starts as it starts.
      if (program.scenario.account === undefined) this.live(run, state.labels);
      else this.expand(state);
    }
    for (let day = this.nextDay(); day !== undefined; day = this.nextDay()) {
      const states = [...(this.states.get(day)?.values() ?? [])];
      this.states.delete(day);
      for (const state of this.mostPromising(states)) this.expand(state);
    }
    return this.best;
  }

  private nextDay(): Day | undefined {
    let first: Day | undefined;
    for (const day of this.states.keys()) if (first === undefined || day < first) first = day;
    return first;
  }

  private mostPromising(states: State[]): State[] {
    if (states.length <= LIMITS.states) return states;
    this.space.gaps.add(`More than ${LIMITS.states} states of the account were alive at one time; the dearest were dropped.`);
    const cheapest = (state: State): number => Math.min(...state.labels.map((label) => label.cost));
    return states.toSorted((a, b) => cheapest(a) - cheapest(b)).slice(0, LIMITS.states);
  }

  /** Goes on from the start of a cycle: on the same plan, and on every other. */
  private expand(state: State): void {
    const { run, labels } = state;
    const others = this.mayMove(run) ? this.space.plans.filter((at) => at !== run.plan.at) : [];
    for (const at of others) {
      const to = termsAt(this.space.program, at);
      const atOnce = changeRule(run, to).rule.when === 'at-once';
      if (at < run.plan.at && run.day < run.termEnds) continue;
      // What is paid for is used up first, and the change is ordered the day before.
      if (!atOnce && (run.day === run.start || run.day !== run.cycleTo || run.day < run.priceTo)) continue;
      const moved = atOnce ? changedToday(run, to) : copyRun(run);
      if (!atOnce) moved.pendingPlan = at;
      const event: WayEvent = atOnce
        ? { kind: 'plan', on: run.day, from: run.day, plan: at, how: 'at-once' }
        : { kind: 'plan', on: run.day - 1, from: run.day, plan: at, how: 'at-cycle-end' };
      const leaving = this.space.stockElsewhere ? buyAhead(this.space, this.marketFor(run), labels, run, to) : labels;
      this.live(moved, leaving.map((label) => withEvent(label, event)));
    }
    this.live(run, labels);
  }

  private mayMove(run: Run): boolean {
    return this.space.moves && run.subscription === 'active';
  }

  /** Plans that the one in force can be upgraded to on any day. */
  private climbs(run: Run): PlanTerms[] {
    if (!this.mayMove(run)) return [];
    const higher = this.space.plans.filter((at) => at > run.plan.at).map((at) => termsAt(this.space.program, at));
    return higher.filter((to) => changeRule(run, to).rule.when === 'at-once');
  }

  /** Lives the rest of a cycle from the morning of a day, with every way that is worth keeping. */
  private live(run: Run, labels: readonly Label[]): void {
    let alive = this.cheapEnough(run, labels);
    if (alive.length === 0) return;
    this.cycles += 1;
    const opened = run.day;
    let since = opened;
    const scout = this.space.moves ? copyRun(run) : null;
    const before = [...run.owed];
    advance(run, opened + 1);
    if (run.unserved.size > 0) return;
    const climbs = this.climbs(run);
    if (climbs.length === 0 && !this.space.byDay) {
      advance(run, run.cycleTo);
    } else if (!this.space.byDay && !this.fallsShort(run)) {
      advance(run, run.cycleTo);
    } else {
      for (;;) {
        const short = run.owed.some((credits, meter) => credits > (before[meter] ?? 0));
        if (this.space.byDay && short) alive = this.settle(run, alive, before, { from: since, until: run.day });
        if (alive.length === 0 || run.day >= Math.min(run.cycleTo, run.end)) break;
        const today = run.day;
        const until = [...run.owed];
        const drawn = beyondAllowance(run);
        advance(run, today + 1);
        const dry = run.unserved.size > 0 || beyondAllowance(run) > drawn;
        if (dry && scout !== null && climbs.length > 0 && this.mayClimb(since, opened)) {
          if (!this.space.byDay) alive = this.settle(run, alive, before, { from: since, until: today }, until);
          advance(scout, today);
          this.climb(scout, alive, climbs);
          since = today;
        }
        if (this.space.byDay) since = today;
        if (run.unserved.size > 0) return;
      }
    }
    if (!this.space.byDay) alive = this.settle(run, alive, before, { from: since, until: run.day });
    this.close(run, alive);
  }

  /** Upgrades within a cycle are tried on each day without credits, or only on the first where that is too much. */
  private mayClimb(since: Day, opened: Day): boolean {
    if (this.cycles < LIMITS.cycles || since === opened) return true;
    this.space.gaps.add('Upgrades within a cycle were only tried on the day its credits ran out.');
    return false;
  }

  private fallsShort(run: Run): boolean {
    const ahead = copyRun(run);
    advance(ahead, ahead.cycleTo);
    return ahead.unserved.size > 0 || beyondAllowance(ahead) > beyondAllowance(run);
  }

  private climb(scout: Run, labels: readonly Label[], climbs: readonly PlanTerms[]): void {
    for (const to of climbs) {
      const event: WayEvent = { kind: 'plan', on: scout.day, from: scout.day, plan: to.at, how: 'at-once' };
      // Overage so far is owed at the price of the plan it arose on.
      const billed = this.billOverage(scout, labels);
      this.live(changedToday(scout, to), billed.map((label) => withEvent(label, event)));
    }
  }

  /** Serves what ran short since `before` (up to `until` where that is told), and starts counting anew. */
  private settle(run: Run, labels: readonly Label[], before: number[], window: { from: Day; until: Day }, until: readonly number[] = run.owed): Label[] {
    const short = until.map((credits, meter) => credits - (before[meter] ?? 0));
    for (const [meter, credits] of until.entries()) before.splice(meter, 1, credits);
    if (short.every((credits) => credits === 0)) return [...labels];
    return this.cheapEnough(run, serveShortage(this.space, this.marketFor(run), labels, short, window));
  }

  private marketFor(run: Run): Market {
    const key = `${run.plan.at} ${run.seats} ${run.overageOn} ${run.subscription} ${run.included.join(' ')}`;
    let market = this.markets.get(key);
    if (market === undefined) this.markets.set(key, (market = marketOf(this.space, run, this.withPacks)));
    return market;
  }

  private billOverage(run: Run, labels: readonly Label[]): Label[] {
    return labels.flatMap((label) => {
      const bill = overageMinor(run, label.overage);
      return bill === null ? [] : [{ ...label, cost: label.cost + bill, overage: label.overage.map(() => 0) }];
    });
  }

  /** Drops ways that already cost what the best costs. */
  private cheapEnough(run: Run, labels: readonly Label[]): Label[] {
    if (!this.risesOnly) return [...labels];
    const most = Math.min(this.below, this.best === null ? Number.POSITIVE_INFINITY : this.best.cost - this.best.value);
    const due = totalMinor(run) + run.nextInvoice.reduce((sum, line) => sum + line.amountMinor, 0);
    return labels.filter((label) => label.cost + due - stockValue(this.space, label.stock, run.day) < most);
  }

  /** Ends a cycle: its money is counted, and what goes on is kept by its state. */
  private close(run: Run, labels: readonly Label[]): void {
    if (run.unserved.size > 0 || run.unknownPrices.size > 0) return;
    const last = run.day >= run.end;
    const billed = this.billOverage(run, labels);
    if (last) finishRun(run);
    if (run.unserved.size > 0 || run.unknownPrices.size > 0) return;
    const spent = totalMinor(run);
    run.invoices.length = 0;
    const closed = billed.map((label) => ({ ...label, cost: label.cost + spent, stock: label.stock.map((lots) => unexpired(lots, run.day)) }));
    if (last) {
      for (const label of closed) this.finish(label, run.end);
      return;
    }
    const alive = this.cheapEnough(run, closed);
    if (alive.length === 0) return;
    const states = this.states.get(run.day) ?? new Map<string, State>();
    this.states.set(run.day, states);
    const key = stateKey(run);
    const same = states.get(key);
    if (same === undefined) states.set(key, { run, labels: undominated(alive) });
    else same.labels = undominated([...same.labels, ...alive]);
  }

  private finish(label: Label, end: Day): void {
    const value = stockValue(this.space, label.stock, end);
    const net = label.cost - value;
    if (net >= this.below) return;
    const events = eventsOf(label.trace);
    if (this.best !== null) {
      const bar = this.best.cost - this.best.value;
      if (net > bar || (net === bar && events.length >= this.best.events.length)) return;
    }
    this.best = { plan: label.start, events, cost: label.cost, value };
  }
}

/** Credits of this cycle that its allowance did not cover: short, or drawn from what would have lasted. */
function beyondAllowance(run: Run): number {
  let sum = 0;
  for (const { meter } of run.purses) {
    const lasts = run.unlimited[meter] !== true && run.reservoirs[meter] === null;
    sum += (lasts ? (run.cycleUsed[meter] ?? 0) - (run.allowanceUsed[meter] ?? 0) : run.owed[meter]) ?? 0;
  }
  return sum;
}

function changedToday(run: Run, to: PlanTerms): Run {
  return copyRun(run, [...run.changes, { on: formatDay(run.day), kind: 'plan', plan: to.plan.id }]);
}

/** No invoice line of a change or a cancellation can be below zero beyond what the next one adds. */
function costOnlyRises({ program, plans, moves }: Space): boolean {
  if (program.scenario.changes.some((change) => change.kind === 'cancel' || change.kind === 'price')) return false;
  if (!moves) return true;
  const terms = plans.map((at) => termsAt(program, at));
  const rising = terms.every((plan, at) => at === 0 || (plan.priceMinor ?? 0) / plan.monthsPerPrice >= (terms[at - 1]?.priceMinor ?? 0) / (terms[at - 1]?.monthsPerPrice ?? 1));
  return rising && terms.every(({ policies }) => policies.downgrade.when === 'next-cycle');
}
