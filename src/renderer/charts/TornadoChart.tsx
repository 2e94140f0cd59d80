import type { SensitivityRow } from '../../shared/contract/explore';
import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { linearScale, tickCount, type LinearScale } from './scale';
import { useMarkWalk } from './use-mark-walk';
import type { Tornado, TornadoBar } from './tornado-bars';

export type TornadoChartProps = {
  readonly ids: ChartIds;
  readonly tornado: Tornado;
  readonly width: number;
  readonly tickLabel: (tick: number) => string;
  readonly onPoint: (row: SensitivityRow | undefined) => void;
};

const ROW = 30;
const BAR = 14;
const HEAD = 20;
const LABEL_SHARE = 0.26;
/** Room for an end's input value beside its bar. */
const END = 84;

const tornadoHeight = ({ bars }: Tornado): number => HEAD + bars.length * ROW + 4;

/** Which input moves the total by how much, largest first; the ends are labelled with the input's value there. */
export function TornadoChart(props: TornadoChartProps) {
  const { ids, tornado, width, tickLabel, onPoint } = props;
  const { bars, base, domain } = tornado;
  const { at, point, onKeyDown } = useMarkWalk(bars.length, bars.length, (next) =>
    onPoint(next === undefined ? undefined : bars[next]?.row),
  );
  const left = Math.round(width * LABEL_SHARE) + END;
  const scale = linearScale(domain, [left, Math.max(left + 20, width - END)], {
    ticks: tickCount(width - left - END, 80),
    exact: true,
  });
  const height = tornadoHeight(tornado);
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onLeave={() => point(undefined)}
    >
      <g aria-hidden>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line
              className="chart__grid"
              x1={scale.at(tick)}
              x2={scale.at(tick)}
              y1={HEAD}
              y2={height}
            />
            <text x={scale.at(tick)} y={12} textAnchor="middle">
              {tickLabel(tick)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <Bar
            key={bar.row.input}
            bar={bar}
            base={base}
            scale={scale}
            top={HEAD + index * ROW}
            width={width}
            here={index === at}
            onHover={() => point(index)}
          />
        ))}
        <line
          className="chart__net"
          x1={scale.at(base)}
          x2={scale.at(base)}
          y1={HEAD - 2}
          y2={height}
        />
      </g>
    </ChartSvg>
  );
}

type BarProps = {
  readonly bar: TornadoBar;
  readonly base: number;
  readonly scale: LinearScale;
  readonly top: number;
  readonly width: number;
  readonly here: boolean;
  readonly onHover: () => void;
};

function Bar({ bar, base, scale, top, width, here, onHover }: BarProps) {
  const { row } = bar;
  const middle = top + ROW / 2;
  const ends = [
    { key: 'low', total: bar.low, text: row.low, colour: 'var(--chart-6)' },
    { key: 'high', total: bar.high, text: row.high, colour: 'var(--chart-2)' },
  ];
  const zero = scale.at(base);
  return (
    <g onMouseEnter={onHover}>
      <rect
        className={here ? 'chart__here' : 'chart__nothing'}
        x={0}
        y={top}
        width={width}
        height={ROW}
      />
      <text className="chart__strong" x={0} y={middle} dominantBaseline="central">
        {row.label}
      </text>
      {ends.map(({ key, total, text, colour }) => {
        const end = scale.at(total);
        const toRight = end >= zero;
        return (
          <g key={key}>
            <rect
              x={Math.min(zero, end)}
              y={middle - BAR / 2}
              width={Math.max(1, Math.abs(end - zero))}
              height={BAR}
              fill={colour}
            />
            <text
              className="chart__halo"
              x={toRight ? end + 5 : end - 5}
              y={middle}
              textAnchor={toRight ? 'start' : 'end'}
              dominantBaseline="central"
            >
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
