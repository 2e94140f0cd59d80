import type { PlanMap, PlanMapQuery } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { compileProgram } from '../../engine/simulate/program';
import { readBook } from '../readings';
import { withOverflow } from '../record';
import { wholeOf, type Stepwise } from '../stepwise';
import { atVolume, volumeOf } from '../volume';
import { withWork } from '../with-scenario';
import { axisOf, largest, partLabel } from './break-even';
import { bestTwo, moneyOf, plansOf, priceAll, type Priced } from './price-all';

/** Margins below this many in a thousand of the total are a near tie. */
const TIE_PER_MILLE = 20;

type PlanMapInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly query: PlanMapQuery;
};

/** The cheapest plan over two volumes, with its margin over the next. */
export function planMap(input: PlanMapInput): PlanMap {
  return withOverflow(() => wholeOf(planMapSteps(input)));
}

/** The same, cell by cell; an overflow is thrown as the engine's own. */
export function* planMapSteps({ scenario, book, query }: PlanMapInput): Stepwise<PlanMap> {
  const program = compileProgram(readBook(book, scenario), scenario);
  const plans = plansOf(program, scenario);
  const ids = plans.map(({ plan }) => plan);
  const xs = axisOf(largest(scenario, query.x.part, query.x.max), query.x.points);
  const ys = axisOf(largest(scenario, query.y.part, query.y.max), query.y.points);
  const map: Pick<PlanMap, 'cheapest' | 'runnerUp' | 'totals' | 'margins' | 'nearTie'> = {
    cheapest: [],
    runnerUp: [],
    totals: [],
    margins: [],
    nearTie: [],
  };
  for (const [row, y] of ys.entries()) {
    const cells: Cell[] = [];
    for (const [column, x] of xs.entries()) {
      yield { done: row * xs.length + column, of: xs.length * ys.length };
      const prices = priceAll(
        withWork(program, atVolume(atVolume(scenario, query.y.part, y), query.x.part, x)),
        ids,
      );
      cells.push(cellOf(prices));
    }
    map.cheapest.push(cells.map(({ best }) => best));
    map.runnerUp.push(cells.map(({ second }) => second));
    map.totals.push(cells.map(({ total }) => moneyOf(program, total)));
    map.margins.push(cells.map(({ margin }) => moneyOf(program, margin)));
    map.nearTie.push(
      cells.map(
        ({ margin, total }) =>
          margin !== null && total !== null && margin * 1_000 < total * TIE_PER_MILLE,
      ),
    );
  }
  const axis = (part: PlanMapQuery['x']['part'], values: number[]): PlanMap['x'] => ({
    label: partLabel(scenario, book, part),
    values,
    now: volumeOf(scenario, part),
  });
  return {
    currency: book.currency,
    plans,
    x: axis(query.x.part, xs),
    y: axis(query.y.part, ys),
    ...map,
  };
}

type Cell = {
  readonly best: number;
  readonly second: number;
  readonly total: number | null;
  readonly margin: number | null;
};

function cellOf(prices: readonly Priced[]): Cell {
  const { best, second } = bestTwo(prices);
  const total = prices[best]?.total ?? null;
  const next = prices[second]?.total ?? null;
  return { best, second, total, margin: total === null || next === null ? null : next - total };
}
