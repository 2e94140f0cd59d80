import type { Sensitivity } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { compileProgram } from '../../engine/simulate/program';
import { readBook } from '../readings';
import { withOverflow } from '../record';
import { wholeOf, type Stepwise } from '../stepwise';
import type { Input, World } from './input';
import { inputsOf } from './inputs';
import { moneyOf, pricePlan, type Priced } from './price-all';

type SensitivityInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly plan: string;
};

/** Which inputs move a plan's total most: each at its two ends, all others at their likely values. */
export function sensitivity(input: SensitivityInput): Sensitivity {
  return withOverflow(() => wholeOf(sensitivitySteps(input)));
}

/** The same, input by input; an overflow is thrown as the engine's own. */
export function* sensitivitySteps({
  scenario,
  book,
  plan,
}: SensitivityInput): Stepwise<Sensitivity> {
  const world: World = { scenario, book: readBook(book, scenario) };
  const program = compileProgram(world.book, scenario);
  const price = (changed: World): Priced =>
    pricePlan(compileProgram(changed.book, changed.scenario), plan);
  const now = pricePlan(program, plan);
  const inputs = inputsOf(world, plan);
  let cheapest = world;
  let dearest = world;
  const rows: Moved[] = [];
  for (const [done, input] of inputs.entries()) {
    yield { done, of: inputs.length + 1 };
    const low = price(input.at(world, 'low'));
    const high = price(input.at(world, 'high'));
    const rises = (high.total ?? 0) >= (low.total ?? 0);
    cheapest = input.at(cheapest, rises ? 'low' : 'high');
    dearest = input.at(dearest, rises ? 'high' : 'low');
    const swing = Math.abs((high.total ?? 0) - (low.total ?? 0));
    rows.push({ input, low, high, swing });
  }
  yield { done: inputs.length, of: inputs.length + 1 };
  return {
    currency: book.currency,
    plan,
    label: book.plans.find((row) => row.id === plan)?.label ?? plan,
    total: moneyOf(program, now.total),
    unserved: now.unserved,
    rows: rows
      .toSorted((a, b) => b.swing - a.swing)
      .map(({ input, low, high, swing }) => ({
        input: input.id,
        label: input.label,
        low: input.low,
        now: input.now,
        high: input.high,
        range: input.range,
        totalLow: moneyOf(program, low.total),
        totalHigh: moneyOf(program, high.total),
        unservedLow: low.unserved,
        unservedHigh: high.unserved,
        swing: moneyOf(program, swing) ?? '0',
      })),
    low: moneyOf(program, price(cheapest).total),
    high: moneyOf(program, price(dearest).total),
  };
}

type Moved = {
  readonly input: Input;
  readonly low: Priced;
  readonly high: Priced;
  readonly swing: number;
};
