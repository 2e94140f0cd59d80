import type { Fault } from '../../../shared/errors';
import { atScale, formatUnits, parseDecimal, placesOf } from '../../../shared/decimal';
import { ratio, roundRatio, timesRatio, type Ratio } from '../amount/ratio';

/** Money of one currency in whole minor units. */
export class Minor {
  readonly faults: Fault[] = [];

  constructor(private readonly places: number) {}

  /** An amount finer than the minor unit is a fault, never rounded in silence. */
  read(amount: string | number, path: string): bigint {
    const decimal = parseDecimal(String(amount));
    if (placesOf(decimal) <= this.places) return atScale(decimal, this.places);
    this.faults.push({
      code: 'money_too_fine',
      path,
      found: String(amount),
      allowed: `money of at most ${this.places} decimal places`,
      remedy: "Round it to the minor unit, or set minorUnitPlaces to the currency's own.",
    });
    return 0n;
  }

  write(minor: bigint): string {
    return formatUnits(minor, this.places);
  }

  /** minor × share, rounded half up, halves away from zero. */
  shareOf(minor: bigint, share: Ratio): bigint {
    return roundRatio(timesRatio(ratio(minor), share));
  }
}
