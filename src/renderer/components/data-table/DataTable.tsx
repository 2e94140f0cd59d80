/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one as they come into view, which table tags do not allow */
import { useEffect, useId, useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import type { GridColumn, GridSort } from './grid-column';
import { GridBody } from './GridBody';
import { GridHead } from './GridHead';
import { useCellMenu } from './use-cell-menu';
import { useColumns } from './use-columns';
import { useGridKeys, type CellKeyHandler } from './use-grid-keys';
import { useGridRows } from './use-grid-rows';
import type { GridCursor } from './use-grid-cursor';
import { useGridCursor } from './use-grid-cursor';
import type { Place } from './cursor';
import './data-table.css';

/** What is special about one cell. */
export type CellFacts = {
  readonly className?: string | undefined;
  readonly invalid?: boolean;
  /** Id of the element that says what is wrong with it. */
  readonly describedBy?: string | undefined;
};

export type RowSelection = {
  readonly selected: ReadonlySet<string>;
  readonly change: (selected: ReadonlySet<string>) => void;
};

export type DataTableProps<R> = {
  /** What the grid holds, for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rowCount: number;
  /** The row at a position of the whole, or undefined while it is being fetched. */
  readonly rowAt: (index: number) => R | undefined;
  /** Stays the same for the same thing wherever it moves. */
  readonly rowKey: (row: R, index: number) => string;
  /** Name under which the widths of its columns are kept; they are forgotten where absent. */
  readonly keepsWidthsAs?: string | undefined;
  /** The first column stays where it is when the others scroll. */
  readonly freezesFirst?: boolean;
  readonly sort?: GridSort | undefined;
  readonly onSort?: ((sort: GridSort) => void) | undefined;
  /** Rows that can be chosen by Space, Shift and Ctrl; none where absent. */
  readonly rowSelection?: RowSelection | undefined;
  /** Shift extends a block of cells, which a copy takes. */
  readonly selectsCells?: boolean;
  /** Enter or double click on a row. */
  readonly onOpen?: ((row: R, index: number) => void) | undefined;
  /** Looks at every key first; true means it is done. */
  readonly onCellKey?: CellKeyHandler | undefined;
  readonly onCellDoubleClick?: ((place: Place) => void) | undefined;
  /** Pasted text at the cursor. */
  readonly onPaste?: ((text: string) => void) | undefined;
  /** A menu of its own; without one a cell offers to explain, open and copy. */
  readonly onContextMenu?: ((place: Place, point: { x: number; y: number }) => void) | undefined;
  readonly cellFacts?: ((place: Place) => CellFacts | undefined) | undefined;
  readonly rowClass?: ((row: R, index: number) => string | undefined) | undefined;
  /** Marks the row that another picture of the same thing points at. */
  readonly onRowHover?: ((row: R | undefined) => void) | undefined;
  /** Rows now on screen, so that their pages can be fetched. */
  readonly onVisible?: ((first: number, last: number) => void) | undefined;
  /** One cell for each column, fixed at the foot. */
  readonly foot?: ((column: GridColumn<R>) => ReactNode) | undefined;
  /** Row brought to the top without taking the focus, whenever it changes. */
  readonly reveal?: number | undefined;
  /** Own cursor, where something outside moves it. */
  readonly cursor?: GridCursor | undefined;
  /** Fills its parent's height by default; or as high as its rows up to this many. */
  readonly maxRows?: number | undefined;
};

/**
 * The grid of the program: rows drawn as they come into view, one tab stop, arrow keys, a head that
 * stays, cells that can be copied and explained. TanStack Table holds the columns, TanStack Virtual
 * the rows.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  'use no memo';
  const { columns, rowCount, foot, maxRows } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const own = useGridCursor();
  const cursor = props.cursor ?? own;
  const { sized, template, least } = useColumns(columns, props.keepsWidthsAs);
  const rows = useGridRows({
    scroller,
    rowCount,
    at: cursor.cursor.at,
    onVisible: props.onVisible,
  });
  const cellMenu = useCellMenu({ ...props, cursor });
  const onContextMenu = props.onContextMenu ?? cellMenu.open;
  const keys = useGridKeys({ ...props, onContextMenu, id, cursor, rows });
  const { reveal } = props;
  const { virtualizer } = rows;
  useEffect(() => {
    if (reveal !== undefined) virtualizer.scrollToIndex(reveal, { align: 'start' });
  }, [reveal, virtualizer]);
  const style = useMemo(() => {
    const shown = Math.min(maxRows ?? 0, Math.max(rowCount, 1)) + (foot === undefined ? 0 : 1);
    return { '--columns': template, '--least': least, '--rows': String(shown) } as CSSProperties;
  }, [template, least, maxRows, rowCount, foot]);
  return (
    <>
      <div
        ref={scroller}
        className={heightClass(maxRows, rowCount)}
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-multiselectable={props.rowSelection !== undefined || props.selectsCells === true}
        data-freezes={props.freezesFirst === true ? '' : undefined}
        style={style}
        onMouseLeave={() => props.onRowHover?.(undefined)}
        {...keys}
      >
        <GridHead id={id} sized={sized} sort={props.sort} onSort={props.onSort} cursor={cursor} />
        <GridBody {...props} id={id} cursor={cursor} rows={rows} />
        {foot === undefined ? null : <GridFoot columns={columns} foot={foot} />}
      </div>
      {cellMenu.menu}
    </>
  );
}

function heightClass(maxRows: number | undefined, rowCount: number): string {
  if (maxRows === undefined) return 'data-table';
  return rowCount <= maxRows ? 'data-table data-table--whole' : 'data-table data-table--short';
}

type GridFootProps<R> = {
  readonly columns: readonly GridColumn<R>[];
  readonly foot: (column: GridColumn<R>) => ReactNode;
};

function GridFoot<R>({ columns, foot }: GridFootProps<R>) {
  return (
    <div className="data-table__foot" role="rowgroup">
      <div className="data-table__row" role="row">
        {columns.map((column, col) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={col + 1}
            className="data-table__cell"
            data-align={column.align ?? 'start'}
          >
            {foot(column)}
          </div>
        ))}
      </div>
    </div>
  );
}
