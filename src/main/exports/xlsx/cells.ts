import type { CellObject } from 'write-excel-file/node';

/**
 * Cells of a workbook. Text is always a string cell, whatever it begins with; formulas are written
 * by this room alone and carry the value that they come to, for readers that do not calculate.
 */
export type Written = {
  readonly cell: CellObject | null;
  /** What a formula comes to, as a decimal string. */
  readonly value?: string;
};

const DIGITS = /^-?\d+(?:\.\d+)?$/;

/** Figures that a spreadsheet's 15 digits hold exactly. */
function fits(figure: string): boolean {
  return DIGITS.test(figure) && figure.replaceAll(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}

/** What no XML file may hold is shown as a mark, not dropped in silence. */
const NOT_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Readers of a workbook take _x0041_ for a letter by its number; so written, it stands for itself. */
const ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/g;

/** Longest text of one cell. */
const MOST_TEXT = 32_767;

export const blank: Written = { cell: null };

export function text(value: string, style: Partial<CellObject> = {}): Written {
  if (value === '') return blank;
  return {
    cell: { type: String, value: cellText(value), ...style },
  };
}

function cellText(value: string): string {
  return value.slice(0, MOST_TEXT).replaceAll(NOT_XML, '□').replaceAll(ESCAPE, '_x005F_');
}

/** A number as a number; one that a spreadsheet would round stands as text. */
export function number(figure: string, format: string, style: Partial<CellObject> = {}): Written {
  if (!fits(figure)) return text(figure, { align: 'right', ...style });
  return { cell: { type: Number, value: Number(figure), format, ...style } };
}

export function formula(
  words: string,
  value: string,
  format: string,
  style: Partial<CellObject> = {},
): Written {
  if (!fits(value)) return text(value, { align: 'right', ...style });
  return { cell: { type: 'Formula', value: words, format, ...style }, value };
}

/** `#,##0.00` for two places. */
export function moneyFormat(places: number): string {
  return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`;
}

/** At least the currency's places, up to six. */
export function priceFormat(places: number): string {
  return `#,##0.${'0'.repeat(places)}${'#'.repeat(Math.max(0, 6 - places))}`;
}

/** "C7": column and row counted from 0. */
export function address(column: number, row: number): string {
  return `${String.fromCodePoint(65 + column)}${row + 1}`;
}
