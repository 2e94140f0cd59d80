import type { ChartIds } from './ChartFrame';
import { dotScale, dotSize, stackDots, tallest } from './quantile-dots';
import { placeOf } from './scale';

export type QuantileDotsProps = {
  readonly ids: ChartIds;
  /** Fifty totals of equal chance, from the lowest; decimal strings. */
  readonly dots: readonly string[];
  /** Total at the likely quantities. */
  readonly plain: string | null;
  readonly plainLabel: string;
  readonly colour: string;
  readonly width: number;
  readonly tickLabel: (tick: number) => string;
};

const SIZE = 11;
/** Most height of the dots. */
const ROOM = 176;
const AXIS = 20;
const HEAD = 18;
const LEAST_LEVELS = 6;

/** Fifty dots, each one of fifty equally likely outcomes: counting them reads the odds. */
export function QuantileDots({
  ids,
  dots,
  plain,
  plainLabel,
  colour,
  width,
  tickLabel,
}: QuantileDotsProps) {
  const scale = dotScale(dots, plain === null ? [] : [plain], [8, Math.max(40, width - 8)]);
  const size = dotSize(dots, scale, SIZE, ROOM);
  const placed = stackDots(dots, scale, size);
  const height = HEAD + Math.max(LEAST_LEVELS, tallest(placed)) * size + AXIS;
  const ground = height - AXIS;
  const at = plain === null ? undefined : scale.at(placeOf(plain));
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.summary}
    >
      <g aria-hidden>
        <line className="chart__zero" x1={0} x2={width} y1={ground} y2={ground} />
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line
              className="chart__zero"
              x1={scale.at(tick)}
              x2={scale.at(tick)}
              y1={ground}
              y2={ground + 4}
            />
            <text x={scale.at(tick)} y={height - 4} textAnchor="middle">
              {tickLabel(tick)}
            </text>
          </g>
        ))}
        {placed.map(({ x, level }, index) => (
          // Dots are alike; their place in the order is their name.
          <circle
            key={index}
            cx={x}
            cy={ground - (level + 0.5) * size}
            r={size / 2 - 0.5}
            fill={colour}
          />
        ))}
        {at === undefined ? null : (
          <Plain at={at} label={plainLabel} width={width} ground={ground} />
        )}
      </g>
    </svg>
  );
}

type PlainProps = {
  readonly at: number;
  readonly label: string;
  readonly width: number;
  readonly ground: number;
};

/** The one figure that a plain simulation gives, among all that may come. */
function Plain({ at, label, width, ground }: PlainProps) {
  const toLeft = at > width / 2;
  return (
    <>
      <line className="chart__now" x1={at} x2={at} y1={HEAD - 4} y2={ground} />
      <text
        className="chart__halo"
        x={toLeft ? at - 4 : at + 4}
        y={HEAD - 6}
        textAnchor={toLeft ? 'end' : 'start'}
      >
        {label}
      </text>
    </>
  );
}
