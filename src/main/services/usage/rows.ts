import type { RowFault } from '../../planning/replay/row';

/** Where cut rows go. */
export type RowSink = {
  /** Values of the columns asked for, in their order; the array is used again for the next row. */
  readonly row: (values: readonly string[], line: number, text: () => string) => void;
  /** A row that cannot be cut into values. */
  readonly fault: (fault: RowFault, line: number, text: string) => void;
};

/** Text in, in pieces of any size; rows out. Holds one row at most. */
export type RowCutter = {
  readonly push: (text: string) => void;
  /** The last row may have no line end. */
  readonly end: () => void;
};

/** Longest row, in UTF-16 units: a longer one is set aside without being held. */
export const LONGEST_ROW = 262_144;

/** As much as is kept of a row that is too long to hold. */
const KEPT_OF_LONG = 1_000;

export function beginOfLong(text: string): string {
  return `${text.slice(0, KEPT_OF_LONG)}…`;
}

export const ROW_TOO_LONG: RowFault = {
  code: 'row_too_long',
  column: null,
  found: `a row of more than ${LONGEST_ROW} letters`,
  allowed: `rows of at most ${LONGEST_ROW} letters, each ended by a line end`,
  remedy: 'Check that the file has line ends and that this row is what it should be.',
};
