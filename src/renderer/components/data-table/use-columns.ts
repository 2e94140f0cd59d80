import {
  columnResizingFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useCallback, useMemo } from 'react';
import type { Widths } from '../../stores/column-widths';
import type { GridColumn } from './grid-column';
import { useRestingWidths } from './use-resting-widths';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
type None = Record<string, never>;
const NO_ROWS: None[] = [];

export type SizedColumn<R> = {
  readonly column: GridColumn<R>;
  readonly startResize: ((event: unknown) => void) | undefined;
  readonly resizeBy: (pixels: number) => void;
  readonly isResizing: boolean;
};

/**
 * Widths of the columns, as dragged or set by keyboard, by TanStack Table. Rows come one by one from
 * the host or a filter, so the table knows columns only. Under the name of `grid` they are kept.
 */
export function useColumns<R>(
  columns: readonly GridColumn<R>[],
  grid?: string,
): {
  readonly sized: readonly SizedColumn<R>[];
  /** For grid-template-columns. */
  readonly template: string;
  /** Width below which columns do not shrink; head, rows and foot are all as wide as it or the grid. */
  readonly least: string;
} {
  'use no memo';
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, None> => ({
        id: column.id,
        size: column.width,
        minSize: column.minWidth ?? Math.min(column.width, 48),
        maxSize: 1200,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
  });
  const { columnSizing } = table.state;
  const put = useCallback((widths: Widths) => table.setColumnSizing({ ...widths }), [table]);
  const touch = useRestingWidths(grid, columnSizing, put);
  const headers = table.getFlatHeaders();
  const sized = columns.map((column): SizedColumn<R> => {
    const header = headers.find(({ id }) => id === column.id);
    return {
      column,
      startResize:
        column.resizable === false || header === undefined
          ? undefined
          : (event) => {
              touch();
              header.getResizeHandler()(event);
            },
      resizeBy: (pixels) => {
        touch();
        table.setColumnSizing((sizes) => ({
          ...sizes,
          [column.id]: Math.max(
            column.minWidth ?? 48,
            (header?.column.getSize() ?? column.width) + pixels,
          ),
        }));
      },
      isResizing: header?.column.getIsResizing() ?? false,
    };
  });
  return { sized, ...measured(columns, columnSizing) };
}

/** Widths of all columns together, as the grid's styles take them. */
function measured<R>(
  columns: readonly GridColumn<R>[],
  sizes: Widths,
): { readonly template: string; readonly least: string } {
  const template = columns
    .map((column) => {
      const size = sizes[column.id];
      const width = `${(size ?? column.width) / 16}rem`;
      return column.grows === true && size === undefined ? `minmax(${width}, 1fr)` : width;
    })
    .join(' ');
  const pixels = columns.reduce((sum, { id, width }) => sum + (sizes[id] ?? width), 0);
  return { template, least: `${pixels / 16}rem` };
}
