import { copyRun } from '../../engine/simulate/copy';
import { totalMinor } from '../../engine/simulate/money';
import { termsAt } from '../../engine/simulate/program';
import type { Run } from '../../engine/simulate/run';
import { advance, beginRun, finishRun } from '../../engine/simulate/simulate';
import type { PlanTerms } from '../../engine/terms/terms';
import type { Day } from '../../engine/time/day';
import { marketsOf } from './eager';
import { withEvent, type Label, type WayEvent } from './label';
import { beyondAllowance, goesBeyond } from './look-ahead';
import type { Means } from './means';
import { climbsFrom, climbTo, movesBetween } from './moves';
import type { Space } from './space';
import { stateKey } from './state-key';
import { FRESH, mostPromising, WaitingStates, type Past, type State, type States } from './states';
import { unexpired } from './stock';
import { buyAhead } from './stockpile';
import { worthKeeping } from './undominated';

/** The cheapest way found: what it does, and its money in minor units. */
export type Found = {
  /** Position of the plan it starts with. */
  readonly plan: number;
  readonly events: readonly WayEvent[];
  /** All money of the horizon, and the worth of what is left. */
  readonly cost: number;
  readonly value: number;
};

export const NEVER_TOO_DEAR = Number.POSITIVE_INFINITY;

/** What a way must keep to while it is looked for. */
type Bounds = {
  /** A way must cost less, net of leftovers. */
  readonly below: number;
  /** Money spent never comes back: a way that costs as much as the best can be dropped. */
  readonly risesOnly: boolean;
  /** How far above the least of its state a way may be and still win; 0 keeps one way a state, null all. */
  readonly slack: number | null;
};

/** One search through the states of the account; it is run once. How: README. */
export class Search {
  private readonly waiting = new WaitingStates();
  private best: Found | null = null;
  private cycles = 0;
  /** The least that any way could cost. */
  least = NEVER_TOO_DEAR;
  private readonly marketFor;

  constructor(
    private readonly space: Space,
    private readonly means: Means,
    private readonly bounds: Bounds,
  ) {
    this.marketFor = marketsOf(space);
  }

  run(starts: readonly number[]): Found | null {
    const { program, caseId } = this.space;
    const opened: States = new Map();
    for (const start of starts) {
      const { plan } = termsAt(program, start);
      const run = beginRun(program, {
        plan: plan.id,
        purchasing: { kind: 'measure' },
        case: caseId,
      });
      const none = run.purses.map(() => 0);
      const label: Label = {
        start,
        cost: 0,
        stock: run.purses.map(() => []),
        overage: none,
        deficit: none,
        trace: null,
      };
      // An account as it stands may change its plan on its first day; a new one starts as it starts.
      if (program.scenario.account === undefined) this.open(run, FRESH, [label], opened);
      else this.expand({ run, past: FRESH, labels: [label] }, opened);
    }
    this.liveAll(opened);
    for (
      let states = this.waiting.takeFirst();
      states !== null;
      states = this.waiting.takeFirst()
    ) {
      const next: States = new Map();
      for (const state of mostPromising(this.space, states)) this.expand(state, next);
      this.liveAll(next);
    }
    return this.best;
  }

  /** Goes on from the start of a cycle: on the same plan, and on every other. */
  private expand({ run, past, labels }: State, into: States): void {
    const { space } = this;
    for (const move of movesBetween(space, run, past)) {
      const leaving = space.stockElsewhere
        ? buyAhead(space, this.marketFor(run), labels, run, move.to)
        : labels;
      this.open(
        move.run,
        { settled: true, lowered: !space.shortStays && (past.lowered || move.lowers) },
        leaving.map((label) => withEvent(label, move.event)),
        into,
      );
    }
    this.open(run, { ...past, settled: true }, labels, into);
  }

  /** Lives one day from its morning; null where it cannot be served. */
  private firstDay(run: Run, labels: readonly Label[]): Label[] | null {
    let alive = this.cheapEnough(run, labels);
    if (alive.length === 0) return null;
    const before = [...run.owed];
    advance(run, run.day + 1);
    if (run.unserved.size > 0) return null;
    alive = this.settle(run, alive, before, { from: run.day - 1, until: run.day });
    return alive.length === 0 ? null : alive;
  }

  /** The first day of a cycle; ways that are in the same state after it go on together. */
  private open(run: Run, past: Past, labels: readonly Label[], into: States): void {
    const alive = this.firstDay(run, labels);
    if (alive !== null) this.join(into, run, past, spent(run, alive));
  }

  private join(states: States, run: Run, past: Past, labels: readonly Label[]): void {
    const key = `${stateKey(run)} ${past.settled} ${past.lowered}`;
    const same = states.get(key);
    const kept = this.worthKeeping([...(same?.labels ?? []), ...labels], run.day);
    if (same === undefined) states.set(key, { run, past, labels: kept });
    else same.labels = kept;
  }

  private worthKeeping(labels: readonly Label[], day: Day): Label[] {
    const { slack } = this.bounds;
    if (slack === null) return worthKeeping(this.space, labels);
    const least = Math.min(...labels.map((label) => this.means.least(label, day)));
    if (slack === 0)
      return labels.filter((label) => this.means.least(label, day) === least).slice(0, 1);
    return worthKeeping(
      this.space,
      labels.filter((label) => this.means.least(label, day) < least + slack),
    );
  }

  private liveAll(states: States): void {
    for (const { run, past, labels } of states.values()) this.live(run, labels, past);
  }

  /** Lives the rest of a cycle, with every way that is worth keeping. */
  private live(run: Run, labels: readonly Label[], past: Past): void {
    let alive = this.cheapEnough(run, labels);
    if (alive.length === 0) return;
    this.cycles += 1;
    const climbs = climbsFrom(this.space, run, past);
    const watched = this.space.byDay || (climbs.length > 0 && goesBeyond(run));
    const before = [...run.owed];
    const from = run.day;
    if (watched) alive = this.liveByDay(run, alive, climbs, before);
    else advance(run, run.cycleTo);
    if (run.unserved.size > 0 || alive.length === 0) return;
    if (!watched) alive = this.settle(run, alive, before, { from, until: run.day });
    this.close(run, alive, past);
  }

  /** The same day by day: purchases on their day, and every upgrade on days beyond the allowance. */
  private liveByDay(
    run: Run,
    labels: readonly Label[],
    climbs: readonly PlanTerms[],
    before: number[],
  ): Label[] {
    let alive = [...labels];
    let tried = false;
    let since = run.day;
    const scout = climbs.length === 0 ? null : copyRun(run);
    while (run.day < Math.min(run.cycleTo, run.end) && alive.length > 0) {
      const today = run.day;
      const drawn = beyondAllowance(run);
      const owed = [...run.owed];
      advance(run, today + 1);
      const beyond = run.unserved.size > 0 || beyondAllowance(run) > drawn;
      if (scout !== null && beyond && this.mayClimb(tried)) {
        alive = this.settle(run, alive, before, { from: since, until: today }, owed);
        advance(scout, today);
        this.climb(scout, alive, climbs);
        since = today;
        tried = true;
      }
      if (run.unserved.size > 0) return [];
      if (!this.space.byDay) continue;
      alive = this.settle(run, alive, before, { from: today, until: run.day });
      since = run.day;
    }
    return this.settle(run, alive, before, { from: since, until: run.day });
  }

  /** Upgrades within a cycle are tried on each day beyond its allowance, or only on the first where that is too much. */
  private mayClimb(tried: boolean): boolean {
    if (this.cycles < this.space.cycles || !tried) return true;
    this.space.gaps.add('Upgrades within a cycle were only tried on the day its credits ran out.');
    return false;
  }

  private climb(scout: Run, labels: readonly Label[], climbs: readonly PlanTerms[]): void {
    for (const to of climbs) {
      if (
        to.policies.overage.limit !== undefined &&
        labels.some(({ overage }) => overage.some((credits) => credits > 0))
      ) {
        this.space.gaps.add(
          'What a limit of overage still allows after an upgrade within a cycle was not weighed.',
        );
      }
      // Overage so far is owed at the price of the plan it arose on.
      const billed = this.means.bill(scout, labels);
      const { run, event } = climbTo(scout, to);
      const alive = this.firstDay(
        run,
        billed.map((label) => withEvent(label, event)),
      );
      if (alive !== null)
        this.live(run, spent(run, alive), { settled: this.space.shortStays, lowered: false });
    }
  }

  /** Serves what ran short since `before` (up to `until` where that is told), and starts counting anew. */
  private settle(
    run: Run,
    labels: readonly Label[],
    before: number[],
    window: { from: Day; until: Day },
    until: readonly number[] = run.owed,
  ): Label[] {
    const short = until.map((credits, meter) => credits - (before[meter] ?? 0));
    for (const [meter, credits] of until.entries()) before.splice(meter, 1, credits);
    if (short.every((credits) => credits === 0)) return [...labels];
    return this.cheapEnough(run, this.means.settle(run, labels, short, window));
  }

  /** Drops ways that already cost what the best costs. */
  private cheapEnough(run: Run, labels: readonly Label[]): Label[] {
    if (!this.bounds.risesOnly) return [...labels];
    const most = Math.min(
      this.bounds.below,
      this.best === null ? NEVER_TOO_DEAR : this.best.cost - this.best.value,
    );
    const due = totalMinor(run) + run.nextInvoice.reduce((sum, line) => sum + line.amountMinor, 0);
    return labels.filter((label) => this.means.least(label, run.day) + due < most);
  }

  /** Ends a cycle: its money is counted, and what goes on is kept by its state. */
  private close(run: Run, labels: readonly Label[], past: Past): void {
    const last = run.day >= run.end;
    const billed = this.means.bill(run, labels);
    if (last) finishRun(run);
    if (run.unserved.size > 0 || run.unknownPrices.size > 0) return;
    const closed = spent(run, billed).map((label) => ({
      ...label,
      stock: label.stock.map((lots) => unexpired(lots, run.day)),
    }));
    if (last) {
      for (const label of closed) this.finish(label, run.end);
      return;
    }
    const alive = this.cheapEnough(run, closed);
    if (alive.length === 0) return;
    this.join(this.waiting.on(run.day), run, past, alive);
  }

  private finish(label: Label, end: Day): void {
    this.least = Math.min(this.least, this.means.least(label, end));
    const { cost, value, events } = this.means.end(label, end);
    const net = cost - value;
    if (net >= this.bounds.below) return;
    if (this.best !== null) {
      const bar = this.best.cost - this.best.value;
      if (net > bar || (net === bar && events.length >= this.best.events.length)) return;
    }
    this.best = { plan: label.start, events, cost, value };
  }
}

/** The ways with what the run has invoiced by now, which is struck from the run. */
function spent(run: Run, labels: readonly Label[]): Label[] {
  const money = totalMinor(run);
  run.invoices.length = 0;
  run.owed.fill(0);
  return money === 0
    ? [...labels]
    : labels.map((label) => ({ ...label, cost: label.cost + money }));
}
