import { balanceExtent, type BalanceDay } from './balance-days';
import type { DayWindow } from './day-window';
import { linearScale, placeOf } from './scale';
import { areaPath } from './step-path';
import { useBrushDrag } from './use-brush-drag';

type DayBrushProps = {
  readonly days: readonly BalanceDay[];
  readonly width: number;
  readonly view: DayWindow;
  readonly onView: (view: DayWindow) => void;
};

const HEIGHT = 32;
const LEFT = 64;
const RIGHT = 12;

/**
 * The whole horizon, small, with the part in view: drag its ends, its middle, or a new part. By
 * keyboard the chart's + − 0 keys and the buttons beside its title do the same.
 */
export function DayBrush({ days, width, view, onView }: DayBrushProps) {
  const { low, high } = balanceExtent(days);
  const right = Math.max(LEFT, width - RIGHT);
  const x = linearScale([0, days.length], [LEFT, right], { ticks: 2, exact: true });
  const y = linearScale([placeOf(low), placeOf(high)], [HEIGHT - 2, 4], { ticks: 2, exact: true });
  const drag = useBrushDrag(x, days.length, view, onView);
  const [from, to] = [x.at(view.from), x.at(view.to)];
  return (
    <svg
      className="day-brush"
      width={width}
      height={HEIGHT}
      aria-hidden
      focusable="false"
      {...drag}
      onDoubleClick={() => onView({ from: 0, to: days.length })}
    >
      <rect className="day-brush__ground" x={LEFT} y={0} width={right - LEFT} height={HEIGHT} />
      <path className="balance-area" d={areaPath(days, x, y)} fill="var(--chart-1)" />
      <rect className="day-brush__out" x={LEFT} y={0} width={from - LEFT} height={HEIGHT} />
      <rect className="day-brush__out" x={to} y={0} width={right - to} height={HEIGHT} />
      <rect
        className="day-brush__view"
        x={from}
        y={0.5}
        width={Math.max(2, to - from)}
        height={HEIGHT - 1}
      />
      <Grip at={from} />
      <Grip at={to} />
    </svg>
  );
}

function Grip({ at }: { readonly at: number }) {
  return (
    <rect
      className="day-brush__handle"
      x={at - 2}
      y={HEIGHT / 2 - 7}
      width={4}
      height={14}
      rx={1}
    />
  );
}
