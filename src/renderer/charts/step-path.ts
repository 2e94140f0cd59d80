import type { BalanceDay } from './balance-days';
import { placeOf, type LinearScale } from './scale';

const point = (pixels: number): string => String(Math.round(pixels * 100) / 100);

/**
 * The line of a balance, never sloped: at the morning's balance for the first half of a day, at the
 * evening's for the second. With more than one day a pixel each pixel column shows its highest,
 * lowest and last balance, so that no spike is lost.
 */
export function stepPath(days: readonly BalanceDay[], x: LinearScale, y: LinearScale): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  const pixels = x.at(last.at + 1) - x.at(first.at);
  return days.length > pixels ? columnPath(days, x, y) : dayPath(days, first, x, y);
}

function dayPath(
  days: readonly BalanceDay[],
  first: BalanceDay,
  x: LinearScale,
  y: LinearScale,
): string {
  const parts = [`M${point(x.at(first.at))} ${point(y.at(placeOf(first.start)))}`];
  for (const { at, start, end } of days) {
    parts.push(
      `V${point(y.at(placeOf(start)))}H${point(x.at(at + 0.5))}V${point(y.at(placeOf(end)))}H${point(x.at(at + 1))}`,
    );
  }
  return parts.join('');
}

function columnPath(days: readonly BalanceDay[], x: LinearScale, y: LinearScale): string {
  const parts: string[] = [];
  let column: number | undefined;
  let high = 0;
  let low = 0;
  let last = 0;
  const flush = (): void => {
    if (column === undefined) return;
    const to = `H${column}V${point(y.at(high))}V${point(y.at(low))}V${point(y.at(last))}`;
    parts.push(parts.length === 0 ? `M${column} ${point(y.at(high))}${to}` : to);
  };
  for (const { at, start, end } of days) {
    const here = Math.floor(x.at(at));
    const [morning, evening] = [placeOf(start), placeOf(end)];
    if (here !== column) {
      flush();
      column = here;
      high = Math.max(morning, evening);
      low = Math.min(morning, evening);
    }
    high = Math.max(high, morning, evening);
    low = Math.min(low, morning, evening);
    last = evening;
  }
  flush();
  return parts.join('');
}

/** The surface between the line and zero. */
export function areaPath(days: readonly BalanceDay[], x: LinearScale, y: LinearScale): string {
  const line = stepPath(days, x, y);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  const zero = point(y.at(0));
  return `${line}V${zero}H${point(x.at(first.at))}Z`;
}
