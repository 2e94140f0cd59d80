import type { Day } from '../../engine/time/day';

/**
 * Bought credits of one kind: packs that the same plans may buy (and, where leftovers are worth what
 * was paid, of the same pack) and that end on the same day.
 */
export type Lot = {
  readonly family: number;
  readonly credits: number;
  readonly expires: Day;
  /** Day of the purchase: of two lots that end on the same day the older burns first. */
  readonly bought: Day;
};

/** The lots of one meter in burn order. */
export type Lots = readonly Lot[];

/** Bought credits by meter. */
export type Stock = readonly Lots[];

const burnsBefore = (a: Lot, b: Lot): number => a.expires - b.expires || a.bought - b.bought;

/** The lots with one more; lots that nothing tells apart become one. */
export function addLot(lots: Lots, lot: Lot): Lots {
  const at = lots.findIndex(
    (other) => other.family === lot.family && other.expires === lot.expires,
  );
  const same = lots[at];
  if (same !== undefined) return lots.with(at, { ...same, credits: same.credits + lot.credits });
  return [...lots, lot].toSorted(burnsBefore);
}

export function creditsOf(lots: Lots): number {
  let sum = 0;
  for (const lot of lots) sum += lot.credits;
  return sum;
}

/** What is left on the morning of a day. */
export function unexpired(lots: Lots, day: Day): Lots {
  return lots.every((lot) => lot.expires > day) ? lots : lots.filter((lot) => lot.expires > day);
}

/**
 * The lots after `credits` of them burned in order; null where a lot would be touched whose family
 * may not serve (`serves` false), or where there is too little.
 */
export function burnLots(
  lots: Lots,
  credits: number,
  serves: (family: number) => boolean,
): Lots | null {
  let open = credits;
  const left: Lot[] = [];
  for (const lot of lots) {
    if (open <= 0) {
      left.push(lot);
      continue;
    }
    if (!serves(lot.family)) return null;
    if (lot.credits > open) left.push({ ...lot, credits: lot.credits - open });
    open -= Math.min(open, lot.credits);
  }
  return open > 0 ? null : left;
}
