import { AmountOverflow } from '../amount/checked';
import { atScale, formatTrimmed, formatUnits, parseDecimal } from '../../../shared/decimal';

/** Whole credits a run may hold or move in all; beyond it the run ends in a fault. */
const MOST_CREDITS = 10n ** 18n;

const decimalOf = (amount: string | number) => parseDecimal(String(amount));

/** Fewest decimal places that hold all amounts. */
export function placesOfAll(amounts: Iterable<string | number>): number {
  let places = 0;
  for (const amount of amounts) {
    const { scale } = decimalOf(amount);
    if (scale > places) places = scale;
  }
  return places;
}

/** Amounts of one case as whole numbers of its smallest unit: exact, bounded, never a binary fraction. */
export class Exact {
  private readonly most: bigint;

  constructor(readonly places: number) {
    this.most = MOST_CREDITS * 10n ** BigInt(places);
  }

  read(amount: string | number): bigint {
    return this.bounded(atScale(decimalOf(amount), this.places));
  }

  /** Refuses what passes 10^18 credits: an overflow is a fault, never a wrong number. */
  bounded(units: bigint): bigint {
    if (units >= this.most || units <= -this.most) {
      throw new AmountOverflow(
        `${formatUnits(units, this.places)} passes the 10^18 that a run may hold`,
      );
    }
    return units;
  }

  write(units: bigint): string {
    return formatTrimmed(units, this.places);
  }

  /** Rounded down, toward negative infinity, to a multiple of `unit`. */
  floorTo(units: bigint, unit: bigint): bigint {
    const rest = units % unit;
    return rest === 0n ? units : units - rest - (rest < 0n ? unit : 0n);
  }
}
