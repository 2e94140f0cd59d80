import { scaleLinear } from '@visx/scale';

/** Amounts become numbers only here, to find their place on paper; every label is set from the decimal string. */
export const placeOf = (amount: string): number => Number(amount);

export type LinearScale = {
  readonly at: (value: number) => number;
  readonly invert: (pixels: number) => number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
};

/** A scale whose ends are rounded outwards to ticks unless `exact`; an empty domain gets a width of 1. */
export function linearScale(
  [from, to]: readonly [number, number],
  range: readonly [number, number],
  options: { readonly ticks: number; readonly exact?: boolean },
): LinearScale {
  const domain: [number, number] = from === to ? [from, from + 1] : [from, to];
  const scale = scaleLinear<number>({
    domain,
    range: [...range],
    nice: options.exact === true ? false : options.ticks,
  });
  const [low = 0, high = 1] = scale.domain();
  return {
    at: (value) => scale(value),
    invert: (pixels) => scale.invert(pixels),
    ticks: scale.ticks(options.ticks),
    domain: [low, high],
  };
}

/** A tick as a decimal string: binary dust such as 0.30000000000000004 is rounded away. */
export function tickText(tick: number): string {
  const text = Number(tick.toPrecision(12)).toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 12,
  });
  return text === '-0' ? '0' : text;
}

/** How many ticks fit without crowding. */
export const tickCount = (pixels: number, each: number): number =>
  Math.max(2, Math.floor(pixels / each));
