import type { Sensitivity, SensitivityRow } from '../../shared/contract/explore';
import { placeOf } from './scale';

/** Most inputs drawn; the rest are counted. */
const MOST_BARS = 10;

export type TornadoBar = {
  readonly row: SensitivityRow;
  /** Totals at the two ends of the input. */
  readonly low: number;
  readonly high: number;
};

export type Tornado = {
  readonly bars: readonly TornadoBar[];
  /** Inputs that move the total less than those drawn, or not at all. */
  readonly folded: number;
  readonly base: number;
  readonly domain: readonly [number, number];
};

/** Undefined where the total itself is unknown. */
export function tornadoOf({ total, rows }: Sensitivity): Tornado | undefined {
  if (total === null) return undefined;
  const base = placeOf(total);
  const moving = rows.flatMap((row): TornadoBar[] => {
    if (row.totalLow === null || row.totalHigh === null || !/[1-9]/.test(row.swing)) return [];
    return [{ row, low: placeOf(row.totalLow), high: placeOf(row.totalHigh) }];
  });
  const bars = moving.slice(0, MOST_BARS);
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  return {
    bars,
    folded: rows.length - bars.length,
    base,
    domain: [Math.min(base, ...ends), Math.max(base, ...ends)],
  };
}
