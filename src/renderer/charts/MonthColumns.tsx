import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { paintOf } from './BarTrack';
import { labelStep, spreadLabels, fits } from './label-room';
import { useMarkWalk } from './use-mark-walk';
import { moneyColour } from './palette';
import { linearScale, tickCount } from './scale';
import { placeBar, seriesOf, stackDomain, type Bar, type PlacedBar } from './stack';
import { fillOf, Textures } from './Textures';
import { ValueGrid } from './ValueGrid';

type MonthColumnsProps = {
  readonly ids: ChartIds;
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  /** A decimal string in full, and a tick of the axis. */
  readonly amountText: (amount: string) => string;
  readonly tickLabel: (tick: number) => string;
  readonly onPoint: (bar: Bar | undefined) => void;
  /** Enter or a click on a column. */
  readonly onOpen?: ((bar: Bar) => void) | undefined;
};

const MARGIN = { top: 18, right: 88, bottom: 20, left: 56 };
const MOST_COLUMN = 48;

/** Standing stacked columns, one for each period; credits hang below zero, a marker stands at the sum. */
export function MonthColumns(props: MonthColumnsProps) {
  const { ids, bars, width, height, onPoint, onOpen } = props;
  const { at, point, onKeyDown } = useMarkWalk(
    bars.length,
    12,
    (next) => onPoint(next === undefined ? undefined : bars[next]),
    (next) => {
      const bar = bars[next];
      if (bar !== undefined) onOpen?.(bar);
    },
  );
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const scale = linearScale(stackDomain(bars), [height - MARGIN.bottom, MARGIN.top], {
    ticks: tickCount(height - MARGIN.top - MARGIN.bottom, 36),
  });
  const band = inner / Math.max(1, bars.length);
  const placed = bars.map((bar) => placeBar(bar, scale));
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onLeave={() => point(undefined)}
    >
      <Textures chart={ids.chart} paints={placed.flatMap(({ parts }) => parts.map(paintOf))} />
      <ValueGrid
        scale={scale}
        from={MARGIN.left}
        to={width - MARGIN.right}
        label={props.tickLabel}
      />
      {placed.map((column, index) => (
        <Column
          key={column.bar.key}
          {...props}
          placed={column}
          left={MARGIN.left + index * band}
          band={band}
          here={index === at}
          named={index % labelStep(bars.length, inner, 52) === 0}
          onHover={() => point(index)}
        />
      ))}
      <SeriesLabels
        placed={placed}
        x={width - MARGIN.right + 8}
        range={[MARGIN.top, height - MARGIN.bottom]}
      />
    </ChartSvg>
  );
}

type ColumnProps = MonthColumnsProps & {
  readonly placed: PlacedBar;
  readonly left: number;
  readonly band: number;
  readonly here: boolean;
  readonly named: boolean;
  readonly onHover: () => void;
};

function Column(props: ColumnProps) {
  const { ids, placed, left, band, height, here, named, amountText, onHover, onOpen } = props;
  const { bar, parts, net } = placed;
  const wide = Math.min(MOST_COLUMN, Math.max(1, band - Math.max(2, band * 0.3)));
  const x = left + (band - wide) / 2;
  const sum = bar.net === null ? '' : amountText(bar.net);
  return (
    <g
      aria-hidden
      onMouseEnter={onHover}
      onClick={onOpen === undefined ? undefined : () => onOpen(bar)}
    >
      <rect
        className={here ? 'chart__here' : undefined}
        x={left}
        y={MARGIN.top - 14}
        width={band}
        height={height - MARGIN.bottom - MARGIN.top + 14}
        fill={here ? undefined : 'transparent'}
      />
      {parts.map((part) => (
        <rect
          key={part.key}
          x={x}
          y={part.from}
          width={wide}
          height={Math.max(1, part.to - part.from)}
          fill={fillOf(ids.chart, paintOf(part))}
        />
      ))}
      {net === null ? null : (
        <line className="chart__net" x1={x - 3} x2={x + wide + 3} y1={net} y2={net} />
      )}
      {here || fits(sum, band - 4) ? (
        <text
          className="chart__strong"
          x={left + band / 2}
          y={Math.min(net ?? 0, topOf(placed)) - 5}
          textAnchor="middle"
        >
          {sum}
        </text>
      ) : null}
      {named || here ? (
        <text x={left + band / 2} y={height - 6} textAnchor="middle">
          {bar.label}
        </text>
      ) : null}
    </g>
  );
}

const topOf = ({ parts, net }: PlacedBar): number =>
  parts.reduce((top, { from }) => Math.min(top, from), net ?? 0);

type SeriesLabelsProps = {
  readonly placed: readonly PlacedBar[];
  readonly x: number;
  readonly range: readonly [number, number];
};

/** Names of the kinds beside the last column that has them. */
function SeriesLabels({ placed, x, range }: SeriesLabelsProps) {
  const series = seriesOf(placed.map(({ bar }) => bar));
  const wanted = series.map(({ key }) => {
    const part = placed.flatMap(({ parts }) => parts).findLast((each) => each.key === key);
    return part === undefined ? range[0] : (part.from + part.to) / 2;
  });
  const spread = spreadLabels(wanted, 14, range);
  return (
    <g aria-hidden>
      {series.map(({ key, label }, at) => (
        <g key={key} transform={`translate(${x} ${spread[at] ?? 0})`}>
          <rect x={0} y={-4} width={8} height={8} fill={moneyColour(key)} />
          <text x={12} dominantBaseline="central">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
