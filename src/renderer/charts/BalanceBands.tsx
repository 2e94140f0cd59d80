import type { BalanceBand } from './balance-bands';
import { drawBands } from './balance-bands';
import type { DayWindow } from './day-window';
import type { LinearScale } from './scale';

type BalanceBandsProps = {
  readonly bands: readonly BalanceBand[];
  readonly view: DayWindow;
  readonly x: LinearScale;
  readonly y: LinearScale;
};

/** What is left of each grant every evening, stacked, each with its name where there is room for it. */
export function BalanceBands({ bands, view, x, y }: BalanceBandsProps) {
  const drawn = drawBands(bands, view, x, y);
  return (
    <g aria-hidden>
      {drawn.map(({ key, area, edge, colour }) => (
        <g key={key}>
          <path className="balance-band" d={area} fill={colour} />
          <path className="balance-band__edge" d={edge} stroke={colour} />
        </g>
      ))}
      {drawn.map(({ key, label, name }) =>
        name === undefined ? null : (
          <text
            key={key}
            className="chart__word chart__halo"
            x={name.x}
            y={name.y + 4}
            textAnchor="middle"
          >
            {label}
          </text>
        ),
      )}
    </g>
  );
}

/** The names of the bands above the plot, for those that are too low to hold theirs. */
export function BandKey({ bands }: Pick<BalanceBandsProps, 'bands'>) {
  if (bands.length === 0) return null;
  return (
    <div className="band-key__place">
      <ul className="band-key" aria-label="What the balance is made of">
        {bands.map(({ key, label, colour }) => (
          <li key={key}>
            <svg width={10} height={10} aria-hidden focusable="false">
              <rect width={10} height={10} rx={2} fill={colour} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
