import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useLocale } from '../stores/preferences';
import { balanceExtent, type BalanceDay } from './balance-days';
import type { ChartIds } from './ChartFrame';
import type { DayMark } from './day-marks';
import { walkedDay, windowAround, wholeWindow, zoomWindow, type DayWindow } from './day-window';
import { EventLanes, LANE_HEIGHT, lanesOf } from './EventLanes';
import { textRoom } from './label-room';
import { linearScale, placeOf, tickCount, type LinearScale } from './scale';
import { StepMarks } from './StepMarks';
import { areaPath, stepPath } from './step-path';
import { fillOf, Textures } from './Textures';
import { TimeAxis } from './TimeAxis';
import { ValueGrid } from './ValueGrid';

type StepChartProps = {
  readonly ids: ChartIds;
  readonly days: readonly BalanceDay[];
  readonly marks: readonly DayMark[];
  readonly byDay: ReadonlyMap<number, readonly DayMark[]>;
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
  /** A key has gone to a day. */
  readonly onDay: (at: number) => void;
  /** What is said of the cursor's day. */
  readonly valueText: string;
  readonly tickLabel: (tick: number) => string;
  /** Enter or a click on a day. */
  readonly onOpen: (at: number) => void;
};

const MARGIN = { top: 20, right: 12, left: 64 };
const AXIS = 18;
const LINE = { colour: 'var(--chart-1)', texture: 'hatch' } as const;
const LOST = { colour: 'var(--loss)', texture: 'hatch' } as const;

/** Where everything of a step chart stands. */
export function stepLayout(width: number, height: number, lanes: number) {
  const bottom = height - AXIS - lanes * LANE_HEIGHT - 4;
  return {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom,
    lanesTop: bottom + AXIS + 2,
  };
}

function stepScales(
  shown: readonly BalanceDay[],
  view: DayWindow,
  box: ReturnType<typeof stepLayout>,
): PlaceProps {
  const { low, high } = balanceExtent(shown);
  return {
    x: linearScale([view.from, view.to], [box.left, box.right], { ticks: 2, exact: true }),
    y: linearScale([placeOf(low), placeOf(high)], [box.bottom, box.top], {
      ticks: tickCount(box.bottom - box.top, 40),
    }),
  };
}

/** Balance by day: never sloped, projected and so dashed, with what changes it and what fell short. */
export function StepChart(props: StepChartProps) {
  const { ids, days, marks, view, width, height, at } = props;
  const locale = useLocale();
  const svg = useRef<SVGSVGElement>(null);
  const lanes = lanesOf(marks);
  const box = stepLayout(width, height, lanes.length);
  const shown = days.slice(view.from, view.to);
  const { x, y } = stepScales(shown, view, box);
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
      onClick={(event) => props.onOpen(dayUnder(event))}
    >
      <Textures chart={ids.chart} paints={[LINE, LOST]} />
      <ValueGrid scale={y} from={box.left} to={box.right} label={props.tickLabel} />
      <TimeAxis
        x={x}
        view={view}
        start={days[0]?.on ?? '1970-01-01'}
        top={box.top}
        bottom={box.bottom}
        locale={locale}
      />
      <text className="chart__word" x={box.right} y={12} textAnchor="end">
        projection
      </text>
      <path className="balance-area" d={areaPath(shown, x, y)} fill={LINE.colour} />
      <path className="balance-line" d={stepPath(shown, x, y)} />
      <StepMarks days={shown} byDay={props.byDay} x={x} y={y} hatch={fillOf(ids.chart, LOST)} />
      <EventLanes
        lanes={lanes}
        marks={marks}
        x={x}
        view={view}
        top={box.lanesTop}
        left={box.left}
      />
      <Lowest {...props} x={x} y={y} />
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

type PlaceProps = { readonly x: LinearScale; readonly y: LinearScale };

function Lowest({ lowest, lowestText, view, x, y }: StepChartProps & PlaceProps) {
  if (lowest === undefined || lowest.at < view.from || lowest.at >= view.to) return null;
  const at = x.at(lowest.at + 0.75);
  const level = y.at(placeOf(lowest.end));
  const atRight = at + 8 + textRoom(lowestText) < x.at(view.to);
  return (
    <g aria-hidden>
      <circle className="mark--lowest" cx={at} cy={level} r={4} />
      <text
        className="chart__strong chart__halo"
        x={atRight ? at + 8 : at - 8}
        y={level - 6}
        textAnchor={atRight ? 'start' : 'end'}
      >
        {lowestText}
      </text>
    </g>
  );
}

type CursorProps = PlaceProps & {
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
