import type { Block } from '../components/data-table/copied';

/** What stands behind a chart: the same values as a table, exact, to be read and copied. */
export type ChartTable = {
  readonly columns: readonly ChartTableColumn[];
  readonly rows: readonly ChartTableRow[];
};

export type ChartTableColumn = {
  readonly id: string;
  readonly head: string;
  readonly numeric: boolean;
};

export type ChartTableRow = { readonly key: string; readonly cells: readonly ChartTableCell[] };

/** `raw` is what a copy gives: no grouping, ISO dates, empty where unknown. */
export type ChartTableCell = { readonly raw: string; readonly shown: string };

export const blockOf = ({ columns, rows }: ChartTable): Block => ({
  head: columns.map(({ head }) => head),
  rows: rows.map(({ cells }) => cells.map(({ raw }) => raw)),
});
