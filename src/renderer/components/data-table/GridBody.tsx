/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one as they come into view, which table tags do not allow */
import { isInside, isSinglePlace, selectedRectangle, type Place } from './cursor';
import type { DataTableProps } from './DataTable';
import type { GridCursor } from './use-grid-cursor';
import { cellId } from './use-grid-keys';
import type { GridRows } from './use-grid-rows';

type GridBodyProps<R> = DataTableProps<R> & {
  readonly id: string;
  readonly cursor: GridCursor;
  readonly rows: GridRows;
};

/** The rows in view. */
export function GridBody<R>(props: GridBodyProps<R>) {
  'use no memo';
  const { virtualizer, height } = props.rows;
  return (
    <div
      className="data-table__body"
      role="rowgroup"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => (
        <GridRow key={item.key} {...props} index={item.index} start={item.start} height={height} />
      ))}
    </div>
  );
}

type GridRowProps<R> = GridBodyProps<R> & {
  readonly index: number;
  readonly start: number;
  readonly height: number;
};

function GridRow<R>(props: GridRowProps<R>) {
  const { index, start, height, columns, rowAt, rowKey, rowSelection } = props;
  const row = rowAt(index);
  const chosen = row !== undefined && rowSelection?.selected.has(rowKey(row, index)) === true;
  const more = row === undefined ? undefined : props.rowClass?.(row, index);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={rowSelection === undefined ? undefined : chosen}
      className={more === undefined ? 'data-table__row' : `data-table__row ${more}`}
      data-chosen={chosen ? '' : undefined}
      style={{ height, transform: `translateY(${start}px)` }}
      onMouseEnter={props.onRowHover === undefined ? undefined : () => props.onRowHover?.(row)}
    >
      {columns.map((_column, col) => (
        <GridCell key={columns[col]?.id} {...props} row={row} place={{ row: index, col }} />
      ))}
    </div>
  );
}

type GridCellProps<R> = Omit<GridRowProps<R>, 'row'> & {
  readonly row: R | undefined;
  readonly place: Place;
};

function GridCell<R>({ row, place, id, cursor, columns, ...props }: GridCellProps<R>) {
  const column = columns[place.col];
  if (column === undefined) return null;
  const { at } = cursor.cursor;
  const here = at.row === place.row && at.col === place.col;
  const selected =
    props.selectsCells === true &&
    !isSinglePlace(cursor.cursor) &&
    isInside(place, selectedRectangle(cursor.cursor));
  const facts = props.cellFacts?.(place);
  const says = row === undefined ? undefined : column.says?.(row, place.row);
  return (
    <div
      id={cellId(id, place)}
      role="gridcell"
      aria-colindex={place.col + 1}
      aria-selected={props.selectsCells === true ? selected || here : undefined}
      aria-invalid={facts?.invalid === true ? true : undefined}
      aria-describedby={facts?.describedBy}
      aria-label={says}
      aria-busy={row === undefined ? true : undefined}
      className={
        facts?.className === undefined ? 'data-table__cell' : `data-table__cell ${facts.className}`
      }
      data-row={place.row}
      data-col={place.col}
      data-align={column.align ?? 'start'}
      data-here={here ? '' : undefined}
      data-selected={selected ? '' : undefined}
      tabIndex={here ? 0 : -1}
    >
      {row === undefined ? <span className="data-table__waiting" /> : column.cell(row, place.row)}
    </div>
  );
}
