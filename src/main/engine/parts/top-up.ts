import type { TopUpInput } from '../../../shared/contract/parts/top-up';
import type { TopUpDebit, TopUpResult } from '../../../shared/contract/parts/top-up-result';
import type { Outcome } from '../../../shared/errors';
import { settle } from './burn-facts';
import { BurnReport } from './burn-report';
import { runThrough, type Driver } from './burn-run';
import type { Usage, UsageOutcome } from './burn-state';
import { InstantForm } from './instant';
import { outcomeOf } from './outcome';
import { Buyer, type Look, type Looked } from './top-up-buyer';
import { planTopUp, type TopUpPlan } from './top-up-plan';
import { reportTopUp } from './top-up-report';
import { withinCaps, type Caps } from './top-up-rule';

const NOTHING: Looked = { bought: 0, held: undefined };

/** Looks after the debit, where the debit concerns the rule at all. */
function lookAfter({ terms }: TopUpPlan, buyer: Buyer, outcome: UsageOutcome, look: Look): Looked {
  const bought = terms.given.watches === 'bought';
  const draws = outcome.draws.some(({ lot }) => lot.bought || !bought);
  if (terms.drawingOnly && !draws && outcome.unserved === 0n) return NOTHING;
  return buyer.look({ ...look, amount: 0n, operation: undefined });
}

function driverOf(plan: TopUpPlan, buyer: Buyer, debits: TopUpDebit[], form: InstantForm): Driver {
  const { run, terms } = plan;
  const { state, shortfall } = run;
  const report = new BurnReport(run, form);
  const withDebit = terms.given.timing === 'with-debit';
  return {
    use: (usage: Usage) => {
      const { at, amount, operation } = usage;
      const look: Look = { at, amount, operation, debit: usage, reason: 'threshold' };
      const before = withDebit ? buyer.look(look) : NOTHING;
      const outcome = settle(state, usage, shortfall);
      const { bought, held } = withDebit ? before : lookAfter(plan, buyer, outcome, look);
      debits.push({
        ...(usage.id !== undefined && { id: usage.id }),
        at: form.write(at),
        ...(operation !== undefined && { operation }),
        amount: state.exact.write(amount),
        burned: report.draws(outcome.draws),
        unserved: state.exact.write(outcome.unserved),
        bought,
        ...(held !== undefined && { held }),
        balance: state.exact.write(state.total),
        boughtBalance: state.exact.write(state.bought),
      });
    },
    wake: (at) => {
      buyer.look({ at, amount: 0n, operation: undefined, debit: undefined, reason: 'switched-on' });
    },
  };
}

/**
 * Threshold top-ups while debits draw on the balance: what is bought when, how much and why, the
 * balances after each debit, and what stays unserved. `caps` is replaceable for the laws.
 */
export function topUp(input: TopUpInput, caps: Caps = withinCaps): Outcome<TopUpResult> {
  return outcomeOf(() => {
    const form = new InstantForm();
    const planned = planTopUp(input, form);
    if (!planned.ok) return planned;
    const plan = planned.value;
    const { run, terms } = plan;
    const on = terms.onFrom ?? (input.soFar.switchedOn ? undefined : run.from);
    const inRun = on !== undefined && on >= run.from && on < run.to;
    if (terms.given.onSwitch === 'at-once' && inRun) run.agenda.add({ at: on, kind: 'wake' });
    const buyer = new Buyer(plan, input.soFar, form, caps);
    const debits: TopUpDebit[] = [];
    runThrough(run, driverOf(plan, buyer, debits, form));
    return { ok: true, value: reportTopUp(input, plan, buyer, debits, form) };
  });
}
