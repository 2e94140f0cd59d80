import { linearScale, placeOf, type LinearScale } from './scale';

export type Dot = { readonly x: number; readonly level: number; readonly amount: string };

/**
 * Fifty amounts of equal chance as dots, stacked where they fall together: column width is one dot.
 * `dots` are in order.
 */
export function stackDots(dots: readonly string[], scale: LinearScale, size: number): Dot[] {
  const levels = new Map<number, number>();
  return dots.map((amount) => {
    const column = Math.round(scale.at(placeOf(amount)) / size);
    const level = levels.get(column) ?? 0;
    levels.set(column, level + 1);
    return { x: column * size, level, amount };
  });
}

/** A scale around the dots with room for a dot at each end. */
export function dotScale(
  dots: readonly string[],
  more: readonly string[],
  [left, right]: readonly [number, number],
): LinearScale {
  const places = [...dots, ...more].map(placeOf);
  const low = Math.min(...places);
  const high = Math.max(...places);
  const room = (high - low) * 0.04 || Math.max(1, Math.abs(high) * 0.04);
  return linearScale([low - room, high + room], [left, right], {
    ticks: Math.max(2, Math.floor((right - left) / 90)),
    exact: true,
  });
}

/** Size of a dot in pixels at which the highest stack stays within `room`; never more than `size`. */
export function dotSize(
  dots: readonly string[],
  scale: LinearScale,
  size: number,
  room: number,
): number {
  let fitting = size;
  while (fitting > 3 && tallest(stackDots(dots, scale, fitting)) * fitting > room) fitting -= 0.5;
  return fitting;
}

/** Highest stack. */
export const tallest = (dots: readonly Dot[]): number =>
  dots.reduce((most, { level }) => Math.max(most, level + 1), 0);
