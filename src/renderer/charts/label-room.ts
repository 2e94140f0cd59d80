/** Width of a caption's average character in pixels: labels are left out rather than cut. */
const CHARACTER = 6.2;

export const textRoom = (text: string): number => Math.ceil(text.length * CHARACTER);

export const fits = (text: string, pixels: number): boolean => textRoom(text) <= pixels;

/**
 * Moves labels apart, each as little as it takes: in the order of where they want to stand, `gap`
 * pixels between them, all within [low, high] as far as there is room.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at);
  const placed = Array.from<number>({ length: wanted.length }).fill(low);
  let next = low;
  for (const { at, index } of order) {
    placed[index] = Math.max(at, next);
    next = (placed[index] ?? at) + gap;
  }
  let limit = high;
  for (const { index } of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? limit, limit);
    limit = (placed[index] ?? limit) - gap;
  }
  return placed;
}

/** Every n-th label so that they do not touch. */
export const labelStep = (count: number, pixels: number, each: number): number =>
  Math.max(1, Math.ceil((count * each) / Math.max(1, pixels)));
