/** What stands in one place of a lane: one mark, or so many that their shapes would run into each other. */
export type Crowd = {
  /** Day of the first and of the last. */
  readonly from: number;
  readonly to: number;
};

/** Marks in the order of their days, those nearer to the one before than `apart` pixels taken together. */
export function crowdsOf(
  days: readonly number[],
  place: (day: number) => number,
  apart: number,
): Crowd[] {
  const crowds: Crowd[] = [];
  for (const day of days) {
    const last = crowds.at(-1);
    if (last === undefined || place(day) - place(last.to) >= apart)
      crowds.push({ from: day, to: day });
    else crowds[crowds.length - 1] = { from: last.from, to: day };
  }
  return crowds;
}

/** Whether marks of a line would cover it: more of them than one for every `apart` pixels. */
export const isCrowded = (count: number, pixels: number, apart: number): boolean =>
  count * apart > pixels;
