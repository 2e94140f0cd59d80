import { times } from '../amount/checked';
import { floorRatio, ratio, ratioOf, timesRatio } from '../amount/ratio';
import type { Grant } from '../grant/grant';
import type { AllowanceTerms } from '../terms/terms';
import { recurrence } from '../time/cycle';
import { NEVER, type Day } from '../time/day';
import type { Run } from './run';

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

/** The claim an allowance asks for has been made, or it asks for none. */
export function isClaimed(run: Run, allowance: AllowanceTerms): boolean {
  const { claim } = allowance.source;
  return claim === undefined || run.claims.includes(claim.id);
}

/** A share of credits, rounded down to a whole credit. */
export function shareOf(run: Run, credits: number, share: string): number {
  const whole = 10n ** BigInt(run.program.scale);
  return Number(floorRatio(timesRatio(ratio(credits, whole), ratioOf(share))) * whole);
}
