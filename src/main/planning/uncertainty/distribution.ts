import type { Quantity } from '../../../shared/contract/primitives';
import { likelyCount } from '../../engine/workload/spread';
import { normalQuantile } from './random';

/** Standard normal quantile at 90 %: a typed range is the middle 80 % of what may come. */
const NINETY = 1.281_551_565_544_600_4;

/** Draws a whole number from its place p between 0 and 1. */
export type Draw = (p: number) => number;

const MOST = 1_000_000_000_000;

const whole = (value: number): number => Math.min(MOST, Math.max(0, Math.round(value)));

/**
 * Lowest and highest are the 10th and 90th percentile, the likely value the median. Above zero the
 * two halves are lognormal, so that no draw is negative; a range that starts at zero has normal
 * halves cut at zero.
 */
function halves(low: number, middle: number, high: number): Draw {
  if (low === high) return () => low;
  if (low > 0) {
    const down = Math.log(middle / low) / NINETY;
    const up = Math.log(high / middle) / NINETY;
    return (p) => {
      const z = normalQuantile(p);
      return whole(middle * Math.exp(z * (z < 0 ? down : up)));
    };
  }
  return (p) => {
    const z = normalQuantile(p) / NINETY;
    return whole(middle + (z < 0 ? (middle - low) * z : (high - middle) * z));
  };
}

/** How an uncertain quantity is drawn; null for a known one. Past values are drawn with equal chance. */
export function drawOf(quantity: Quantity): Draw | null {
  if (typeof quantity === 'number') return null;
  if ('past' in quantity) {
    const { past } = quantity;
    return (p) => past[Math.min(past.length - 1, Math.floor(p * past.length))] ?? 0;
  }
  const likely = likelyCount(quantity);
  if ('value' in quantity) {
    const part = (likely * quantity.plusMinusPercent) / 100;
    return halves(likely - part, likely, likely + part);
  }
  return halves(quantity.min, likely, quantity.max);
}
