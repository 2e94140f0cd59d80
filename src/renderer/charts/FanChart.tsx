import type { Fan } from '../../shared/contract/uncertainty';
import { useLocale } from '../stores/preferences';
import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { spreadLabels } from './label-room';
import { linearScale, tickCount, type LinearScale } from './scale';
import { TimeAxis } from './TimeAxis';
import { useDayWalk } from './use-day-walk';
import { ValueGrid } from './ValueGrid';

export type FanChartProps = {
  readonly ids: ChartIds;
  readonly fan: Fan;
  /** The fan before the last change: its outline stays to compare. */
  readonly former?: Fan | undefined;
  readonly width: number;
  readonly height: number;
  readonly tickLabel: (tick: number) => string;
  readonly onPoint: (day: number | undefined) => void;
};

const MARGIN = { top: 12, right: 104, bottom: 20, left: 60 };

const BANDS = [
  { low: 'p2', high: 'p98', label: '19 in 20 runs', opacity: 0.12 },
  { low: 'p10', high: 'p90', label: '8 in 10 runs', opacity: 0.22 },
  { low: 'p25', high: 'p75', label: '1 in 2 runs', opacity: 0.38 },
] as const;

/** Balance by day over many runs: three bands of one hue, the middle run, and three runs as they went. */
export function FanChart(props: FanChartProps) {
  const { ids, fan, former, width, height, tickLabel } = props;
  const locale = useLocale();
  const { at, point, onKeyDown } = useDayWalk(fan.days, props.onPoint);
  const days = fan.days.length;
  const right = Math.max(MARGIN.left + 10, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const x = linearScale([0, days], [MARGIN.left, right], { ticks: 2, exact: true });
  const y = linearScale([Math.min(0, ...fan.p2), Math.max(0, ...fan.p98)], [bottom, MARGIN.top], {
    ticks: tickCount(bottom - MARGIN.top, 40),
  });
  const dayAt = (pixels: number): number =>
    Math.max(0, Math.min(days - 1, Math.floor(x.invert(pixels))));
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onMove={(pixels) => point(dayAt(pixels))}
      onLeave={() => point(undefined)}
    >
      <ValueGrid scale={y} from={MARGIN.left} to={right} label={tickLabel} />
      <TimeAxis
        x={x}
        view={{ from: 0, to: days }}
        start={fan.days[0] ?? '1970-01-01'}
        top={MARGIN.top}
        bottom={bottom}
        locale={locale}
      />
      <g aria-hidden>
        <Runs fan={fan} former={former} x={x} y={y} />
        <BandLabels fan={fan} x={right + 6} y={y} range={[MARGIN.top, bottom]} />
        {at === undefined ? null : (
          <line
            className="chart__cursor"
            x1={x.at(at + 0.5)}
            x2={x.at(at + 0.5)}
            y1={MARGIN.top}
            y2={bottom}
          />
        )}
      </g>
    </ChartSvg>
  );
}

type RunsProps = {
  readonly fan: Fan;
  readonly former: Fan | undefined;
  readonly x: LinearScale;
  readonly y: LinearScale;
};

function Runs({ fan, former, x, y }: RunsProps) {
  return (
    <>
      {BANDS.map(({ low, high, opacity }) => (
        <path
          key={low}
          d={bandPath(fan[low], fan[high], x, y)}
          fill="var(--chart-1)"
          opacity={opacity}
        />
      ))}
      {fan.paths.map((path, index) => (
        // The three sample runs have no names.
        <path key={index} className="fan__run" d={linePath(path, x, y)} />
      ))}
      <path className="fan__middle" d={linePath(fan.p50, x, y)} />
      {former === undefined ? null : (
        <>
          <path className="fan__former" d={linePath(former.p10, x, y)} />
          <path className="fan__former" d={linePath(former.p90, x, y)} />
        </>
      )}
    </>
  );
}

const point2 = (x: number, y: number): string =>
  `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

function linePath(values: readonly number[], x: LinearScale, y: LinearScale): string {
  return values
    .map((value, day) => `${day === 0 ? 'M' : 'L'}${point2(x.at(day + 0.5), y.at(value))}`)
    .join('');
}

function bandPath(
  low: readonly number[],
  high: readonly number[],
  x: LinearScale,
  y: LinearScale,
): string {
  const back = low.map((value, day) => `L${point2(x.at(day + 0.5), y.at(value))}`).toReversed();
  return `${linePath(high, x, y)}${back.join('')}Z`;
}

type BandLabelsProps = {
  readonly fan: Fan;
  readonly x: number;
  readonly y: LinearScale;
  readonly range: readonly [number, number];
};

/** What the bands hold, in words, where they end. */
function BandLabels({ fan, x, y, range }: BandLabelsProps) {
  const labels = [
    ...BANDS.map(({ high, label }) => ({ label, at: fan[high].at(-1) ?? 0 })),
    { label: 'middle run', at: fan.p50.at(-1) ?? 0 },
  ];
  const spread = spreadLabels(
    labels.map(({ at }) => y.at(at)),
    13,
    range,
  );
  return (
    <>
      {labels.map(({ label }, index) => (
        <text key={label} x={x} y={spread[index]} dominantBaseline="central">
          {label}
        </text>
      ))}
    </>
  );
}
