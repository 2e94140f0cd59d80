import type { Account } from '../../../shared/contract/scenario';
import { creditsAt, minorOf } from '../terms/terms';
import { monthsUntil, recurrence } from '../time/cycle';
import { NEVER, parseDay } from '../time/day';
import { activate, lookAtTopUp } from './day';
import { addToReservoir, put } from './granting';
import type { Run } from './run';
import { openCycle } from './renewal';

/** Begins a run: a fresh subscription, or the account as it stands on that morning. */
export function startRun(run: Run): void {
  const { account } = run.program.scenario;
  if (account === undefined) activate(run, 'start', true);
  else resume(run, account);
  lookAtTopUp(run);
}

/** An account in the middle of a cycle: its fee is paid, its balances are as told (rulebook 2, horizon). */
function resume(run: Run, account: Account): void {
  const { book, scale } = run.program;
  run.anchor = parseDay(account.anchor ?? account.cycleStart);
  run.cycleIndex = monthsUntil(run.anchor, run.start);
  run.cycleFrom = recurrence(run.anchor, run.cycleIndex);
  run.cycleTo = recurrence(run.anchor, run.cycleIndex + 1);
  const months = run.plan.monthsPerPrice;
  const priceIndex = Math.floor(run.cycleIndex / months) * months;
  run.priceFrom = recurrence(run.anchor, priceIndex);
  run.priceTo = recurrence(run.anchor, priceIndex + months);
  run.termEnds = recurrence(run.anchor, run.plan.plan.minimumTerm?.months ?? 0);
  run.filledOn = run.start - 1;
  openCycle(run);
  run.cycleFrom = recurrence(run.anchor, run.cycleIndex);
  for (const allowance of run.plan.allowances) if (allowance.source.every === 'once') run.onceGranted.push(allowance.rule);
  for (const reservoir of run.plan.reservoirs) run.unlimited[reservoir.meter] = reservoir.unlimited;
  const meterOf = (id: string): number => book.meters.findIndex((meter) => meter.id === id);
  for (const row of account.balances) standing(run, meterOf(row.meter), creditsAt(row.credits, scale));
  for (const row of account.bought) {
    put(
      run,
      {
        id: (run.grantIds += 1),
        meter: meterOf(row.meter),
        origin: 'account',
        rule: 'account.bought',
        amount: creditsAt(row.credits, scale),
        left: creditsAt(row.credits, scale),
        effective: parseDay(row.boughtOn),
        expires: row.expiresOn === undefined ? NEVER : parseDay(row.expiresOn),
        priority: 0,
        bought: true,
        bonus: false,
        onlyFor: undefined,
        allowance: null,
        age: 0,
      },
      'grant',
      'bought before the start',
    );
  }
  for (const row of account.used) {
    const meter = meterOf(row.meter);
    run.cycleUsed[meter] = creditsAt(row.credits, scale);
    run.allowanceUsed[meter] = creditsAt(row.credits, scale);
  }
  for (const row of account.overage) run.overage[meterOf(row.meter)] = creditsAt(row.credits, scale);
  for (const row of account.overage) run.overageTotal += creditsAt(row.credits, scale);
  if (run.topUp !== null && account.autoTopUpSpent !== undefined) {
    run.topUp.spentMinor = minorOf(account.autoTopUpSpent, book);
  }
}

/** What is left of a meter's allowance or reservoir. */
function standing(run: Run, meter: number, credits: number): void {
  if (credits === 0) return;
  const reservoir = run.plan.reservoirs.find((row) => row.meter === meter);
  if (reservoir !== undefined) {
    addToReservoir(run, meter, credits, reservoir.rule, 'grant', 'as it stood at the start');
    return;
  }
  const allowance = run.plan.allowances.find((row) => row.meter === meter);
  const once = allowance === undefined || allowance.source.every === 'once';
  put(
    run,
    {
      id: (run.grantIds += 1),
      meter,
      origin: 'account',
      rule: allowance?.rule ?? 'account.balances',
      amount: credits,
      left: credits,
      effective: run.cycleFrom,
      expires: once ? NEVER : run.cycleTo,
      priority: allowance?.source.priority ?? 0,
      bought: false,
      bonus: false,
      onlyFor: allowance?.onlyFor,
      allowance: allowance ?? null,
      age: 0,
    },
    'grant',
    'as it stood at the start',
  );
  run.included[meter] = credits;
}
