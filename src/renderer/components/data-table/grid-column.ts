import type { ReactNode } from 'react';
import type { ExplainTarget } from '../../stores/explain';

/** Where a column's cells stand: text at the start, numbers at the end. */
export type Align = 'start' | 'end' | 'center';

/** One column of a DataTable. Widths are CSS pixels at 100 % text size. */
export type GridColumn<R> = {
  readonly id: string;
  /** Short head; the unit or currency of the column belongs in it. */
  readonly head: ReactNode;
  /** The head as plain text, for screen readers and copies, where `head` is not text. */
  readonly name: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Takes a share of what is left over; the widest share wins nothing, all share alike. */
  readonly grows?: boolean;
  readonly align?: Align;
  readonly cell: (row: R, index: number) => ReactNode;
  /** The raw value for a copy: no grouping, no k or M; dates in ISO form. */
  readonly copies?: (row: R, index: number) => string;
  /** What F4 and Alt+click on a cell explain. */
  readonly explain?: (row: R, index: number) => ExplainTarget | undefined;
  /** What a screen reader says instead of the cell's text: value, unit, column, state. */
  readonly says?: (row: R, index: number) => string;
  readonly sortable?: boolean;
  readonly resizable?: boolean;
};

export type GridSort = { readonly by: string; readonly descending: boolean };
