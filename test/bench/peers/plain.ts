import type { BenchCase } from '../workloads';
import { allowanceOf, costText, quantityOf, reserveText } from '../workloads';

/** What every peer must agree on, by plan: money in minor units, packs bought, credits of overage, units unserved. */
export type PeerTotals = {
  readonly costMinor: number;
  readonly topUps: number;
  readonly overage: number;
  readonly unserved: number;
};

const DAY = 86_400_000;

/** First days of the months from the start, as day numbers, by the platform's calendar. */
export function monthStarts(months: number): number[] {
  return Array.from({ length: months + 1 }, (_, at) => Date.UTC(2027, at, 1) / DAY);
}

/** The free-flowing workload in plain numbers (binary fractions): whole days are added up. */
export function plainFree({ size }: BenchCase): PeerTotals[] {
  const starts = monthStarts(size.months);
  const costs = Array.from({ length: size.lines }, (_, at) => Number(costText(at)));
  const quantities = Array.from({ length: size.lines }, (_, at) => quantityOf(at));
  return Array.from({ length: size.plans }, (_, plan) => {
    let cost = 0;
    let topUps = 0;
    let overageTotal = 0;
    let bought = 0;
    for (let month = 0; month < size.months; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      let allowance = allowanceOf(plan, size.lines);
      let spent = 0;
      let overage = 0;
      cost += 20 * (plan + 1);
      for (let day = 1; day <= length; day += 1) {
        let need = 0;
        for (let line = 0; line < size.lines; line += 1) {
          const n = quantities[line]!;
          need +=
            (Math.floor((n * day) / length) - Math.floor((n * (day - 1)) / length)) * costs[line]!;
        }
        while (
          (allowance + bought - need < 500 || allowance + bought < need) &&
          spent + 20 <= 200
        ) {
          bought += 2000;
          spent += 20;
          cost += 20;
          topUps += 1;
        }
        const fromAllowance = Math.min(allowance, need);
        const fromBought = Math.min(bought, need - fromAllowance);
        allowance -= fromAllowance;
        bought -= fromBought;
        overage += need - fromAllowance - fromBought;
      }
      cost += Math.round(overage * 2) / 100;
      overageTotal += overage;
    }
    return { costMinor: Math.round(cost * 100), topUps, overage: overageTotal, unserved: 0 };
  });
}

/** The contended workload line by line: reservations, and credits that end in the middle of a day. */
export function plainContended({ size }: BenchCase): PeerTotals[] {
  const starts = monthStarts(size.months);
  const costs = Array.from({ length: size.lines }, (_, at) => Number(costText(at)));
  const reserves = Array.from({ length: size.lines }, (_, at) =>
    at % 2 === 1 ? Number(reserveText(at)) : 0,
  );
  const quantities = Array.from({ length: size.lines }, (_, at) => quantityOf(at));
  return Array.from({ length: size.plans }, (_, plan) => {
    let cost = 0;
    let topUps = 0;
    let unserved = 0;
    let bought = 0;
    for (let month = 0; month < size.months; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      let allowance = allowanceOf(plan, size.lines);
      let spent = 0;
      cost += 20 * (plan + 1);
      for (let day = 1; day <= length; day += 1) {
        for (let line = 0; line < size.lines; line += 1) {
          const n = quantities[line]!;
          const units = Math.floor((n * day) / length) - Math.floor((n * (day - 1)) / length);
          if (units === 0) continue;
          const unit = costs[line]!;
          const debit = units * (reserves[line]! > 0 ? reserves[line]! : unit);
          while (
            (allowance + bought - debit < 500 || allowance + bought < debit) &&
            spent + 20 <= 200
          ) {
            bought += 2000;
            spent += 20;
            cost += 20;
            topUps += 1;
          }
          let served = units;
          if (allowance + bought < debit)
            served = reserves[line]! > 0 ? 0 : Math.floor((allowance + bought) / unit);
          const need = served * unit;
          const fromAllowance = Math.min(allowance, need);
          allowance -= fromAllowance;
          bought -= need - fromAllowance;
          unserved += units - served;
        }
      }
    }
    return { costMinor: Math.round(cost * 100), topUps, overage: 0, unserved };
  });
}
