import type { DayMark, MarkKind } from './day-marks';
import type { LinearScale } from './scale';

/** Lanes under the plot, from top to bottom; each has its own shape beside its colour. */
const LANES: readonly { readonly kind: MarkKind; readonly label: string }[] = [
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
export const lanesOf = (marks: readonly DayMark[]): typeof LANES => {
  const kinds = new Set(marks.map(({ kind }) => kind));
  return LANES.filter(({ kind }) => kinds.has(kind));
};

type EventLanesProps = {
  readonly lanes: typeof LANES;
  readonly marks: readonly DayMark[];
  readonly x: LinearScale;
  readonly view: { readonly from: number; readonly to: number };
  readonly top: number;
  readonly left: number;
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
            {marks
              .filter((mark) => mark.kind === kind && mark.at >= view.from && mark.at < view.to)
              .map(({ at }) => (
                <LaneMark
                  key={at}
                  kind={kind}
                  from={x.at(at)}
                  day={x.at(at + 1) - x.at(at)}
                  middle={middle}
                />
              ))}
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

function LaneMark({ kind, from, day, middle }: LaneMarkProps) {
  const centre = from + day / 2;
  switch (kind) {
    case 'invoice':
      return <path className="mark--invoice" d={`M${from} ${middle + 6}v-12h7l-2 3l2 3h-6v6Z`} />;
    case 'top-up':
      return <path className="mark--top-up" d={`M${centre} ${middle - 5}l5 5l-5 5l-5 -5Z`} />;
    case 'blocked':
      return day < 6 ? (
        <rect
          className="mark--blocked"
          x={from}
          y={middle - 4}
          width={Math.max(2, day)}
          height={8}
        />
      ) : (
        <path
          className="mark--cross"
          d={`M${centre - 4} ${middle - 4}l8 8M${centre + 4} ${middle - 4}l-8 8`}
        />
      );
    case 'alert':
      return <circle className="mark--alert" cx={centre} cy={middle} r={3.5} />;
    case 'change':
      return <path className="mark--change" d={`M${from} ${middle - 5}l8 5l-8 5Z`} />;
    case 'expiry':
      return <path className="mark--loss" d={`M${from} ${middle + 4}l4 -7h-8Z`} />;
    default:
      return (
        <rect
          className={`mark--${kind}`}
          x={from}
          y={middle - 4}
          width={Math.max(2, day - 1)}
          height={8}
        />
      );
  }
}
