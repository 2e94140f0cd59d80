import type { TopUpInput } from '../../../shared/contract/parts/top-up';
import type { TopUpResult } from '../../../shared/contract/parts/top-up-result';
import { toAmount } from '../amount/checked';
import { BurnReport } from './burn-report';
import type { InstantForm } from './instant';
import { occurrence, indexAt } from './occurrence';
import type { Buyer } from './top-up-buyer';
import type { TopUpPlan } from './top-up-plan';

function endOf(
  input: TopUpInput,
  plan: TopUpPlan,
  buyer: Buyer,
  form: InstantForm,
): TopUpResult['end'] {
  const { run, terms, money, shorthands, names } = plan;
  const { exact } = run.state;
  // What is used up has nothing to carry over; its grant need not be named again.
  const lasting = buyer.lots.filter(({ left }) => left > 0n);
  const known = new Set([...names, ...lasting.map(({ name }) => name)]);
  const start = new BurnReport(run, form).end();
  const { spent } = buyer;
  return {
    grants: [
      ...shorthands,
      ...lasting.map((lot) => ({
        id: lot.name,
        amount: exact.write(lot.amount),
        effectiveAt: form.write(lot.effective),
        ...(terms.given.pack.expiresAfter && { expiresAfter: terms.given.pack.expiresAfter }),
        origin: 'bought' as const,
      })),
    ],
    start: {
      ...start,
      balances: Object.fromEntries(
        Object.entries(start.balances).filter(([name]) => known.has(name)),
      ),
    },
    soFar: {
      attempts: buyer.attempts,
      ...(spent.cycleFrom !== undefined && { cycleFrom: form.write(spent.cycleFrom) }),
      purchases: spent.purchases,
      money: money.write(spent.money),
      failuresInARow: buyer.failuresInARow,
      stopped: buyer.stopped,
      switchedOn: terms.onFrom === undefined || terms.onFrom < run.to,
    },
    cycle: {
      anchor: form.write(terms.series.anchor),
      interval: input.cycle.interval,
      intervalCount: input.cycle.intervalCount,
    },
  };
}

function cyclesOf(
  { terms, money }: TopUpPlan,
  buyer: Buyer,
  form: InstantForm,
): TopUpResult['cycles'] {
  return [...buyer.cycles].map(([from, spend]) => ({
    from: form.write(from),
    to: form.write(occurrence(terms.series, indexAt(terms.series, from) + 1)),
    purchases: spend.purchases,
    money: money.write(spend.money),
  }));
}

/** Turns a finished run into the words and texts of the contract. */
export function reportTopUp(
  input: TopUpInput,
  plan: TopUpPlan,
  buyer: Buyer,
  debits: TopUpResult['debits'],
  form: InstantForm,
): TopUpResult {
  const { run, money } = plan;
  const { state } = run;
  const sums = new BurnReport(run, form).sums();
  const succeeded = buyer.purchases.filter((purchase) => purchase.succeeded).length;
  return {
    from: form.write(run.from),
    to: form.write(run.to),
    purchases: buyer.purchases,
    debits,
    cycles: cyclesOf(plan, buyer, form),
    sums: {
      purchases: succeeded,
      packs: toAmount(buyer.packs),
      credits: state.exact.write(buyer.credits),
      money: money.write(buyer.money),
      failed: buyer.purchases.length - succeeded,
      debited: sums.used,
      served: sums.burnedByUsage,
      unserved: sums.unserved,
      granted: sums.granted,
      remaining: sums.remaining,
      burned: sums.burned,
      expired: sums.expired,
      voided: sums.voided,
    },
    balance: state.exact.write(state.total),
    boughtBalance: state.exact.write(state.bought),
    stoppedAt: buyer.stoppedAt === undefined ? null : form.write(buyer.stoppedAt),
    outside: run.outside.usage,
    notes: run.notes,
    end: endOf(input, plan, buyer, form),
  };
}
