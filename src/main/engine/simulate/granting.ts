import { MAX, plus, times } from '../amount/checked';
import { floorRatio, ratio, ratioOf, timesRatio } from '../amount/ratio';
import type { Grant } from '../grant/grant';
import { addTo, emptyPurse, passOn, putGrant, takeFrom, type Purse } from '../grant/purse';
import { keptAtEnd } from '../grant/rollover';
import type { AllowanceTerms, PackTerms } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { NEVER, type Day } from '../time/day';
import { note, creditsText } from './entries';
import { orderOf, type Run } from './run';

export function purseOf(run: Run, meter: number): Purse {
  return run.purses[meter] ?? emptyPurse(meter);
}

/** Adds a grant; a debt on its meter is paid first (rulebook 8, overage carried as a debt). */
export function put(run: Run, grant: Grant, kind: 'grant' | 'top-up', cause: string): void {
  const purse = purseOf(run, grant.meter);
  putGrant(purse, grant, orderOf(run));
  note(run, kind, grant.meter, grant.left, grant.rule, cause, { grant: grant.id });
  payDebt(run, grant);
}

function payDebt(run: Run, grant: Grant): void {
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

/** First day after the running period of an allowance, or after `further` periods more. */
export function periodEnd(run: Run, allowance: AllowanceTerms, further = 0): Day {
  switch (allowance.source.every) {
    case 'once':
      return NEVER;
    case 'day':
      return run.day + 1 + further;
    case 'cycle':
      return further === 0 ? run.cycleTo : recurrence(run.anchor, run.cycleIndex + 1 + further);
    case 'year':
      return recurrence(run.anchor, (Math.floor(run.cycleIndex / 12) + 1 + further) * 12);
    default:
      return allowance.source.every satisfies never;
  }
}

/** Day from which nothing of an allowance's grant is left, `age` periods after its own: what rolls over lasts longer. */
function expiryOf(run: Run, allowance: AllowanceTerms, age: number): Day {
  const { rollover, source } = allowance;
  if (source.recurrence === 'adds' && rollover.kind === 'all') return NEVER;
  if (source.recurrence === 'adds' && rollover.kind === 'batches')
    return periodEnd(run, allowance, Math.max(0, rollover.cycles - age));
  return periodEnd(run, allowance);
}

/** When an allowance's grant is lost, and when its running period ends. */
export function lifeOf(
  run: Run,
  allowance: AllowanceTerms,
  age = 0,
): Pick<Grant, 'expires' | 'due'> {
  return { expires: expiryOf(run, allowance, age), due: periodEnd(run, allowance) };
}

export function allowanceAmount(run: Run, allowance: AllowanceTerms): number {
  return allowance.source.perSeat ? times(allowance.amount, run.seats) : allowance.amount;
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

/** The claim an allowance asks for has been made, or it asks for none. */
export function isClaimed(run: Run, allowance: AllowanceTerms): boolean {
  const { claim } = allowance.source;
  return claim === undefined || run.claims.includes(claim.id);
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

export function expire(
  run: Run,
  grant: Grant,
  credits: number,
  cause: string,
  kind: 'expiry' | 'clamp' | 'clear' = 'expiry',
  rule = grant.rule,
): void {
  if (credits <= 0) return;
  takeFrom(purseOf(run, grant.meter), grant, credits);
  note(run, kind, grant.meter, -credits, rule, cause, { grant: grant.id });
}

/** Ends the grants whose last day has passed; an allowance follows its rollover rule. */
export function expireDue(run: Run): void {
  for (const purse of run.purses) {
    if (purse.nextExpiry > run.day) continue;
    const due = purse.grants.filter((grant) => grant.due <= run.day);
    const pools = new Map<string, { allowance: AllowanceTerms; grants: Grant[] }>();
    for (const grant of due) {
      const { allowance } = grant;
      if (allowance === null) {
        expire(run, grant, grant.left, 'expired unused');
        continue;
      }
      const pool = pools.get(allowance.rule);
      if (pool === undefined) pools.set(allowance.rule, { allowance, grants: [grant] });
      else pool.grants.push(grant);
    }
    for (const { allowance, grants } of pools.values()) endPeriod(run, purse, allowance, grants);
  }
}

function endPeriod(run: Run, purse: Purse, allowance: AllowanceTerms, grants: Grant[]): void {
  const { rollover } = allowance;
  const ended =
    rollover.kind === 'batches' ? grants.filter((grant) => grant.age >= rollover.cycles) : grants;
  const left = ended.reduce((sum, grant) => sum + grant.left, 0);
  const keeps = rollover.kind === 'batches' ? 0 : keptAtEnd(rollover, left, run.program.scale);
  let lost = left - keeps;
  for (const grant of ended) {
    const loses = Math.min(lost, grant.left);
    lost -= loses;
    expire(run, grant, loses, keeps > 0 ? 'beyond what rolls over' : 'unused at the period’s end');
  }
  // Without a subscription no further period ends.
  const isOver = run.subscription === 'deactivated';
  for (const grant of grants) {
    if (grant.left === 0) continue;
    passOn(purse, grant);
    Object.assign(
      grant,
      isOver ? { expires: NEVER, due: NEVER } : lifeOf(run, allowance, grant.age),
    );
  }
  const order = orderOf(run);
  purse.grants.sort(order);
  purse.nextExpiry = purse.grants.reduce((first, grant) => Math.min(first, grant.due), NEVER);
}

/** Meters that the plan in force gives without end. */
export function setUnlimited(run: Run): void {
  run.unlimited.fill(false);
  for (const reservoir of run.plan.reservoirs)
    if (reservoir.unlimited) run.unlimited[reservoir.meter] = true;
}

/** Fills a reservoir to its cap: at activation, reactivation and upgrade only. */
export function fillReservoirs(run: Run, cause: string): void {
  run.filledOn = run.day;
  for (const reservoir of run.plan.reservoirs) {
    if (reservoir.unlimited) continue;
    const held = run.reservoirs[reservoir.meter]?.left ?? 0;
    addToReservoir(
      run,
      reservoir.meter,
      Math.max(0, reservoir.cap - held),
      reservoir.rule,
      'grant',
      cause,
    );
    run.included[reservoir.meter] = plus(
      run.included[reservoir.meter] ?? 0,
      Math.max(0, reservoir.cap - held),
    );
  }
}

export function addToReservoir(
  run: Run,
  meter: number,
  credits: number,
  rule: string,
  kind: 'grant' | 'refill',
  cause: string,
): void {
  if (credits === 0) return;
  const standing = run.reservoirs[meter];
  if (standing === null || standing === undefined) {
    const grant: Grant = {
      id: (run.grantIds += 1),
      meter,
      origin: 'reservoir',
      rule,
      amount: credits,
      left: credits,
      effective: run.start,
      expires: NEVER,
      due: NEVER,
      priority: 0,
      bought: false,
      bonus: false,
      onlyFor: undefined,
      allowance: null,
      age: 0,
      current: false,
    };
    run.reservoirs[meter] = grant;
    putGrant(purseOf(run, meter), grant, orderOf(run));
    note(run, kind, meter, credits, rule, cause, { grant: grant.id });
    payDebt(run, grant);
    return;
  }
  addTo(purseOf(run, meter), standing, credits, orderOf(run));
  note(run, kind, meter, credits, rule, cause, { grant: standing.id });
  payDebt(run, standing);
}

/** Daily refill: min(refill, cap − balance), every day after the day the reservoir was filled (rulebook 5). */
export function refill(run: Run): void {
  if (run.day <= run.filledOn) return;
  for (const reservoir of run.plan.reservoirs) {
    if (reservoir.unlimited || reservoir.refill === 0) continue;
    const held = run.reservoirs[reservoir.meter]?.left ?? 0;
    const room = Math.max(0, reservoir.cap - held);
    const adds = Math.min(reservoir.refill, room);
    addToReservoir(run, reservoir.meter, adds, reservoir.rule, 'refill', 'daily refill');
    if (adds < reservoir.refill && reservoir.refill < MAX) {
      note(
        run,
        'spill',
        reservoir.meter,
        0,
        reservoir.rule,
        `${creditsText(run, reservoir.refill - adds)} of the refill are above the cap`,
        { concerns: reservoir.refill - adds },
      );
    }
  }
}

/**
 * Brings what the reservoirs hold down to the caps of the plan in force; what was without end before
 * (`unlimited`, by meter) comes down to the cap as well. A meter without a reservoir now keeps nothing.
 */
export function clampReservoirs(run: Run, unlimited: readonly boolean[], rule: string): void {
  for (const { meter } of run.purses) {
    const reservoir = run.plan.reservoirs.find((row) => row.meter === meter);
    if (reservoir?.unlimited === true) continue;
    const cap = reservoir?.cap ?? 0;
    const grant = run.reservoirs[meter];
    const held = grant?.left ?? 0;
    if (grant !== null && grant !== undefined && held > cap) {
      expire(run, grant, held - cap, 'clamped to the lower cap', 'clamp', rule);
    } else if (unlimited[meter] === true) {
      addToReservoir(
        run,
        meter,
        cap - held,
        reservoir?.rule ?? rule,
        'grant',
        'unlimited before, clamped to the cap',
      );
    }
  }
}

/** A share of credits, rounded down to a whole credit. */
export function shareOf(run: Run, credits: number, share: string): number {
  const whole = 10n ** BigInt(run.program.scale);
  return Number(floorRatio(timesRatio(ratio(credits, whole), ratioOf(share))) * whole);
}
