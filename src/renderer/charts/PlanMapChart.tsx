import { memo, useState, type KeyboardEvent } from 'react';
import type { PlanMap } from '../../shared/contract/explore';
import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { planColour, type Paint } from './palette';
import { mapCell, movedCrosshair, regionLabels, type MapCell } from './plan-map-regions';
import { linearScale, tickCount, type LinearScale } from './scale';
import { fillOf, Textures } from './Textures';

export type PlanMapChartProps = {
  readonly ids: ChartIds;
  readonly map: PlanMap;
  readonly width: number;
  readonly height: number;
  readonly volumeLabel: (volume: number) => string;
  readonly onPoint: (cell: MapCell | undefined) => void;
};

const MARGIN = { top: 10, right: 12, bottom: 38, left: 72 };
const TIE: Paint = { colour: 'var(--text-2)', texture: 'hatch' };

type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The cheapest plan over two volumes; where two are near, the cell is hatched. Arrows move the crosshair. */
export function PlanMapChart(props: PlanMapChartProps) {
  const { ids, map, width, height, volumeLabel, onPoint } = props;
  const [at, setAt] = useState<{ readonly column: number; readonly row: number }>();
  const box: Box = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 20, width - MARGIN.right),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const point = (next: { readonly column: number; readonly row: number } | undefined): void => {
    setAt(next);
    onPoint(next === undefined ? undefined : mapCell(map, next.column, next.row));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return point(undefined);
    const next = movedCrosshair(event.key, at ?? { column: 0, row: 0 }, map);
    if (next === undefined) return;
    event.preventDefault();
    point(next);
  };
  const hover = (x: number, y: number): void => {
    const across = (x - box.left) / (box.right - box.left);
    const up = (box.bottom - y) / (box.bottom - box.top);
    if (across < 0 || across >= 1 || up < 0 || up >= 1) return point(undefined);
    point({
      column: Math.floor(across * map.x.values.length),
      row: Math.floor(up * map.y.values.length),
    });
  };
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onMove={hover}
      onLeave={() => point(undefined)}
    >
      <Regions chart={ids.chart} map={map} box={box} />
      <MapAxes map={map} box={box} height={height} volumeLabel={volumeLabel} />
      {at === undefined ? null : <Crosshair at={at} map={map} box={box} />}
    </ChartSvg>
  );
}

const cellSize = ({ x, y }: PlanMap, box: Box) => ({
  wide: (box.right - box.left) / x.values.length,
  high: (box.bottom - box.top) / y.values.length,
});

type PictureProps = { readonly map: PlanMap; readonly box: Box };

const Regions = memo(function Regions({
  chart,
  map,
  box,
}: PictureProps & { readonly chart: string }) {
  const { wide, high } = cellSize(map, box);
  return (
    <g aria-hidden shapeRendering="crispEdges">
      <Textures chart={chart} paints={[TIE]} />
      {map.cheapest.map((line, row) =>
        line.map((plan, column) => {
          const place = {
            x: box.left + column * wide,
            y: box.bottom - (row + 1) * high,
            width: wide,
            height: high,
          };
          return (
            <g key={`${map.x.values[column]} ${map.y.values[row]}`}>
              <rect
                {...place}
                fill={plan < 0 ? 'var(--sunken)' : planColour(plan)}
                opacity={plan < 0 ? 1 : 0.35}
              />
              {map.nearTie[row]?.[column] === true ? (
                <rect {...place} fill={fillOf(chart, TIE)} opacity={0.25} />
              ) : null}
            </g>
          );
        }),
      )}
      {regionLabels(map).map(({ plan, column, row }) => (
        <text
          key={plan}
          className="chart__strong chart__halo"
          x={box.left + (column + 0.5) * wide}
          y={box.bottom - (row + 0.5) * high - clearOfNow(map, column, row)}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {map.plans[plan]?.label ?? 'none serves it all'}
        </text>
      ))}
    </g>
  );
});

function isNear(values: readonly number[], at: number, now: number, cells: number): boolean {
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  return Math.abs((values[at] ?? 0) - now) < cells * step;
}

/** Names give way to the dot of the scenario: pixels to move up. */
const clearOfNow = ({ x, y }: PlanMap, column: number, row: number): number =>
  isNear(x.values, column, x.now, 3) && isNear(y.values, row, y.now, 2) ? 24 : 0;

/** A scale over the middles of the cells. */
function cellScale(values: readonly number[], low: number, high: number): LinearScale {
  const half = (high - low) / values.length / 2;
  return linearScale([values[0] ?? 0, values.at(-1) ?? 1], [low + half, high - half], {
    ticks: tickCount(Math.abs(high - low), 80),
    exact: true,
  });
}

type MapAxesProps = PictureProps & {
  readonly height: number;
  readonly volumeLabel: (volume: number) => string;
};

function MapAxes({ map, box, height, volumeLabel }: MapAxesProps) {
  const x = cellScale(map.x.values, box.left, box.right);
  const y = cellScale(map.y.values, box.bottom, box.top);
  const middle = (box.top + box.bottom) / 2;
  return (
    <g aria-hidden>
      {x.ticks.map((tick) => (
        <text key={`x${tick}`} x={x.at(tick)} y={box.bottom + 14} textAnchor="middle">
          {volumeLabel(tick)}
        </text>
      ))}
      {y.ticks.map((tick) => (
        <text
          key={`y${tick}`}
          x={box.left - 6}
          y={y.at(tick)}
          textAnchor="end"
          dominantBaseline="central"
        >
          {volumeLabel(tick)}
        </text>
      ))}
      <text
        className="chart__strong"
        x={(box.left + box.right) / 2}
        y={height - 6}
        textAnchor="middle"
      >
        {map.x.label}
      </text>
      <text
        className="chart__strong"
        transform={`translate(12 ${middle}) rotate(-90)`}
        textAnchor="middle"
      >
        {map.y.label}
      </text>
      <circle className="map__now" cx={x.at(map.x.now)} cy={y.at(map.y.now)} r={5} />
      <text
        className="chart__strong chart__halo"
        x={x.at(map.x.now) + 9}
        y={y.at(map.y.now)}
        dominantBaseline="central"
      >
        now
      </text>
    </g>
  );
}

function Crosshair({
  at,
  map,
  box,
}: PictureProps & { readonly at: { readonly column: number; readonly row: number } }) {
  const { wide, high } = cellSize(map, box);
  const x = box.left + (at.column + 0.5) * wide;
  const y = box.bottom - (at.row + 0.5) * high;
  return (
    <g aria-hidden pointerEvents="none">
      <line className="chart__cursor" x1={x} x2={x} y1={box.top} y2={box.bottom} />
      <line className="chart__cursor" x1={box.left} x2={box.right} y1={y} y2={y} />
    </g>
  );
}
