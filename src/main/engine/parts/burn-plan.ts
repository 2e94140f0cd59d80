import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { PartGrant, UsageEvent } from '../../../shared/contract/parts/grant';
import type { Fault } from '../../../shared/errors';
import { Agenda } from './agenda';
import { balanceOf } from './burn-faults';
import type { Shortfall } from './burn-facts';
import type { BurnRules } from './burn-rules';
import {
  credit,
  TALLIES,
  type BurnState,
  type Fact,
  type Lot,
  type Tally,
  type Usage,
} from './burn-state';
import { Exact, placesOfAll } from './exact';
import { DAY_MS, dayOfInstant, NEVER, type Instant, type InstantForm } from './instant';
import { after, indexFrom, occurrence, type Series } from './occurrence';
import { readRollover } from './rollover';

/** A run made ready: state at `from`, what is due, and how shortfalls are dealt with. */
export type BurnRun = {
  readonly from: Instant;
  readonly to: Instant;
  readonly state: BurnState;
  readonly agenda: Agenda<Fact>;
  readonly shortfall: Shortfall;
  readonly resets: Series | undefined;
  readonly outside: { usage: number; resets: number };
  readonly notes: string[];
};

export type Span = { readonly from: Instant; readonly to: Instant };

/** The run's period; where it is not given, from the earliest instant to the midnight after the last. */
export function spanOf(input: BurnDownInput, form: InstantForm): Span | Fault {
  const given = { from: form.readOptional(input.from), to: form.readOptional(input.to) };
  let first = NEVER;
  let last = -NEVER;
  const see = (at: Instant | undefined): void => {
    if (at === undefined) return;
    if (at < first) first = at;
    if (at > last) last = at;
  };
  for (const grant of input.grants) {
    const voided = form.readOptional(grant.voidedAt);
    if (voided !== undefined && voided > last) last = voided;
    see(form.read(grant.effectiveAt));
    form.readOptional(grant.expiresAt);
    form.readOptional(grant.recurrence?.anchor);
  }
  for (const { at } of input.usage) see(form.read(at));
  for (const at of input.resets.at) see(form.read(at));
  form.readOptional(input.resets.recurrence?.anchor);
  const from = given.from ?? first;
  const to = given.to ?? (dayOfInstant(Math.max(last, from)) + 1) * DAY_MS;
  return from < to && from !== NEVER ? { from, to } : emptyPeriod(input);
}

function emptyPeriod({ from, to }: BurnDownInput): Fault {
  return {
    code: 'period_empty',
    path: to === undefined ? 'from' : 'to',
    found: `from ${from ?? 'not given'}, to ${to ?? 'not given'}`,
    allowed: 'a period [from, to) with from before to',
    remedy: 'Give from and to, or at least one grant, usage event or reset.',
  };
}

function* amountsOf(input: BurnDownInput): Generator<string | number> {
  yield input.unit;
  if (input.overage.limit !== undefined) yield input.overage.limit;
  for (const { amount, recurrence, rollover } of input.grants) {
    yield amount;
    if (recurrence?.maxBalance !== undefined) yield recurrence.maxBalance;
    if (typeof rollover !== 'object') continue;
    if (rollover.minimum !== undefined) yield rollover.minimum;
    if (rollover.maximum !== undefined) yield rollover.maximum;
  }
  for (const { amount } of input.usage) yield amount;
  const { start } = input;
  if (start === undefined) return;
  yield start.overage;
  yield* Object.values(start.balances ?? {});
  for (const { amount } of start.debts) yield amount;
  for (const batches of Object.values(start.batches ?? {}))
    for (const { amount } of batches) yield amount;
}

function lotOf(grant: PartGrant, id: number, exact: Exact, form: InstantForm): Lot {
  const effective = form.read(grant.effectiveAt);
  const { expiresAfter, recurrence } = grant;
  const expires =
    expiresAfter === undefined
      ? (form.readOptional(grant.expiresAt) ?? NEVER)
      : after(effective, expiresAfter);
  const voided = form.readOptional(grant.voidedAt) ?? NEVER;
  return {
    name: grant.id,
    id,
    priority: grant.priority,
    bought: grant.origin === 'bought',
    bonus: grant.origin === 'bonus',
    onlyFor: grant.onlyFor === undefined ? undefined : new Set(grant.onlyFor),
    effective,
    expires,
    ends: Math.min(expires, voided),
    endsBy: expires <= voided ? 'expiry' : 'void',
    amount: exact.read(grant.amount),
    recurrence: recurrence && {
      series: { ...recurrence, anchor: form.readOptional(recurrence.anchor) ?? effective },
      adds: recurrence.mode === 'adds',
      maxBalance:
        recurrence.maxBalance === undefined ? undefined : exact.read(recurrence.maxBalance),
    },
    rollover: grant.rollover === undefined ? undefined : readRollover(grant.rollover, exact),
    inForce: false,
    batches: [],
    left: 0n,
    listed: false,
    cycleEndedAt: undefined,
    granted: 0n,
    burned: 0n,
    expired: 0n,
    voided: 0n,
  };
}

/** Usage in the order in which it burns. */
function usageInOrder(
  events: readonly UsageEvent[],
  span: Span,
  form: InstantForm,
  { exact, rules }: BurnState,
): Usage[] {
  return events
    .map(({ id, at, operation, amount }) => ({
      id,
      at: form.read(at),
      operation,
      amount: exact.read(amount),
    }))
    .filter(({ at }) => at >= span.from && at < span.to)
    .toSorted((a, b) => a.at - b.at || rules.usageOrder(a, b))
    .map((usage, rank) => ({ ...usage, rank }));
}

/** Total order of what is due: instant, kind, then grant or usage by id. */
function factOrder(rules: BurnRules): (a: Fact, b: Fact) => number {
  const rank = (fact: Fact): number =>
    fact.kind === 'wake' ? rules.rank.usage - 0.5 : rules.rank[fact.kind];
  return (a, b) =>
    a.at - b.at ||
    rank(a) - rank(b) ||
    (a.lot?.id ?? 0) - (b.lot?.id ?? 0) ||
    (a.usage?.rank ?? 0) - (b.usage?.rank ?? 0);
}

/** Puts the lot's next recurrence at or after `at` on the agenda, if its time lasts so long. */
export function scheduleRecurrence(
  run: Pick<BurnRun, 'agenda' | 'to'>,
  lot: Lot,
  at: Instant,
): void {
  if (lot.recurrence === undefined) return;
  const { series } = lot.recurrence;
  const next = occurrence(series, indexFrom(series, at));
  if (next < lot.ends && next <= run.to) run.agenda.add({ at: next, kind: 'recurrence', lot });
}

export function scheduleReset(
  { agenda, resets, to }: Pick<BurnRun, 'agenda' | 'resets' | 'to'>,
  at: Instant,
): void {
  if (resets === undefined) return;
  const next = occurrence(resets, indexFrom(resets, at));
  if (next <= to) agenda.add({ at: next, kind: 'reset', recurs: true });
}

function startLot(run: BurnRun, input: BurnDownInput, lot: Lot): void {
  const { state, from, notes } = run;
  const balances = input.start?.balances;
  const given = balanceOf(balances, lot.name);
  if (lot.effective >= from) {
    if (given !== undefined && state.exact.read(given) !== 0n) {
      notes.push(
        `start.balances.${lot.name} is not used: the grant brings its full amount when it becomes effective.`,
      );
    }
    return;
  }
  if (balances === undefined && lot.ends <= from) return;
  const amount = given === undefined ? lot.amount : state.exact.read(given);
  if (lot.ends < from && amount === 0n) return;
  lot.inForce = true;
  const batches = input.start?.batches;
  const divided =
    batches !== undefined && Object.hasOwn(batches, lot.name) ? batches[lot.name] : undefined;
  lot.batches = divided
    ? divided
        .map(({ amount: left, cycles }) => ({ left: state.exact.read(left), cycles }))
        .toSorted((a, b) => b.cycles - a.cycles)
    : [{ left: amount, cycles: 0 }];
  if (amount > 0n) credit(state, lot, { at: from, kind: 'start', amount });
  if (lot.ends < from) {
    notes.push(`${lot.name} was over before the run: its balance at the start is lost at once.`);
  }
}

function scheduleLot(run: BurnRun, lot: Lot): void {
  const { agenda, from, to } = run;
  if (lot.inForce) scheduleRecurrence(run, lot, Math.max(from, lot.effective + 1));
  else if (lot.effective < from || lot.ends <= lot.effective) return;
  else if (lot.effective <= to) {
    agenda.add({ at: lot.effective, kind: 'grant', lot });
  }
  const ends = Math.max(lot.ends, from);
  if (ends <= to) agenda.add({ at: ends, kind: lot.endsBy, lot });
}

function emptyState(input: BurnDownInput, exact: Exact, rules: BurnRules, lots: Lot[]): BurnState {
  const start = input.start;
  return {
    exact,
    rules,
    unit: exact.read(input.unit),
    lots,
    live: [],
    crowded: false,
    arrived: [],
    order: rules.order(input.burnOrder),
    total: 0n,
    bought: 0n,
    debts: new Map(),
    debt: 0n,
    overage: start === undefined ? 0n : exact.read(start.overage),
    sums: Object.fromEntries(TALLIES.map((name) => [name, 0n])) as Record<Tally, bigint>,
    log: input.detail === 'full' ? [] : null,
  };
}

/** A rollover that nothing will ever look at is more likely a mistake than a wish. */
function noteIdleRollovers({ notes }: BurnRun, { grants, resets }: BurnDownInput): void {
  if (resets.at.length > 0 || resets.recurrence !== undefined) return;
  for (const { id, rollover, recurrence } of grants.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (rollover === undefined || recurrence?.mode === 'adds') continue;
    notes.push(
      `The rollover of ${id} is never looked at: there is no reset, and ${recurrence === undefined ? 'it does not recur' : 'its recurrence replaces'}.`,
    );
  }
}

function startDebts({ state }: BurnRun, input: BurnDownInput): void {
  for (const { amount, operation } of input.start?.debts ?? []) {
    const owed = state.exact.read(amount);
    if (owed === 0n) continue;
    const key = operation ?? '';
    state.debts.set(key, (state.debts.get(key) ?? 0n) + owed);
    state.debt += owed;
  }
  state.sums.debtAtStart = state.exact.bounded(state.debt);
}

/** Reads the input into a run. `more` are further amounts that must be held exactly beside its own. */
export function readyRun(
  input: BurnDownInput,
  span: Span,
  form: InstantForm,
  rules: BurnRules,
  more: Iterable<string | number> = [],
): BurnRun {
  const exact = new Exact(Math.max(placesOfAll(amountsOf(input)), placesOfAll(more)));
  const lots = input.grants
    .toSorted((a, b) => rules.byId(a.id, b.id))
    .map((grant, id) => lotOf(grant, id, exact, form));
  const { overage, resets } = input;
  const run: BurnRun = {
    ...span,
    state: emptyState(input, exact, rules, lots),
    agenda: new Agenda<Fact>(factOrder(rules)),
    shortfall: {
      overage: overage.mode,
      limit: overage.limit === undefined ? 0n : exact.read(overage.limit),
      asDebt: overage.billing === 'debt',
      refuses: input.short === 'refused',
      forgives: resets.debt === 'forgiven',
    },
    resets: resets.recurrence && {
      ...resets.recurrence,
      anchor: form.read(resets.recurrence.anchor),
    },
    outside: { usage: 0, resets: 0 },
    notes: [],
  };
  for (const lot of lots) {
    startLot(run, input, lot);
    scheduleLot(run, lot);
  }
  noteIdleRollovers(run, input);
  startDebts(run, input);
  const usage = usageInOrder(input.usage, span, form, run.state);
  for (const event of usage) run.agenda.add({ at: event.at, kind: 'usage', usage: event });
  run.outside.usage = input.usage.length - usage.length;
  for (const at of new Set(input.resets.at.map((text) => form.read(text)))) {
    if (at >= span.from && at < span.to) run.agenda.add({ at, kind: 'reset' });
    else run.outside.resets += 1;
  }
  scheduleReset(run, span.from);
  return run;
}
