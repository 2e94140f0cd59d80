/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one as they come into view, which table tags do not allow */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { HEAD_ROW } from './cursor';
import type { GridSort } from './grid-column';
import type { SizedColumn } from './use-columns';
import type { GridCursor } from './use-grid-cursor';
import { cellId } from './use-grid-keys';

type GridHeadProps<R> = {
  readonly id: string;
  readonly sized: readonly SizedColumn<R>[];
  readonly sort: GridSort | undefined;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly cursor: GridCursor;
};

/** Pixels by which Shift and an arrow key widen or narrow a column. */
const RESIZE_STEP = 16;

function sortWord(sort: GridSort | undefined, id: string): 'ascending' | 'descending' | 'none' {
  if (sort?.by !== id) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** The head row; Enter sorts, Shift with an arrow key changes the width. */
export function GridHead<R>({ id, sized, sort, onSort, cursor }: GridHeadProps<R>) {
  const { at } = cursor.cursor;
  const toggle = (column: string): void =>
    onSort?.({ by: column, descending: sort?.by === column && !sort.descending });
  const onKeyDown = (event: KeyboardEvent, { column, resizeBy }: SizedColumn<R>): void => {
    const wider = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.shiftKey && wider !== 0 && column.resizable !== false) {
      event.preventDefault();
      resizeBy(wider * RESIZE_STEP);
    } else if (event.key === 'Enter' && column.sortable === true) {
      event.preventDefault();
      toggle(column.id);
    }
  };
  return (
    <div className="data-table__head" role="rowgroup">
      <div className="data-table__row" role="row" aria-rowindex={1}>
        {sized.map((each, col) => {
          const { column, startResize, isResizing } = each;
          const sorted = sortWord(sort, column.id);
          return (
            <div
              key={column.id}
              id={cellId(id, { row: HEAD_ROW, col })}
              role="columnheader"
              aria-colindex={col + 1}
              aria-sort={column.sortable === true ? sorted : undefined}
              className="data-table__cell"
              data-row={HEAD_ROW}
              data-col={col}
              data-align={column.align ?? 'start'}
              data-sortable={column.sortable === true ? '' : undefined}
              tabIndex={at.row === HEAD_ROW && at.col === col ? 0 : -1}
              onClick={column.sortable === true ? () => toggle(column.id) : undefined}
              onKeyDown={(event) => onKeyDown(event, each)}
            >
              <span className="truncate">{column.head}</span>
              {sorted === 'ascending' ? <IconArrowUp size={12} aria-hidden /> : null}
              {sorted === 'descending' ? <IconArrowDown size={12} aria-hidden /> : null}
              {startResize === undefined ? null : (
                <span
                  className="data-table__resize"
                  data-active={isResizing ? '' : undefined}
                  aria-hidden
                  onMouseDown={(event) => {
                    event.stopPropagation();
                    startResize(event);
                  }}
                  onClick={(event) => event.stopPropagation()}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
