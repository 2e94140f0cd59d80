import { useMemo } from 'react';
import { DataTable } from '../components/data-table/DataTable';
import type { GridColumn } from '../components/data-table/grid-column';
import type { ChartTable, ChartTableRow } from './chart-table';

/** Rows shown before the table scrolls. */
const MOST_ROWS = 12;

/** A chart's values in a grid: cells can be walked, selected and copied. */
export function ChartTableView({
  label,
  table,
}: {
  readonly label: string;
  readonly table: ChartTable;
}) {
  const columns = useMemo(
    () =>
      table.columns.map(({ id, head, numeric }, col): GridColumn<ChartTableRow> => ({
        id,
        head,
        name: head,
        width: numeric ? 120 : 160,
        grows: col === 0,
        align: numeric ? 'end' : 'start',
        cell: ({ cells }) => cells[col]?.shown ?? '',
        copies: ({ cells }) => cells[col]?.raw ?? '',
      })),
    [table.columns],
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rowCount={table.rows.length}
      rowAt={(index) => table.rows[index]}
      rowKey={({ key }) => key}
      maxRows={Math.min(MOST_ROWS, table.rows.length)}
      selectsCells
      freezesFirst
    />
  );
}
