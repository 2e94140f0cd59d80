import type { BalancePart } from '../../shared/contract/balance-parts';
import { isZero } from '../format/exact';
import type { DayWindow } from './day-window';
import { textRoom } from './label-room';
import { placeOf, type LinearScale } from './scale';

/** One part of a stacked balance, with its colour. */
export type BalanceBand = {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  /** What is left of it at the end of each day; decimal strings. */
  readonly end: readonly string[];
};

const GRANTED = [1, 6, 4, 8] as const;
const BOUGHT = [3, 5, 2, 7] as const;

const isBought = ({ rule }: BalancePart): boolean =>
  rule.startsWith('packs.') || rule === 'account.bought';

function paint(parts: readonly BalancePart[], colours: readonly number[]): readonly BalanceBand[] {
  return parts.map(({ rule, label, end }, at) => ({
    key: rule,
    label,
    colour: colours[at] === undefined ? 'var(--chart-other)' : `var(--chart-${colours[at]})`,
    end,
  }));
}

/**
 * The parts of a balance that ever hold something, what is included below what is bought; none where
 * one alone makes the whole balance.
 */
export function balanceBands(parts: readonly BalancePart[]): readonly BalanceBand[] {
  const held = parts.filter(({ end }) => end.some((credits) => !isZero(credits)));
  if (held.length < 2) return [];
  const granted = held.filter((part) => !isBought(part));
  return [...paint(granted, GRANTED), ...paint(held.filter(isBought), BOUGHT)];
}

/** A band as it is drawn: its surface, its upper edge, and where its name fits. */
export type DrawnBand = BalanceBand & {
  readonly area: string;
  readonly edge: string;
  readonly name: { readonly x: number; readonly y: number } | undefined;
};

type Step = { readonly left: number; readonly right: number; low: number; high: number };

/** Room that a name needs above and below the middle of its band. */
const NAME_HEIGHT = 15;

const point = (pixels: number): string => String(Math.round(pixels * 100) / 100);

/** The evenings of the days in view, one step for each pixel column at most: of several days the last. */
function stepsOf(
  bands: readonly BalanceBand[],
  { from, to }: DayWindow,
  x: LinearScale,
): readonly (readonly Step[])[] {
  const all = bands.map((): Step[] => []);
  for (let day = from; day < to; day += 1) {
    const left = x.at(day);
    let low = 0;
    for (const [at, { end }] of bands.entries()) {
      const steps = all[at] ?? [];
      const high = low + placeOf(end[day] ?? '0');
      const last = steps.at(-1);
      const replaces = last !== undefined && Math.floor(last.left) === Math.floor(left);
      if (replaces) steps.pop();
      steps.push({ left: replaces ? last.left : left, right: x.at(day + 1), low, high });
      low = high;
    }
  }
  return all;
}

/** The upper edge where there is anything below it, and what leads up and down to it. */
function edgeOf(steps: readonly Step[], y: LinearScale): string {
  let pen = false;
  return steps
    .map(({ left, right, low, high }) => {
      const isThere = high > low;
      const to = `${pen ? 'V' : `M${point(left)} `}${point(y.at(high))}H${point(right)}`;
      pen = isThere;
      return isThere ? to : '';
    })
    .join('');
}

/** The middle of the longest stretch in which the band is high enough for its name. */
function nameAt(
  label: string,
  steps: readonly Step[],
  y: LinearScale,
): { readonly x: number; readonly y: number } | undefined {
  let best: readonly Step[] = [];
  let stretch: Step[] = [];
  const width = (some: readonly Step[]): number => (some.at(-1)?.right ?? 0) - (some[0]?.left ?? 0);
  for (const step of steps) {
    const fits = y.at(step.low) - y.at(step.high) >= NAME_HEIGHT;
    const level = stretch[0]?.low === step.low && stretch[0].high === step.high;
    stretch = fits ? (level ? [...stretch, step] : [step]) : [];
    if (width(stretch) > width(best)) best = stretch;
  }
  const [first] = best;
  if (first === undefined || width(best) < textRoom(label) + 8) return undefined;
  return { x: first.left + width(best) / 2, y: (y.at(first.low) + y.at(first.high)) / 2 };
}

/** The bands one on the other, as they stand every evening. */
export function drawBands(
  bands: readonly BalanceBand[],
  view: DayWindow,
  x: LinearScale,
  y: LinearScale,
): readonly DrawnBand[] {
  const all = stepsOf(bands, view, x);
  return bands.map((band, at) => {
    const steps = all[at] ?? [];
    const [first] = steps;
    if (first === undefined) return { ...band, area: '', edge: '', name: undefined };
    const top = `M${point(first.left)} ${point(y.at(first.high))}${steps.map(({ right, high }) => `V${point(y.at(high))}H${point(right)}`).join('')}`;
    const back = steps
      .toReversed()
      .map((step) => `V${point(y.at(step.low))}H${point(step.left)}`)
      .join('');
    return {
      ...band,
      edge: edgeOf(steps, y),
      area: `${top}${back}Z`,
      name: nameAt(band.label, steps, y),
    };
  });
}
