import { memo } from 'react';
import { useLocale } from '../stores/preferences';
import { BalanceBands } from './BalanceBands';
import type { BalanceBand } from './balance-bands';
import type { BalanceDay } from './balance-days';
import { isCrowded } from './crowding';
import type { DayMark } from './day-marks';
import type { DayWindow } from './day-window';
import { EventLanes, LANE_HEIGHT, type Lane } from './EventLanes';
import { textRoom } from './label-room';
import { placeOf, type LinearScale } from './scale';
import { StepMarks } from './StepMarks';
import { areaPath, stepPath } from './step-path';
import { fillOf, Textures } from './Textures';
import { TimeAxis } from './TimeAxis';
import { ValueGrid } from './ValueGrid';

const MARGIN = { top: 20, right: 12, left: 64 };
const AXIS = 18;
const LOST = { colour: 'var(--loss)', texture: 'hatch' } as const;

/** Where the plot, its axis and the lanes below it stand. */
export function stepLayout(width: number, height: number, lanes: number) {
  const bottom = height - AXIS - lanes * LANE_HEIGHT - 4;
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  return { left: MARGIN.left, right, top: MARGIN.top, bottom, lanesTop: bottom + AXIS + 2 };
}

export type StepPlace = {
  readonly view: DayWindow;
  readonly lanes: readonly Lane[];
  readonly box: ReturnType<typeof stepLayout>;
  /** Days in view. */
  readonly shown: readonly BalanceDay[];
  /** First day of the horizon. */
  readonly start: string;
  readonly x: LinearScale;
  readonly y: LinearScale;
};

type StepPictureProps = {
  readonly chart: string;
  readonly place: StepPlace;
  readonly marks: readonly DayMark[];
  readonly byDay: ReadonlyMap<number, readonly DayMark[]>;
  /** What the balance is made of; none where it has one part alone. */
  readonly bands: readonly BalanceBand[];
  readonly lowest: BalanceDay | undefined;
  readonly lowestText: string;
  readonly tickLabel: (tick: number) => string;
};

/** All of a step chart but its cursor: drawn anew when the balance or the view changes, not on every move. */
export const StepPicture = memo(function StepPicture(props: StepPictureProps) {
  const { chart, place, marks } = props;
  const { view, box, shown, x, y } = place;
  const locale = useLocale();
  return (
    <g>
      <Textures chart={chart} paints={[LOST]} />
      <ValueGrid scale={y} from={box.left} to={box.right} label={props.tickLabel} />
      <TimeAxis
        x={x}
        view={view}
        start={place.start}
        top={box.top}
        bottom={box.bottom}
        locale={locale}
      />
      <text className="chart__word" x={box.right} y={12} textAnchor="end">
        projection
      </text>
      {props.bands.length === 0 ? (
        <path className="balance-area" d={areaPath(shown, x, y)} fill="var(--chart-1)" />
      ) : (
        <BalanceBands bands={props.bands} view={view} x={x} y={y} />
      )}
      <path
        className="balance-line"
        data-dense={isCrowded(shown.length, box.right - box.left, 2) ? '' : undefined}
        d={stepPath(shown, x, y)}
      />
      <StepMarks days={shown} byDay={props.byDay} x={x} y={y} hatch={fillOf(chart, LOST)} />
      <EventLanes
        lanes={place.lanes}
        marks={marks}
        x={x}
        view={view}
        top={box.lanesTop}
        left={box.left}
      />
      <Lowest place={place} lowest={props.lowest} text={props.lowestText} />
    </g>
  );
});

type LowestProps = {
  readonly place: StepPlace;
  readonly lowest: BalanceDay | undefined;
  readonly text: string;
};

function Lowest({ place: { view, x, y }, lowest, text }: LowestProps) {
  if (lowest === undefined || lowest.at < view.from || lowest.at >= view.to) return null;
  const at = x.at(lowest.at + 0.75);
  const level = y.at(placeOf(lowest.end));
  const atRight = at + 8 + textRoom(text) < x.at(view.to);
  return (
    <g aria-hidden>
      <circle className="mark--lowest" cx={at} cy={level} r={4} />
      <text
        className="chart__strong chart__halo"
        x={atRight ? at + 8 : at - 8}
        y={level - 6}
        textAnchor={atRight ? 'start' : 'end'}
      >
        {text}
      </text>
    </g>
  );
}
