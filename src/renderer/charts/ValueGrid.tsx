import type { LinearScale } from './scale';

type ValueGridProps = {
  readonly scale: LinearScale;
  readonly from: number;
  readonly to: number;
  readonly label: (tick: number) => string;
};

/** Horizontal lines with their values at the left. */
export function ValueGrid({ scale, from, to, label }: ValueGridProps) {
  return (
    <g aria-hidden>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'chart__zero' : 'chart__grid'}
            x1={from}
            x2={to}
            y1={scale.at(tick)}
            y2={scale.at(tick)}
          />
          <text x={from - 6} y={scale.at(tick)} textAnchor="end" dominantBaseline="central">
            {label(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
