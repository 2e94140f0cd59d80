/** The part of decimal.js that is used; the package is installed beside the bench, not in the project. */
type DecimalNumber = {
  plus(n: DecimalNumber | number): DecimalNumber;
  minus(n: DecimalNumber | number): DecimalNumber;
  times(n: DecimalNumber | number | string): DecimalNumber;
  divToInt(n: DecimalNumber | number): DecimalNumber;
  isZero(): boolean;
  gte(n: DecimalNumber | number): boolean;
  gt(n: number): boolean;
  toDecimalPlaces(places: number, rounding: number): DecimalNumber;
  toNumber(): number;
};
import type { BenchCase } from '../workloads';
import { allowanceOf, costText, quantityOf, reserveText } from '../workloads';
import { monthStarts, type PeerTotals } from './plain';

export type DecimalClass = {
  new (value: string | number): DecimalNumber;
  min(a: DecimalNumber, b: DecimalNumber): DecimalNumber;
  readonly ROUND_HALF_UP: number;
};

/** Units of a line due on a day, the whole part of n·k/L less that of the day before: every number a decimal. */
function due(n: DecimalNumber, day: number, length: number): DecimalNumber {
  return n
    .times(day)
    .divToInt(length)
    .minus(n.times(day - 1).divToInt(length));
}

/** The free-flowing workload with every amount of credits and money a decimal.js number. */
export function decimalFree({ size }: BenchCase, Decimal: DecimalClass): PeerTotals[] {
  const starts = monthStarts(size.months);
  const costs = Array.from({ length: size.lines }, (_, at) => new Decimal(costText(at)));
  const quantities = Array.from({ length: size.lines }, (_, at) => new Decimal(quantityOf(at)));
  const zero = new Decimal(0);
  return Array.from({ length: size.plans }, (_, plan) => {
    let cost = zero;
    let topUps = 0;
    let overageTotal = zero;
    let bought = zero;
    for (let month = 0; month < size.months; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      let allowance = new Decimal(allowanceOf(plan, size.lines));
      let spent = zero;
      let overage = zero;
      cost = cost.plus(20 * (plan + 1));
      for (let day = 1; day <= length; day += 1) {
        let need = zero;
        for (let line = 0; line < size.lines; line += 1)
          need = need.plus(costs[line]!.times(due(quantities[line]!, day, length)));
        for (;;) {
          const balance = allowance.plus(bought);
          if (balance.minus(need).gte(500) || spent.plus(20).gt(200)) break;
          bought = bought.plus(2000);
          spent = spent.plus(20);
          cost = cost.plus(20);
          topUps += 1;
        }
        const fromAllowance = Decimal.min(allowance, need);
        const fromBought = Decimal.min(bought, need.minus(fromAllowance));
        allowance = allowance.minus(fromAllowance);
        bought = bought.minus(fromBought);
        overage = overage.plus(need.minus(fromAllowance).minus(fromBought));
      }
      cost = cost.plus(overage.times('0.02').toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
      overageTotal = overageTotal.plus(overage);
    }
    return {
      costMinor: cost.times(100).toNumber(),
      topUps,
      overage: overageTotal.toNumber(),
      unserved: 0,
    };
  });
}

/** The contended workload, line by line. */
export function decimalContended({ size }: BenchCase, Decimal: DecimalClass): PeerTotals[] {
  const starts = monthStarts(size.months);
  const costs = Array.from({ length: size.lines }, (_, at) => new Decimal(costText(at)));
  const reserves = Array.from({ length: size.lines }, (_, at) =>
    at % 2 === 1 ? new Decimal(reserveText(at)) : null,
  );
  const quantities = Array.from({ length: size.lines }, (_, at) => new Decimal(quantityOf(at)));
  const zero = new Decimal(0);
  return Array.from({ length: size.plans }, (_, plan) => {
    let cost = zero;
    let topUps = 0;
    let unserved = zero;
    let bought = zero;
    for (let month = 0; month < size.months; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      let allowance = new Decimal(allowanceOf(plan, size.lines));
      let spent = zero;
      cost = cost.plus(20 * (plan + 1));
      for (let day = 1; day <= length; day += 1) {
        for (let line = 0; line < size.lines; line += 1) {
          const units = due(quantities[line]!, day, length);
          if (units.isZero()) continue;
          const unit = costs[line]!;
          const reserve = reserves[line] ?? null;
          const debit = (reserve ?? unit).times(units);
          for (;;) {
            const balance = allowance.plus(bought);
            if (balance.minus(debit).gte(500) || spent.plus(20).gt(200)) break;
            bought = bought.plus(2000);
            spent = spent.plus(20);
            cost = cost.plus(20);
            topUps += 1;
          }
          const balance = allowance.plus(bought);
          const served = balance.gte(debit)
            ? units
            : reserve === null
              ? balance.divToInt(unit)
              : zero;
          const need = unit.times(served);
          const fromAllowance = Decimal.min(allowance, need);
          allowance = allowance.minus(fromAllowance);
          bought = bought.minus(need.minus(fromAllowance));
          unserved = unserved.plus(units).minus(served);
        }
      }
    }
    return {
      costMinor: cost.times(100).toNumber(),
      topUps,
      overage: 0,
      unserved: unserved.toNumber(),
    };
  });
}
