import { plus, times } from '../amount/checked';
import type { Grant } from '../grant/grant';
import { putGrant, takeFrom } from '../grant/purse';
import type { AllowanceTerms, PackTerms } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { NEVER } from '../time/day';
import { allowanceAmount, lifeOf } from './allowance';
import { note, creditsText } from './entries';
import { expire } from './expiry';
import { orderOf, purseOf, type Run } from './run';

/** Adds a grant; a debt on its meter is paid first (rulebook 8, overage carried as a debt). */
export function put(run: Run, grant: Grant, kind: 'grant' | 'top-up', cause: string): void {
  const purse = purseOf(run, grant.meter);
  putGrant(purse, grant, orderOf(run));
  note(run, kind, grant.meter, grant.left, grant.rule, cause, { grant: grant.id });
  payDebt(run, grant);
}

/** A grant that has just come pays what its meter owes. */
export function payDebt(run: Run, grant: Grant): void {
  const debt = run.debt[grant.meter] ?? 0;
  if (debt === 0) return;
  const paid = Math.min(debt, grant.left);
  run.debt[grant.meter] = debt - paid;
  takeFrom(purseOf(run, grant.meter), grant, paid);
  note(
    run,
    'debt',
    grant.meter,
    0,
    run.plan.rules.overage,
    `${creditsText(run, paid)} pay the debt`,
    { grant: grant.id },
  );
}

/** Grants an allowance for a new period; one that replaces ends what stayed of the period before. */
export function grantPeriod(run: Run, allowance: AllowanceTerms, cause: string): void {
  if (allowance.source.recurrence === 'replaces') {
    for (const old of purseOf(run, allowance.meter).grants.filter(
      (grant) => grant.allowance?.rule === allowance.rule,
    )) {
      expire(run, old, old.left, 'replaced by the new period’s grant');
    }
  }
  grantAllowance(run, allowance, cause);
}

/** Grants an allowance within its running period; `amount` where it is not the full one. */
export function grantAllowance(
  run: Run,
  allowance: AllowanceTerms,
  cause: string,
  amount = allowanceAmount(run, allowance),
): void {
  const purse = purseOf(run, allowance.meter);
  let standing = 0;
  for (const grant of purse.grants)
    if (grant.allowance?.rule === allowance.rule) standing += grant.left;
  const fits = Math.min(amount, Math.max(0, allowance.maxBalance - standing));
  if (allowance.source.every === 'once') run.onceGranted.push(allowance.rule);
  run.included[allowance.meter] = plus(run.included[allowance.meter] ?? 0, fits);
  if (fits < amount)
    note(
      run,
      'spill',
      allowance.meter,
      0,
      allowance.rule,
      `${creditsText(run, amount - fits)} above the most the allowance may hold`,
      { concerns: amount - fits },
    );
  if (fits === 0) return;
  put(
    run,
    {
      id: (run.grantIds += 1),
      meter: allowance.meter,
      origin: 'allowance',
      rule: allowance.rule,
      amount: fits,
      left: fits,
      effective: run.day,
      ...lifeOf(run, allowance),
      priority: allowance.source.priority,
      bought: false,
      bonus: allowance.source.bonus,
      onlyFor: allowance.onlyFor,
      allowance,
      age: 0,
      current: allowance.source.every !== 'once',
    },
    'grant',
    cause,
  );
}

/** The credits of so many packs bought today, before they are given. */
export function packGrant(run: Run, pack: PackTerms, count: number): Grant {
  const { expires } = pack.source;
  const credits = times(pack.credits, count);
  const last =
    expires === null
      ? NEVER
      : expires.unit === 'day'
        ? run.day + expires.after
        : recurrence(run.day, expires.after);
  return {
    id: run.grantIds + 1,
    meter: pack.meter,
    origin: 'bought',
    rule: pack.rule,
    amount: credits,
    left: credits,
    effective: run.day,
    expires: last,
    due: last,
    priority: pack.source.priority,
    bought: true,
    bonus: pack.source.bonus,
    onlyFor: pack.onlyFor,
    allowance: null,
    age: 0,
    current: false,
  };
}

export function grantPack(run: Run, pack: PackTerms, count: number, cause: string): void {
  const grant = packGrant(run, pack, count);
  run.grantIds = grant.id;
  put(run, grant, 'top-up', cause);
}
