import { fits, textRoom } from './label-room';
import { moneyColour, type Paint } from './palette';
import type { LinearScale } from './scale';
import type { PlacedBar, PlacedPart } from './stack';
import { fillOf, Textures } from './Textures';

/** Credits are hatched: they take away from the sum. */
export const paintOf = ({ key, isCredit }: PlacedPart): Paint => ({
  colour: moneyColour(key),
  texture: isCredit ? 'hatch' : 'solid',
});

type BarTrackProps = {
  readonly id: string;
  readonly placed: PlacedBar;
  readonly scale: LinearScale;
  readonly width: number;
  readonly height: number;
  /** The sum as it is set on screen, or what stands in its place where it is unknown. */
  readonly netText: string;
  readonly partText: (part: PlacedPart) => string;
};

const BAR = 14;
const LABEL_LINE = 14;

/**
 * One lying stacked bar: parts named above where they have room, the zero line, a marker at the sum
 * with its number. Decoration for who sees it: the row it stands in says the same in words.
 */
export function BarTrack({ id, placed, scale, width, height, netText, partText }: BarTrackProps) {
  const labelled = height >= BAR + LABEL_LINE + 8;
  const top = labelled
    ? Math.round((height - BAR - LABEL_LINE) / 2) + LABEL_LINE
    : (height - BAR) / 2;
  const zero = scale.at(0);
  const beside = Math.max(placed.end, placed.net ?? zero) + 6;
  const numberAt = Math.min(beside, width - textRoom(netText) - 2);
  return (
    <svg className="bar-track" width={width} height={height} aria-hidden focusable="false">
      <Textures chart={id} paints={placed.parts.map(paintOf)} />
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? 'chart__zero' : 'chart__grid'}
          x1={scale.at(tick)}
          x2={scale.at(tick)}
          y1={0}
          y2={height}
        />
      ))}
      {placed.parts.map((part) => (
        <g key={part.key}>
          <rect
            x={part.from}
            y={top}
            width={Math.max(1, part.to - part.from)}
            height={BAR}
            fill={fillOf(id, paintOf(part))}
          />
          {labelled ? <PartLabel part={part} text={partText(part)} y={top - 4} /> : null}
        </g>
      ))}
      {placed.net === null ? null : (
        <line
          className="chart__net"
          x1={placed.net}
          x2={placed.net}
          y1={top - 3}
          y2={top + BAR + 3}
        />
      )}
      <text
        className={placed.net === null ? 'chart__word' : 'chart__number'}
        x={numberAt}
        y={top + BAR / 2}
        dominantBaseline="central"
      >
        {netText}
      </text>
    </svg>
  );
}

function PartLabel({
  part,
  text,
  y,
}: {
  readonly part: PlacedPart;
  readonly text: string;
  readonly y: number;
}) {
  const room = part.to - part.from - 4;
  const shown = [`${part.label} ${text}`, part.label].find((label) => fits(label, room));
  if (shown === undefined) return null;
  return (
    <text className="chart__label" x={part.from} y={y}>
      {shown}
    </text>
  );
}

type BarAxisProps = {
  readonly scale: LinearScale;
  readonly width: number;
  readonly height: number;
  readonly tickLabel: (tick: number) => string;
};

/** Ticks over a column of bars. */
export function BarAxis({ scale, width, height, tickLabel }: BarAxisProps) {
  return (
    <svg className="bar-track" width={width} height={height} aria-hidden focusable="false">
      {scale.ticks.map((tick, at) => (
        <text
          key={tick}
          className="chart__tick"
          x={scale.at(tick)}
          y={height - 8}
          textAnchor={at === 0 ? 'start' : 'middle'}
        >
          {tickLabel(tick)}
        </text>
      ))}
    </svg>
  );
}
