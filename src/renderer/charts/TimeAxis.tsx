import { formatDate } from '../format/dates';
import { addDays, monthStarts } from './calendar';
import type { DayWindow } from './day-window';
import { labelStep } from './label-room';
import type { LinearScale } from './scale';

type TimeAxisProps = {
  readonly x: LinearScale;
  readonly view: DayWindow;
  /** First day of the horizon. */
  readonly start: string;
  readonly top: number;
  readonly bottom: number;
  readonly locale: string;
};

const MONTH_LABEL = 54;
const DAY_LABEL = 46;
/** Up to this many days in view, days are named instead of months. */
const DAYS_BY_NAME = 70;

export type TimeTick = { readonly at: number; readonly on: string; readonly named: boolean };

/** Ticks in view: days where few are, else the first days of months. */
export function timeTicks(view: DayWindow, start: string, pixels: number): TimeTick[] {
  const from = addDays(start, view.from);
  if (view.to - view.from <= DAYS_BY_NAME) {
    const count = view.to - view.from;
    const step = labelStep(count, pixels, DAY_LABEL);
    return Array.from({ length: count }, (_, day) => ({
      at: view.from + day,
      on: addDays(from, day),
      named: day % step === 0,
    }));
  }
  const months = monthStarts(from, addDays(start, view.to));
  const step = labelStep(months.length, pixels, MONTH_LABEL);
  return months.map(({ at, on }, index) => ({ at: view.from + at, on, named: index % step === 0 }));
}

export function TimeAxis({ x, view, start, top, bottom, locale }: TimeAxisProps) {
  const pixels = x.at(view.to) - x.at(view.from);
  const ticks = timeTicks(view, start, pixels);
  const byDay = view.to - view.from <= DAYS_BY_NAME;
  // A name that would run out of the drawing is left out rather than cut.
  const isRoomy = (left: number): boolean =>
    left + (byDay ? DAY_LABEL : MONTH_LABEL) <= x.at(view.to) + DAY_LABEL / 4;
  return (
    <g aria-hidden>
      {ticks.map(({ at, on, named }) => (
        <g key={on}>
          {byDay && !named ? null : (
            <line className="chart__grid" x1={x.at(at)} x2={x.at(at)} y1={top} y2={bottom} />
          )}
          {named && isRoomy(x.at(at)) ? (
            <text x={x.at(at) + 3} y={bottom + 13}>
              {formatDate(on, locale, byDay ? 'day-month' : 'month-short')}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  );
}
