import type { Proration } from '../../../shared/contract/policy';
import { ratio, roundRatio } from '../amount/ratio';
import { toAmount } from '../amount/checked';
import type { Day } from '../time/day';

export type Shares = { readonly part: number; readonly whole: number };

/**
 * What remains of a cycle on the day of a change, as part / whole (rulebook 2, A-3).
 * Days are the finest unit of a plan simulation; the dialect by seconds lives in `parts/prorate.ts`.
 */
export function remainingShare(
  rule: Pick<Proration, 'changeDay' | 'month'>,
  cycle: { readonly from: Day; readonly to: Day },
  on: Day,
): Shares {
  const real = cycle.to - cycle.from;
  const left = Math.max(0, cycle.to - on - (rule.changeDay === 'counted' ? 0 : 1));
  if (rule.month === 'real') return { part: left, whole: real };
  // A year is twelve such months: a month has at most 31 days, twelve of them at least 365.
  const whole = 30 * Math.max(1, Math.round((12 * real) / 365));
  // Of a period that has not begun to pass all remains, however few days its month has.
  return { part: left >= real ? whole : Math.min(left, whole), whole };
}

/** amount × part / whole in minor units, rounded half up. */
export function prorate(amountMinor: number, { part, whole }: Shares): number {
  return toAmount(roundRatio(ratio(BigInt(amountMinor) * BigInt(part), whole)));
}
