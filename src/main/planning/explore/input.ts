import type { SensitivityRow } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { formatTrimmed } from '../../../shared/decimal';
import { ratio, ratioOf, roundRatio, timesRatio } from '../../engine/amount/ratio';

export type End = 'low' | 'high';

/** What is priced: the scenario, and the price book with its readings applied. */
export type World = { readonly scenario: Scenario; readonly book: PriceBook };

/** One input with its two ends; `at` puts an end into what is priced. */
export type Input = {
  readonly id: string;
  readonly label: string;
  readonly range: SensitivityRow['range'];
  readonly low: string;
  readonly now: string;
  readonly high: string;
  readonly at: (world: World, end: End) => World;
};

export const inScenario = (
  { scenario, book }: World,
  change: (from: Scenario) => Scenario,
): World => ({
  scenario: change(scenario),
  book,
});

/** Puts one end, as text, into the scenario. */
export type Put = (from: Scenario, text: string) => Scenario;

export type Ends = Pick<Input, 'low' | 'now' | 'high' | 'range'>;

/** A figure as text with its two ends. */
export function textInput(id: string, label: string, ends: Ends, put: Put): Input {
  return {
    id,
    label,
    ...ends,
    at: (world, end) => inScenario(world, (from) => put(from, ends[end])),
  };
}

/** A share of a figure, rounded to so many places. */
export const partOf = (text: string, percent: number, places: number): string => {
  const exact = timesRatio(ratioOf(text), ratio(percent, 100));
  return formatTrimmed(roundRatio(timesRatio(exact, ratio(10 ** places))), places);
};
