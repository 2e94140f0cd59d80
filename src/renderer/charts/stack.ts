import { isNegative, isZero, sumOf } from '../format/exact';
import { placeOf, type LinearScale } from './scale';

/** One part of a stacked bar. */
export type Part = {
  readonly key: string;
  readonly label: string;
  /** Decimal string; below zero it is drawn on the other side of the zero line, as a credit. */
  readonly value: string;
};

export type Bar = {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly Part[];
  /** The figure the parts sum to; null where it is unknown, and then nothing is drawn. */
  readonly net: string | null;
};

export type PlacedPart = Part & {
  /** Pixels from the low to the high end on the value axis, the gap between parts taken off. */
  readonly from: number;
  readonly to: number;
  readonly isCredit: boolean;
};

export type PlacedBar = {
  readonly bar: Bar;
  readonly parts: readonly PlacedPart[];
  readonly net: number | null;
  /** Where the drawn parts end on the high side. */
  readonly end: number;
};

const PART_GAP = 1;

/** Lowest and highest place that any stack reaches; zero is always within. */
export function stackDomain(bars: readonly Bar[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const bar of bars) {
    if (bar.net === null) continue;
    const credits = bar.parts.filter(({ value }) => isNegative(value)).map(({ value }) => value);
    const charges = bar.parts.filter(({ value }) => !isNegative(value)).map(({ value }) => value);
    low = Math.min(low, placeOf(sumOf(credits, 0)));
    high = Math.max(high, placeOf(sumOf(charges, 0)));
  }
  return [low, high];
}

/** Charges stacked away from zero on one side, credits on the other; zero parts take no room. */
export function placeBar(bar: Bar, scale: LinearScale): PlacedBar {
  const zero = scale.at(0);
  if (bar.net === null) return { bar, parts: [], net: null, end: zero };
  const parts: PlacedPart[] = [];
  let up = 0;
  let down = 0;
  for (const part of bar.parts) {
    if (isZero(part.value)) continue;
    const isCredit = isNegative(part.value);
    const before = isCredit ? down : up;
    const after = before + placeOf(part.value);
    if (isCredit) down = after;
    else up = after;
    const [a, b] = [scale.at(before), scale.at(after)].toSorted((left, right) => left - right) as [
      number,
      number,
    ];
    const room = b - a > PART_GAP * 2 ? PART_GAP : 0;
    // The gap is taken at the end that faces away from zero.
    const gapAtHigh = scale.at(after) > scale.at(before);
    parts.push({ ...part, isCredit, from: gapAtHigh ? a : a + room, to: gapAtHigh ? b - room : b });
  }
  const end = parts.reduce((most, { to }) => Math.max(most, to), zero);
  return { bar, parts, net: scale.at(placeOf(bar.net)), end };
}

/** Parts that any bar has, in the order they first appear: the series of the chart. */
export function seriesOf(bars: readonly Bar[]): { readonly key: string; readonly label: string }[] {
  const seen = new Map<string, string>();
  for (const bar of bars) {
    for (const part of bar.parts)
      if (!isZero(part.value)) seen.set(part.key, seen.get(part.key) ?? part.label);
  }
  const order = bars.flatMap(({ parts }) => parts.map(({ key }) => key));
  return [...seen]
    .map(([key, label]) => ({ key, label }))
    .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}
