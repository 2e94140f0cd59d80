import type { Rollover } from '../../../shared/contract/price-book';
import { floorRatio, ratio, ratioOf, timesRatio } from '../amount/ratio';
import { toAmount } from '../amount/checked';
import { creditsAt } from '../terms/terms';

/**
 * Credits of an allowance that survive the end of its period (rulebook 8, "at the cycle's end").
 * `left` is what is unused. A part keeps its share, rounded down to a whole credit, at least `atLeast`, at most `upTo`,
 * and never more than is there. Batches keep everything; their age is counted with the grant.
 */
export function keptAtEnd(rollover: Rollover, left: number, scale: number): number {
  switch (rollover.kind) {
    case 'lost':
      return 0;
    case 'all':
    case 'batches':
      return left;
    case 'part': {
      let kept = left;
      if (rollover.share !== undefined) {
        const whole = 10n ** BigInt(scale);
        const share = timesRatio(ratio(left, whole), ratioOf(rollover.share));
        kept = toAmount(floorRatio(share) * whole);
      }
      if (rollover.atLeast !== undefined) kept = Math.max(kept, creditsAt(rollover.atLeast, scale));
      if (rollover.upTo !== undefined) kept = Math.min(kept, creditsAt(rollover.upTo, scale));
      return Math.min(kept, left);
    }
    default:
      return rollover satisfies never;
  }
}
