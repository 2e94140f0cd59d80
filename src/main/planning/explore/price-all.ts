import type { Scenario } from '../../../shared/contract/scenario';
import { formatUnits } from '../../../shared/decimal';
import { plus } from '../../engine/amount/checked';
import { totalMinor } from '../../engine/simulate/money';
import type { Program } from '../../engine/simulate/program';
import { simulate } from '../../engine/simulate/simulate';
import { choosePurchasing } from '../purchasing';
import { casesOf } from '../record';
import { gapsOf } from '../summary';

/** A plan's price for some work, without the words: what a thousand points of a picture need. */
export type Priced = {
  /** Minor units; null where a price is unknown. */
  readonly total: number | null;
  readonly unserved: number;
  /** Everything is served, every need is met and the price is known. */
  readonly feasible: boolean;
};

export function pricePlan(program: Program, plan: string): Priced {
  let total = 0;
  let unserved = 0;
  let unknown = false;
  for (const caseId of casesOf(program.scenario)) {
    const run = simulate(program, {
      plan,
      purchasing: choosePurchasing(program, plan, caseId),
      case: caseId,
    });
    total = plus(total, totalMinor(run));
    for (const row of run.unserved.values()) unserved = plus(unserved, row.units);
    unknown ||= run.unknownPrices.size > 0;
  }
  const feasible = !unknown && unserved === 0 && gapsOf(program, plan).length === 0;
  return { total: unknown ? null : total, unserved, feasible };
}

export const priceAll = (program: Program, plans: readonly string[]): Priced[] =>
  plans.map((plan) => pricePlan(program, plan));

/** Positions of the cheapest feasible plan and the next; −1 where there is none. Ties go to the earlier plan. */
export function bestTwo(prices: readonly Priced[]): { best: number; second: number } {
  let best = -1;
  let second = -1;
  const costs = (at: number): number => prices[at]?.total ?? Number.POSITIVE_INFINITY;
  for (const [at, price] of prices.entries()) {
    if (!price.feasible) continue;
    if (best < 0 || costs(at) < costs(best)) {
      second = best;
      best = at;
    } else if (second < 0 || costs(at) < costs(second)) {
      second = at;
    }
  }
  return { best, second };
}

export const moneyOf = (program: Program, minor: number | null): string | null =>
  minor === null ? null : formatUnits(minor, program.book.minorUnitPlaces);

/** Plans a picture compares: all of the book, or the one an account has. */
export function plansOf(program: Program, scenario: Scenario): { plan: string; label: string }[] {
  return program.book.plans
    .filter((plan) => scenario.account === undefined || plan.id === scenario.account.plan)
    .map(({ id, label }) => ({ plan: id, label }));
}
