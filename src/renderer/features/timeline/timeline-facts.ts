import type { PriceBook } from '../../../shared/contract/price-book';
import type { BalanceSeries, Simulation } from '../../../shared/contract/result';
import type { BalanceBand } from '../../charts/balance-bands';
import type { BalanceDay } from '../../charts/balance-days';
import type { DayMark } from '../../charts/day-marks';
import type { DayWindow } from '../../charts/day-window';
import type { LedgerOf } from '../../stores/ledger-pages';
import type { DaySay } from './day-words';

/** What every part of the timeline is drawn from. */
export type TimelineFacts = {
  readonly simulation: Simulation;
  readonly of: LedgerOf;
  readonly book: PriceBook;
  /** The balance shown: one meter, of one case where the scenario has several. */
  readonly series: BalanceSeries;
  readonly days: readonly BalanceDay[];
  /** What granted the balance, where it is more than one thing. */
  readonly bands: readonly BalanceBand[];
  readonly marks: readonly DayMark[];
  readonly byDay: ReadonlyMap<number, readonly DayMark[]>;
  readonly lowest: BalanceDay | undefined;
  readonly view: DayWindow;
  readonly setView: (view: DayWindow) => void;
  readonly say: DaySay;
};

/** The day that the cursor stands on, and the one that the list and the usage follow. */
export type DayCursor = {
  /** Follows the pointer. */
  readonly at: number | undefined;
  /** Chosen by a click, a key or the list. */
  readonly chosen: number;
  readonly point: (at: number | undefined) => void;
  readonly choose: (at: number) => void;
};
