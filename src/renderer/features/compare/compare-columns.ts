import type { Measure } from './plan-rows';

/** Heads of the figures by what is measured: the chosen one first, then two that say more. */
export type FigureColumn = 'total' | 'average' | 'first' | 'unit';

export const FIGURE_COLUMNS: Readonly<Record<Measure, readonly FigureColumn[]>> = {
  total: ['total', 'average', 'first'],
  month: ['average', 'total', 'first'],
  unit: ['unit', 'total', 'average'],
};

export const FIGURE_HEADS: Readonly<Record<FigureColumn, string>> = {
  total: 'Total',
  average: 'Average month',
  first: 'First month',
  unit: 'Per unit served',
};

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  total: 'Total',
  month: 'Per month',
  unit: 'Per unit',
};
