import type { ReactElement } from 'react';
import { crowdsOf } from './crowding';
import type { DayMark, MarkKind } from './day-marks';
import type { LinearScale } from './scale';

export type Lane = { readonly kind: MarkKind; readonly label: string };

/** Lanes under the plot, from top to bottom; each has its own shape beside its colour. */
const LANES: readonly Lane[] = [
  { kind: 'invoice', label: 'invoices' },
  { kind: 'top-up', label: 'top-ups' },
  { kind: 'expiry', label: 'expiries' },
  { kind: 'overage', label: 'overage' },
  { kind: 'blocked', label: 'blocked' },
  { kind: 'alert', label: 'alerts' },
  { kind: 'change', label: 'changes' },
];

export const LANE_HEIGHT = 16;

/** Lanes that have something on them anywhere in the horizon, so that none comes and goes with the zoom. */
export const lanesOf = (marks: readonly DayMark[]): readonly Lane[] => {
  const kinds = new Set(marks.map(({ kind }) => kind));
  return LANES.filter(({ kind }) => kinds.has(kind));
};

type EventLanesProps = {
  readonly lanes: readonly Lane[];
  readonly marks: readonly DayMark[];
  readonly x: LinearScale;
  readonly view: { readonly from: number; readonly to: number };
  readonly top: number;
  readonly left: number;
};

/** Pixels between two marks below which their shapes are one band; zooming takes them apart. */
const NEAREST = 5;

function daysOf(
  marks: readonly DayMark[],
  kind: MarkKind,
  view: EventLanesProps['view'],
): readonly number[] {
  return marks
    .filter((mark) => mark.kind === kind && mark.at >= view.from && mark.at < view.to)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
}

/** Colour of a band of marks. */
const BANDS: Readonly<Record<MarkKind, string>> = {
  invoice: 'mark--invoice',
  'top-up': 'mark--top-up',
  expiry: 'mark--loss',
  overage: 'mark--overage',
  blocked: 'mark--blocked',
  alert: 'mark--alerts',
  change: 'mark--change',
  grant: 'mark--grant',
  refill: 'mark--refill',
};

export function EventLanes({ lanes, marks, x, view, top, left }: EventLanesProps) {
  return (
    <g aria-hidden>
      {lanes.map(({ kind, label }, index) => {
        const middle = top + index * LANE_HEIGHT + LANE_HEIGHT / 2;
        return (
          <g key={kind}>
            <text x={left - 6} y={middle} textAnchor="end" dominantBaseline="central">
              {label}
            </text>
            <line
              className="chart__grid"
              x1={x.at(view.from)}
              x2={x.at(view.to)}
              y1={middle}
              y2={middle}
            />
            {crowdsOf(daysOf(marks, kind, view), (day) => x.at(day), NEAREST).map(({ from, to }) =>
              from === to ? (
                <LaneMark
                  key={from}
                  kind={kind}
                  from={x.at(from)}
                  day={x.at(from + 1) - x.at(from)}
                  middle={middle}
                />
              ) : (
                <rect
                  key={from}
                  className={BANDS[kind]}
                  x={x.at(from)}
                  y={middle - 3}
                  width={x.at(to + 1) - x.at(from)}
                  height={6}
                />
              ),
            )}
          </g>
        );
      })}
    </g>
  );
}

type LaneMarkProps = {
  readonly kind: MarkKind;
  readonly from: number;
  /** Width of a day. */
  readonly day: number;
  readonly middle: number;
};

type Glyph = (place: Omit<LaneMarkProps, 'kind'>) => ReactElement;

const rectangle =
  (className: string): Glyph =>
  ({ from, day, middle }) => (
    <rect className={className} x={from} y={middle - 4} width={Math.max(2, day)} height={8} />
  );

/** A shape of its own for each kind; what lasts for days is a band. */
const GLYPHS: Readonly<Record<MarkKind, Glyph>> = {
  invoice: ({ from, middle }) => (
    <path className="mark--invoice" d={`M${from} ${middle + 6}v-12h7l-2 3l2 3h-6v6Z`} />
  ),
  'top-up': ({ from, day, middle }) => (
    <path className="mark--top-up" d={`M${from + day / 2} ${middle - 5}l5 5l-5 5l-5 -5Z`} />
  ),
  blocked: ({ from, day, middle }) =>
    day < 6 ? (
      rectangle('mark--blocked')({ from, day, middle })
    ) : (
      <path className="mark--cross" d={`M${from + day / 2 - 4} ${middle - 4}l8 8m0 -8l-8 8`} />
    ),
  alert: ({ from, day, middle }) => (
    <circle className="mark--alert" cx={from + day / 2} cy={middle} r={3.5} />
  ),
  change: ({ from, middle }) => (
    <path className="mark--change" d={`M${from} ${middle - 5}l8 5l-8 5Z`} />
  ),
  expiry: ({ from, middle }) => (
    <path className="mark--loss" d={`M${from} ${middle + 4}l4 -7h-8Z`} />
  ),
  overage: rectangle('mark--overage'),
  grant: rectangle('mark--grant'),
  refill: rectangle('mark--refill'),
};

const LaneMark = ({ kind, ...place }: LaneMarkProps) => GLYPHS[kind](place);
