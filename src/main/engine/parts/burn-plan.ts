import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { PartGrant, UsageEvent } from '../../../shared/contract/parts/grant';
import { Agenda } from './agenda';
import { factOrder, scheduleLot, scheduleReset, type BurnRun } from './burn-agenda';
import { balanceOf } from './burn-faults';
import type { BurnRules } from './burn-rules';
import type { Span } from './burn-span';
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
import { NEVER, type InstantForm } from './instant';
import { after } from './occurrence';
import { readRollover } from './rollover';

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
