import type { Measure } from './plan-rows';

/** Heads of the figures by what is measured: the chosen one first, then two that say more. */
export type FigureColumn = 'total' | 'average' | 'first' | 'unit' | 'credit';

export const ALL_FIGURES: readonly FigureColumn[] = ['total', 'average', 'first', 'unit', 'credit'];

export const FIGURE_COLUMNS: Readonly<Record<Measure, readonly FigureColumn[]>> = {
  total: ['total', 'average', 'first'],
  month: ['average', 'total', 'first'],
  unit: ['unit', 'credit', 'total'],
  credit: ['credit', 'unit', 'total'],
};

export const FIGURE_HEADS: Readonly<Record<FigureColumn, string>> = {
  total: 'Total',
  average: 'Average month',
  first: 'First month',
  unit: 'Per unit served',
  credit: 'Per credit used',
};

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  total: 'Total',
  month: 'Per month',
  unit: 'Per unit',
  credit: 'Per credit',
};
