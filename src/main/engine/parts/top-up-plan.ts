import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { PartGrant } from '../../../shared/contract/parts/grant';
import type { TopUpInput } from '../../../shared/contract/parts/top-up';
import type { Fault, Outcome } from '../../../shared/errors';
import type { BurnRun } from './burn-agenda';
import { burnFaults, missingBalances } from './burn-faults';
import { readyRun } from './burn-plan';
import { spanOf } from './burn-span';
import { BURN_RULES } from './burn-rules';
import type { InstantForm } from './instant';
import type { Series } from './occurrence';
import { refused } from './outcome';
import { Minor } from './prorate-money';
import { readTerms, ruleAmounts, termFaults, type Spent, type Terms } from './top-up-rule';

const PURCHASE = 'top-up-';
/** Six digits, so that the ids of purchases sort as their numbers do. */
export const purchaseId = (attempt: number): string =>
  `${PURCHASE}${String(attempt).padStart(6, '0')}`;

/** A top-up run is a burn-down run whose driver buys. */
export type TopUpPlan = {
  readonly run: BurnRun;
  readonly terms: Terms;
  readonly money: Minor;
  readonly spent: Spent;
  /** Grants of the shorthands `balance` and `allowance`. */
  readonly shorthands: readonly PartGrant[];
  /** Ids of all grants of the input, ascending. */
  readonly names: readonly string[];
};

function burnInputOf(input: TopUpInput): BurnDownInput {
  return {
    from: input.from,
    to: input.to,
    grants: input.grants,
    usage: input.debits,
    resets: { at: [], debt: 'kept' },
    start: input.start,
    overage: { mode: 'off', billing: 'arrears' },
    burnOrder: input.burnOrder,
    short: input.short,
    unit: input.unit,
    detail: 'totals',
  };
}

function shorthandsOf(input: TopUpInput, from: string, anchor: string): PartGrant[] {
  const { balance, allowance, cycle } = input;
  const grants: PartGrant[] = [];
  if (balance !== undefined)
    grants.push({
      id: 'balance',
      amount: balance,
      effectiveAt: from,
      priority: 0,
      origin: 'bought',
    });
  if (allowance !== undefined) {
    grants.push({
      id: 'allowance',
      amount: allowance.amount,
      effectiveAt: from,
      priority: 0,
      origin: 'allowance',
      recurrence: {
        interval: cycle.interval,
        intervalCount: cycle.intervalCount,
        anchor,
        mode: allowance.rollover === undefined ? 'replaces' : 'adds',
      },
      ...(allowance.rollover !== undefined && { rollover: allowance.rollover }),
    });
  }
  return grants;
}

function reservedIds(input: TopUpInput): Fault[] {
  const faults: Fault[] = [];
  for (const [at, { id }] of input.grants.entries()) {
    const number = id.startsWith(PURCHASE) ? Number(id.slice(PURCHASE.length)) : 0;
    const reserved =
      number > input.soFar.attempts ||
      (id === 'balance' && input.balance !== undefined) ||
      (id === 'allowance' && input.allowance !== undefined);
    if (!reserved) continue;
    faults.push({
      code: 'grant_id_reserved',
      path: `grants[${at}].id`,
      found: `"${id}"`,
      allowed: 'an id that this run does not give itself',
      remedy:
        'Rename the grant; when going on from an earlier run, give its soFar and leave balance and allowance out.',
    });
  }
  return faults;
}

/** Faults of the burn-down beneath speak of usage, which is called debits here. */
const inDebits = (fault: Fault): Fault => ({
  ...fault,
  path: fault.path.replace(/^usage\b/, 'debits'),
});

/** Reads the input into a run and the rule's terms; all faults at once. */
export function planTopUp(input: TopUpInput, form: InstantForm): Outcome<TopUpPlan> {
  const base = burnInputOf(input);
  const faults = [...burnFaults(base), ...reservedIds(input)];
  const span = spanOf(base, form);
  if ('code' in span) return refused([...faults, span].map(inDebits));
  const anchor = form.readOptional(input.cycle.anchor) ?? span.from;
  const cycleFrom = form.readOptional(input.soFar.cycleFrom);
  // All instants are read before one is written: the results speak in dates only if all of them do.
  for (const text of [
    input.rule.switchedOnAt,
    ...input.failsDuring.flatMap(({ from, to }) => [from, to]),
  ])
    form.readOptional(text);
  const shorthands = shorthandsOf(input, form.write(span.from), form.write(anchor));
  const full: BurnDownInput = { ...base, grants: [...input.grants, ...shorthands] };
  const series: Series = {
    anchor,
    interval: input.cycle.interval,
    intervalCount: input.cycle.intervalCount,
  };
  const money = new Minor(input.minorUnitPlaces);
  if (faults.length === 0) faults.push(...missingBalances(full, span.from));
  if (faults.length > 0) return refused(faults.map(inDebits));
  const run = readyRun(full, span, form, BURN_RULES, ruleAmounts(input.rule));
  const terms = readTerms(input, series, run.state.exact, money, form);
  const spent = {
    cycleFrom,
    purchases: input.soFar.purchases,
    money: money.read(input.soFar.money, 'soFar.money'),
  };
  const wrong = [...termFaults(terms), ...money.faults];
  if (wrong.length > 0) return refused(wrong);
  const names = run.state.lots.map(({ name }) => name);
  return { ok: true, value: { run, terms, money, spent, shorthands, names } };
}
