import type { ProrateInput, ProrateResult } from '../../../shared/contract/parts/prorate';
import { floorRatio, ratio, timesRatio } from '../amount/ratio';
import { Exact, placesOfAll } from './exact';
import { shareRatio, shareWritten, type Share } from './prorate-share';

type Change = NonNullable<Extract<ProrateInput, { kind: 'change' }>['allowance']>;
type Changed = NonNullable<Extract<ProrateResult, { kind: 'change' }>['allowance']>;

const atLeastZero = (units: bigint): bigint => (units > 0n ? units : 0n);

/** Balance before and after a plan change, by the rule of the price book (rulebook 8, "plan change"). */
export function changedAllowance(change: Change, share: Share): Changed {
  const exact = new Exact(placesOfAll([change.old, change.new, change.used, change.unit]));
  const old = exact.read(change.old);
  const fresh = exact.read(change.new);
  const used = exact.read(change.used);
  const unit = exact.read(change.unit);
  const before = old - used;
  const { part, whole } = shareWritten(share);
  const texts = {
    old: exact.write(old),
    fresh: exact.write(fresh),
    used: exact.write(used),
    before: exact.write(before),
  };
  const rules: Record<Change['rule'], () => { after: bigint; basis: string }> = {
    'new-minus-used': () => ({ after: fresh - used, basis: `${texts.fresh} − ${texts.used} used` }),
    'new-in-full': () => ({ after: fresh, basis: `${texts.fresh} in full` }),
    added: () => ({ after: before + fresh, basis: `${texts.before} + ${texts.fresh}` }),
    kept: () => ({ after: before, basis: `${texts.before} kept` }),
    'prorated-difference': () => {
      const difference = timesRatio(ratio(fresh - old), shareRatio(share));
      const after = exact.floorTo(before + floorRatio(difference), unit);
      return {
        after,
        basis: `${texts.before} + (${texts.fresh} − ${texts.old}) × ${part}/${whole}, rounded down`,
      };
    },
  };
  const { after, basis } = rules[change.rule]();
  const from = atLeastZero(before);
  const to = exact.bounded(atLeastZero(after));
  return {
    before: exact.write(from),
    after: exact.write(to),
    change: exact.write(to - from),
    basis,
  };
}

/** The share of an allowance, rounded down to a whole unit. */
export function shareOfAllowance(
  allowance: string | number,
  unit: string | number,
  share: Share,
): string {
  const exact = new Exact(placesOfAll([allowance, unit]));
  const part = floorRatio(timesRatio(ratio(exact.read(allowance)), shareRatio(share)));
  return exact.write(exact.floorTo(part, exact.read(unit)));
}
