import type { Account } from '../../../shared/contract/scenario';
import { MAX, plus } from '../amount/checked';
import type { Grant } from '../grant/grant';
import { NONE } from '../ledger/ledger';
import { creditsAt, minorOf } from '../terms/terms';
import { monthsUntil, recurrence } from '../time/cycle';
import { NEVER, parseDay, type Day } from '../time/day';
import { lookAtTopUp } from './day';
import { allowanceAmount, isClaimed, lifeOf } from './allowance';
import { put } from './granting';
import { addToReservoir, setUnlimited } from './reservoir';
import { priceOf } from './money';
import { addOverage } from './overage';
import { anchorFor, openCycle } from './renewal';
import type { Run } from './run';
import { activate } from './subscription';

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
  const { plan } = run.plan;
  resumeCycle(run, account);
  run.termEnds = recurrence(run.anchor, plan.minimumTerm?.months ?? 0);
  run.filledOn = run.start - 1;
  run.paid = priceOf(run, run.plan);
  openCycle(run);
  run.cycleFrom = recurrence(run.anchor, run.cycleIndex);
  setUnlimited(run);
  for (const allowance of run.plan.allowances) {
    if (allowance.source.every === 'once') {
      if (isClaimed(run, allowance)) run.onceGranted.push(allowance.rule);
    } else if (allowance.source.every !== 'day' && isClaimed(run, allowance)) {
      run.included[allowance.meter] = plus(
        run.included[allowance.meter] ?? 0,
        allowanceAmount(run, allowance),
      );
    }
  }
  const meterOf = (id: string): number => book.meters.findIndex((meter) => meter.id === id);
  for (const row of account.balances)
    standing(run, meterOf(row.meter), creditsAt(row.credits, scale));
  for (const row of inOrderBought(account)) {
    const last = row.expiresOn === undefined ? NEVER : parseDay(row.expiresOn);
    put(
      run,
      grantOf(run, meterOf(row.meter), creditsAt(row.credits, scale), {
        rule: 'account.bought',
        effective: parseDay(row.boughtOn),
        expires: last,
        due: last,
        bought: true,
      }),
      'grant',
      'bought before the start',
    );
  }
  for (const row of account.used) {
    const meter = meterOf(row.meter);
    const used = creditsAt(row.credits, scale);
    run.cycleUsed[meter] = plus(run.cycleUsed[meter] ?? 0, used);
    run.usedBefore[meter] = plus(run.usedBefore[meter] ?? 0, -used);
    run.allowanceUsed[meter] = Math.min(run.cycleUsed[meter], allowanceGone(run, account, meter));
  }
  for (const row of account.overage)
    addOverage(run, meterOf(row.meter), creditsAt(row.credits, scale), NONE, NONE);
  if (run.topUp !== null && account.autoTopUpSpent !== undefined) {
    run.topUp.spentMinor = minorOf(account.autoTopUpSpent, book);
  }
}

/** Most that the running periods' allowances can have paid of what was used: what they gave less what is left. */
function allowanceGone(run: Run, { balances }: Account, meter: number): number {
  const { book, scale } = run.program;
  const byDay = run.plan.allowances.some(
    (row) => row.meter === meter && row.source.every === 'day',
  );
  // What the days before gave and took is not told.
  if (byDay) return MAX;
  const left = balances
    .filter((row) => row.meter === book.meters[meter]?.id)
    .reduce((sum, row) => plus(sum, creditsAt(row.credits, scale)), 0);
  return Math.max(0, (run.included[meter] ?? 0) - left);
}

/** The cycle of the day before the start, whose end may fall on it; the new one where it begins on it. */
function resumeCycle(run: Run, account: Account): void {
  const first = parseDay(account.cycleStart);
  run.anchor = anchorFor(run, parseDay(account.anchor ?? account.cycleStart));
  run.cycleIndex = monthsUntil(run.anchor, first >= run.start ? run.start : run.start - 1);
  run.cycleTo = recurrence(run.anchor, run.cycleIndex + 1);
  const months = run.plan.monthsPerPrice;
  const priceIndex = Math.floor(run.cycleIndex / months) * months;
  run.priceFrom = recurrence(run.anchor, priceIndex);
  run.priceTo = recurrence(run.anchor, priceIndex + months);
}

type Bought = Account['bought'][number];

const ageOf = (row: Bought): string =>
  `${row.boughtOn} ${row.expiresOn ?? '~'} ${row.credits.padStart(30)}`;

/** Oldest first, whatever order they are told in. */
function inOrderBought({ bought }: Account): Bought[] {
  return bought.toSorted((a, b) => (ageOf(a) < ageOf(b) ? -1 : ageOf(a) > ageOf(b) ? 1 : 0));
}

/** What is left of a meter's allowance or reservoir. */
function standing(run: Run, meter: number, credits: number): void {
  if (credits === 0) return;
  const reservoir = run.plan.reservoirs.find((row) => row.meter === meter);
  if (reservoir !== undefined) {
    addToReservoir(run, meter, credits, reservoir.rule, 'grant', 'as it stood at the start');
    return;
  }
  const onMeter = run.plan.allowances.filter((row) => row.meter === meter);
  const allowance = onMeter.find((row) => row.source.every !== 'once') ?? onMeter[0];
  const every = allowance?.source.every ?? 'once';
  // What is left of a day's allowance is yesterday's.
  const life = allowance === undefined ? { expires: NEVER, due: NEVER } : lifeOf(run, allowance);
  if (every === 'day')
    Object.assign(life, { expires: Math.min(life.expires, run.start), due: run.start });
  const grant = grantOf(run, meter, credits, {
    rule: allowance?.rule ?? 'account.balances',
    effective: run.cycleFrom,
    ...life,
    bought: false,
  });
  put(
    run,
    {
      ...grant,
      priority: allowance?.source.priority ?? 0,
      onlyFor: allowance?.onlyFor,
      allowance: allowance ?? null,
      current: every !== 'once',
    },
    'grant',
    'as it stood at the start',
  );
}

type Standing = {
  readonly rule: string;
  readonly effective: Day;
  readonly expires: Day;
  readonly due: Day;
  readonly bought: boolean;
};

function grantOf(run: Run, meter: number, credits: number, about: Standing): Grant {
  return {
    id: (run.grantIds += 1),
    meter,
    origin: 'account',
    amount: credits,
    left: credits,
    priority: 0,
    bonus: false,
    onlyFor: undefined,
    allowance: null,
    age: 0,
    current: false,
    ...about,
  };
}
