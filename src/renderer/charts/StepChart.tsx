import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { BalanceBand } from './balance-bands';
import { balanceExtent, type BalanceDay } from './balance-days';
import type { ChartIds } from './ChartFrame';
import type { DayMark } from './day-marks';
import { walkedDay, windowAround, wholeWindow, zoomWindow, type DayWindow } from './day-window';
import { lanesOf } from './EventLanes';
import { linearScale, placeOf, tickCount } from './scale';
import { stepLayout, StepPicture, type StepPlace } from './StepPicture';

type StepChartProps = {
  readonly ids: ChartIds;
  readonly days: readonly BalanceDay[];
  readonly marks: readonly DayMark[];
  readonly byDay: ReadonlyMap<number, readonly DayMark[]>;
  readonly bands: readonly BalanceBand[];
  readonly lowest: BalanceDay | undefined;
  readonly lowestText: string;
  readonly width: number;
  readonly height: number;
  readonly view: DayWindow;
  readonly onView: (view: DayWindow) => void;
  /** The day the cursor stands on. */
  readonly at: number | undefined;
  /** The pointer is over a day, or over none. */
  readonly onPoint: (at: number | undefined) => void;
  /** A key or a click has gone to a day. */
  readonly onDay: (at: number) => void;
  /** What is said of the cursor's day. */
  readonly valueText: string;
  readonly tickLabel: (tick: number) => string;
  /** Enter or a double click on a day. */
  readonly onOpen: (at: number) => void;
};

/** What is in view and where it stands. */
function stepPlace(
  days: readonly BalanceDay[],
  marks: readonly DayMark[],
  view: DayWindow,
  width: number,
  height: number,
): StepPlace {
  const lanes = lanesOf(marks);
  const box = stepLayout(width, height, lanes.length);
  const shown = days.slice(view.from, view.to);
  const { low, high } = balanceExtent(shown);
  return {
    view,
    lanes,
    box,
    shown,
    start: days[0]?.on ?? '1970-01-01',
    x: linearScale([view.from, view.to], [box.left, box.right], { ticks: 2, exact: true }),
    y: linearScale([placeOf(low), placeOf(high)], [box.bottom, box.top], {
      ticks: tickCount(box.bottom - box.top, 40),
    }),
  };
}

/** Balance by day: never sloped, projected and so dashed, with what changes it and what fell short. */
export function StepChart(props: StepChartProps) {
  const { ids, days, marks, byDay, view, width, height, at, lowest, lowestText, tickLabel } = props;
  const svg = useRef<SVGSVGElement>(null);
  const place = useMemo(
    () => stepPlace(days, marks, view, width, height),
    [days, marks, view, width, height],
  );
  const { x, y, box } = place;
  const dayUnder = (event: MouseEvent): number => {
    const left = svg.current?.getBoundingClientRect().left ?? 0;
    return Math.max(view.from, Math.min(view.to - 1, Math.floor(x.invert(event.clientX - left))));
  };
  return (
    <svg
      ref={svg}
      width={width}
      height={height}
      role="slider"
      aria-labelledby={ids.title}
      aria-describedby={ids.summary}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, days.length - 1)}
      aria-valuenow={at ?? view.from}
      aria-valuetext={props.valueText}
      tabIndex={0}
      onKeyDown={(event) => onKey(event, props)}
      onMouseMove={(event) => props.onPoint(dayUnder(event))}
      onClick={(event) => props.onDay(dayUnder(event))}
      onDoubleClick={(event) => props.onOpen(dayUnder(event))}
    >
      <StepPicture
        chart={ids.chart}
        place={place}
        marks={marks}
        byDay={byDay}
        bands={props.bands}
        lowest={lowest}
        lowestText={lowestText}
        tickLabel={tickLabel}
      />
      {at === undefined || at < view.from || at >= view.to ? null : (
        <Cursor day={days[at]} x={x} y={y} top={box.top} bottom={height} />
      )}
    </svg>
  );
}

function onKey(event: KeyboardEvent, props: StepChartProps): void {
  const { days, view, at, onDay, onPoint, onView, onOpen } = props;
  const here = at ?? view.from;
  const start = days[0]?.on;
  if (start === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const dates = (day: number): string => days[day]?.on ?? start;
  const to = walkedDay(event.key, here, { start, days: days.length, dates });
  if (to !== undefined) {
    onDay(at === undefined && event.key.startsWith('Arrow') ? here : to);
    onView(windowAround(view, to, days.length));
  } else if (event.key === '+' || event.key === '=')
    onView(zoomWindow(view, here, 0.5, days.length));
  else if (event.key === '-') onView(zoomWindow(view, here, 2, days.length));
  else if (event.key === '0') onView(wholeWindow(days.length));
  else if (event.key === 'Enter') onOpen(here);
  else if (event.key === 'Escape') onPoint(undefined);
  else return;
  event.preventDefault();
}

type CursorProps = Pick<StepPlace, 'x' | 'y'> & {
  readonly day: BalanceDay | undefined;
  readonly top: number;
  readonly bottom: number;
};

function Cursor({ day, x, y, top, bottom }: CursorProps) {
  if (day === undefined) return null;
  const middle = x.at(day.at + 0.5);
  return (
    <g aria-hidden pointerEvents="none">
      <line className="chart__cursor" x1={middle} x2={middle} y1={top} y2={bottom} />
      <circle
        className="mark--cursor"
        cx={x.at(day.at + 0.75)}
        cy={y.at(placeOf(day.end))}
        r={3.5}
      />
    </g>
  );
}
