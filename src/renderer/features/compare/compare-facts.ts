import type { PriceBook } from '../../../shared/contract/price-book';
import type { Comparison } from '../../../shared/contract/result';
import type { FigureColumn } from './compare-columns';
import type { Measuring, PlanRow } from './plan-rows';
import type { Recommendation, Say } from './sentences';

/** What every part of the compare view is drawn from. */
export type CompareFacts = Measuring & {
  readonly comparison: Comparison;
  /** Price book of the open scenario. */
  readonly book: PriceBook;
  /** Names of the other price books compared, by id. */
  readonly bookLabels: ReadonlyMap<string, string>;
  /** Day on which the oldest source of the compared price books was read. */
  readonly readOn: string | undefined;
  readonly rows: readonly PlanRow[];
  /** What differences are to: the pinned plan, else the cheapest. */
  readonly reference: PlanRow | undefined;
  readonly baseline: string | undefined;
  readonly pin: (key: string | undefined) => void;
  readonly recommendation: Recommendation;
  readonly say: Say;
  /** Places of each money column, so that all its figures line up. */
  readonly places: Readonly<Record<FigureColumn, number>>;
  readonly openTimeline: (row: PlanRow) => void;
};

/** Only plans of the scenario's own price book have a timeline here. */
export const isOwn = ({ book }: CompareFacts, { summary }: PlanRow): boolean =>
  summary.priceBook === book.id;
