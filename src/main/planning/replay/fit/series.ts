import type { Schedule } from '../../../../shared/contract/scenario-work';
import { monthsUntil, recurrence } from '../../../engine/time/cycle';
import { civilOf, formatDay, type Day } from '../../../engine/time/day';
import { horizonOf, spreadInto, type Horizon, type Shape } from '../../../engine/workload/spread';

/** Units of one kind of work by day, with the months they fall into. */
export type Series = {
  readonly from: Day;
  readonly units: Float64Array;
  readonly total: number;
  /** Months as the fitted scenario counts them, back to the one in which the series begins. */
  readonly horizon: Horizon;
  /** Months from the first of the horizon to that of the scenario. */
  readonly monthsBefore: number;
  /** Days of the horizon before the series. */
  readonly lead: number;
  /** Month of each day, counted from 0. */
  readonly monthOf: Int32Array;
};

/** `start`: first day of the scenario that the fit is for; its months are counted back from there, where it begins later. */
export function seriesOf(from: Day, units: Float64Array, start: Day): Series {
  const first = Math.min(0, monthsUntil(start, from));
  const grid = [recurrence(start, first)];
  while ((grid.at(-1) as Day) < from + units.length)
    grid.push(recurrence(start, first + grid.length));
  const horizon = horizonOf({ start: formatDay(grid[0] as Day), months: grid.length - 1 }, grid);
  const lead = from - horizon.start;
  let month = 0;
  const monthOf = Int32Array.from(units, (_, day) => {
    if (lead + day >= (horizon.monthStarts[month + 1] as number)) month += 1;
    return month;
  });
  return {
    from,
    units,
    total: units.reduce((sum, value) => sum + value, 0),
    horizon,
    monthsBefore: -first,
    lead,
    monthOf,
  };
}

/** Sums of a column by month of the series. */
export function byMonth({ monthOf }: Series, column: ArrayLike<number>): number[] {
  const sums = Array.from({ length: (monthOf.at(-1) ?? -1) + 1 }, () => 0);
  for (let day = 0; day < monthOf.length; day += 1) {
    const month = monthOf[day] as number;
    sums[month] = (sums[month] as number) + (column[day] as number);
  }
  return sums;
}

/** Whether a month lies wholly within the series. */
export function isWhole({ horizon, lead, units }: Series, month: number): boolean {
  const { monthStarts } = horizon;
  return (
    (monthStarts[month] as number) >= lead &&
    (monthStarts[month + 1] as number) <= lead + units.length
  );
}

/** Units that a line of a scenario would put on the days of the series. */
export function spreadOver(
  { horizon, lead, units }: Series,
  shape: Shape,
  quantity: number,
): Float64Array {
  const all = new Float64Array(horizon.end - horizon.start);
  spreadInto(all, shape, () => quantity, horizon);
  return all.subarray(lead, lead + units.length);
}

/** Share of the quantity that a schedule puts on each day, before growth and seasons. */
export function shareByDay(series: Series, schedule: Schedule): Float64Array {
  const { horizon, units } = series;
  if (schedule.kind !== 'per-month') return spreadOver(series, { schedule }, 1);
  return Float64Array.from(units, (_, day) => {
    const month = series.monthOf[day] as number;
    return 1 / ((horizon.monthStarts[month + 1] ?? 0) - (horizon.monthStarts[month] ?? 0));
  });
}

/** Calendar month (from 0) whose season counts on each day, as the engine takes it. */
export function seasonOf({ from, horizon, monthOf }: Series, schedule: Schedule): Int32Array {
  return Int32Array.from(monthOf, (month, day) => {
    const counts =
      schedule.kind === 'per-month'
        ? horizon.start + (horizon.monthStarts[month] as number)
        : from + day;
    return civilOf(counts).month - 1;
  });
}
