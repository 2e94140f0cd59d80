import type { BreakEven } from '../../shared/contract/explore';
import { cheapestAt, costLines, stretches, type CostLine } from './break-even-lines';
import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { fits, spreadLabels } from './label-room';
import { planColour } from './palette';
import { linearScale, placeOf, tickCount, type LinearScale } from './scale';
import { useMarkWalk } from './use-mark-walk';
import { ValueGrid } from './ValueGrid';

export type BreakEvenChartProps = {
  readonly ids: ChartIds;
  readonly result: BreakEven;
  readonly width: number;
  readonly height: number;
  /** The volume as it is being changed; the scenario's own where absent. */
  readonly now?: number | undefined;
  readonly tickLabel: (tick: number) => string;
  readonly volumeLabel: (volume: number) => string;
  /** The priced point that is pointed at. */
  readonly onPoint: (at: number | undefined) => void;
};

const MARGIN = { top: 16, right: 116, bottom: 56, left: 60 };
const BAND = 14;

/** Cost of the plans over volume, as steps; crossings marked, the cheapest named along the axis. */
export function BreakEvenChart(props: BreakEvenChartProps) {
  const { ids, result, width, height, tickLabel, volumeLabel } = props;
  const { at, point, onKeyDown } = useMarkWalk(result.points.length, 10, props.onPoint);
  const lines = costLines(result);
  const right = Math.max(MARGIN.left + 10, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const highest = Math.max(
    0,
    ...lines.flatMap(({ points }) => points.map(({ total }) => placeOf(total))),
  );
  const x = linearScale([0, result.max], [MARGIN.left, right], {
    ticks: tickCount(right - MARGIN.left, 90),
    exact: true,
  });
  const y = linearScale([0, highest], [bottom, MARGIN.top], {
    ticks: tickCount(bottom - MARGIN.top, 40),
  });
  const here = at === undefined ? undefined : result.points[at];
  const now = props.now ?? result.now;
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onMove={(pixels) => point(closest(result, x.invert(pixels)))}
      onLeave={() => point(undefined)}
    >
      <ValueGrid scale={y} from={MARGIN.left} to={right} label={tickLabel} />
      <g aria-hidden>
        {x.ticks.map((tick) => (
          <text key={tick} x={x.at(tick)} y={bottom + 14} textAnchor="middle">
            {volumeLabel(tick)}
          </text>
        ))}
        <Now
          at={x.at(Math.min(now, result.max))}
          top={MARGIN.top}
          bottom={bottom}
          label={`now ${volumeLabel(now)}`}
        />
        {lines.map((line) => (
          <Line key={line.plan} line={line} x={x} y={y} />
        ))}
        <Ends lines={lines} x={right + 6} y={y} range={[MARGIN.top, bottom]} />
        <CheapestBand result={result} x={x} top={bottom + 22} />
        {here === undefined ? null : (
          <line
            className="chart__cursor"
            x1={x.at(here.volume)}
            x2={x.at(here.volume)}
            y1={MARGIN.top}
            y2={bottom + 22 + BAND}
          />
        )}
      </g>
    </ChartSvg>
  );
}

const closest = ({ points }: BreakEven, volume: number): number =>
  points.reduce(
    (best, point, at) =>
      Math.abs(point.volume - volume) < Math.abs((points[best]?.volume ?? 0) - volume) ? at : best,
    0,
  );

type PlaceProps = { readonly x: LinearScale; readonly y: LinearScale };

/** Steps: a cost holds until the next priced volume. Where the plan cannot serve it all the line is dotted. */
function Line({ line, x, y }: PlaceProps & { readonly line: CostLine }) {
  return (
    <>
      {stretches(line.points).map(({ served, points }) => (
        <path
          key={points[0]?.volume}
          className={served ? 'cost-line' : 'cost-line cost-line--short'}
          stroke={planColour(line.place)}
          d={points
            .map(({ volume, total }, at) =>
              at === 0
                ? `M${x.at(volume)} ${y.at(placeOf(total))}`
                : `H${x.at(volume)}V${y.at(placeOf(total))}`,
            )
            .join('')}
        />
      ))}
    </>
  );
}

type EndsProps = {
  readonly lines: readonly CostLine[];
  readonly x: number;
  readonly y: LinearScale;
  readonly range: readonly [number, number];
};

function Ends({ lines, x, y, range }: EndsProps) {
  const spread = spreadLabels(
    lines.map(({ points }) => y.at(placeOf(points.at(-1)?.total ?? '0'))),
    14,
    range,
  );
  return (
    <>
      {lines.map(({ plan, label, place }, at) => (
        <g key={plan} transform={`translate(${x} ${spread[at] ?? 0})`}>
          <rect x={0} y={-1.5} width={10} height={3} fill={planColour(place)} />
          <text className="chart__strong" x={14} dominantBaseline="central">
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

type NowProps = {
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
};

/** Where the scenario stands. */
export function Now({ at, top, bottom, label }: NowProps) {
  return (
    <>
      <line className="chart__now" x1={at} x2={at} y1={top - 4} y2={bottom} />
      <text x={at + 4} y={top + 2} className="chart__halo">
        {label}
      </text>
    </>
  );
}

/** Which plan is cheapest along the axis, exact to the unit; none where nobody serves it. */
function CheapestBand({
  result,
  x,
  top,
}: {
  readonly result: BreakEven;
  readonly x: LinearScale;
  readonly top: number;
}) {
  return (
    <>
      <text x={MARGIN.left - 6} y={top + BAND / 2} textAnchor="end" dominantBaseline="central">
        cheapest
      </text>
      {result.cheapest.map(({ from, to, plan }) => {
        const place = result.plans.findIndex((each) => each.plan === plan);
        const label = result.plans[place]?.label ?? 'none';
        const left = x.at(from);
        const wide = Math.max(1, x.at(Math.min(result.max, to + 1)) - left - 1);
        return (
          <g key={from}>
            <rect
              x={left}
              y={top}
              width={wide}
              height={4}
              fill={plan === null ? 'var(--sunken)' : planColour(place)}
            />
            {fits(label, wide) ? (
              <text x={left} y={top + BAND}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

export const cheapestLabel = (result: BreakEven, volume: number): string | undefined => {
  const plan = cheapestAt(result, volume);
  return result.plans.find((each) => each.plan === plan)?.label;
};
