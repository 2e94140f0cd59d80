import type { Quantity } from '../../shared/contract/primitives';
import { formatCount } from './credits';

/** Quantities as text: the same that can be typed. */

/** "12,000", "7,000 (5,000–9,000)", "7,000 ±20 %", "past 120; 135". No k or M: it can be edited. */
export function formatQuantity(quantity: Quantity, locale: string): string {
  const count = (value: number): string => formatCount(value, locale);
  if (typeof quantity === 'number') return count(quantity);
  if ('past' in quantity) return `past ${quantity.past.map(count).join('; ')}`;
  if ('value' in quantity) return `${count(quantity.value)} ±${quantity.plusMinusPercent} %`;
  const { min, likely, max } = quantity;
  if (likely === undefined) return `${count(min)}–${count(max)}`;
  return `${count(likely)} (${count(min)}–${count(max)})`;
}

/** As typed by someone without a locale: for copies and files of cells. */
export function plainQuantity(quantity: Quantity): string {
  if (typeof quantity === 'number') return String(quantity);
  if ('past' in quantity) return `past ${quantity.past.join('; ')}`;
  if ('value' in quantity) return `${quantity.value} ±${quantity.plusMinusPercent}%`;
  const { min, likely, max } = quantity;
  return likely === undefined ? `${min} to ${max}` : `${likely} (${min} to ${max})`;
}

/** What the plain simulation counts with: the likely value, the middle where none is given. */
export function likelyQuantity(quantity: Quantity): number | undefined {
  if (typeof quantity === 'number') return quantity;
  if ('value' in quantity) return quantity.value;
  if ('past' in quantity) return undefined;
  return quantity.likely ?? Math.floor((quantity.min + quantity.max) / 2);
}

export const isUncertain = (quantity: Quantity): boolean => typeof quantity !== 'number';
