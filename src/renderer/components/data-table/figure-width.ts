/** Of a digit at the text size of grids, its group marks included; and what a cell keeps free beside it. */
const DIGIT_PX = 7.5;
const AROUND_PX = 18;

/** Width of a column that shows the longest of its figures whole: an amount cut short reads as another. */
export function figureWidth(least: number, figures: Iterable<string>): number {
  let longest = 0;
  for (const figure of figures) longest = Math.max(longest, figure.length);
  return Math.max(least, Math.ceil(longest * DIGIT_PX) + AROUND_PX);
}
