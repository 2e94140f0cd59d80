import { MAX, plus } from '../amount/checked';
import type { Grant } from '../grant/grant';
import { addTo, putGrant } from '../grant/purse';
import { NEVER } from '../time/day';
import { creditsText, note } from './entries';
import { expire } from './expiry';
import { payDebt } from './granting';
import { orderOf, purseOf, type Run } from './run';

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
