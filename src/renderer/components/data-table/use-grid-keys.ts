import {
  useCallback,
  useLayoutEffect,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useExplain } from '../../stores/explain';
import { toHtmlTable, toTsv, type Block } from './copied';
import { HEAD_ROW, movedPlace, placeCursor, selectedRectangle, type Place } from './cursor';
import type { DataTableProps } from './DataTable';
import type { GridColumn } from './grid-column';
import type { GridCursor } from './use-grid-cursor';
import type { GridRows } from './use-grid-rows';

export type CellKeyHandler = (event: KeyboardEvent<HTMLElement>, place: Place) => boolean;

type GridKeysProps<R> = DataTableProps<R> & {
  readonly id: string;
  readonly cursor: GridCursor;
  readonly rows: GridRows;
};

export const cellId = (grid: string, { row, col }: Place): string => `${grid}-${row}-${col}`;

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable]') !== null;

/** The cell an event happened in. */
function placeOf(event: { readonly target: EventTarget }): Place | undefined {
  const cell =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-row][data-col]')
      : null;
  if (cell === null) return undefined;
  return { row: Number(cell.dataset['row']), col: Number(cell.dataset['col']) };
}

/** Focus, keys, clicks and the clipboard of a grid. */
export function useGridKeys<R>(props: GridKeysProps<R>) {
  const { id, cursor, rows, columns, rowCount, rowAt } = props;
  const { virtualizer, page } = rows;
  const { at } = cursor.cursor;
  const explain = useExplain((state) => state.open);

  useLayoutEffect(() => {
    if (!cursor.isWanted()) return;
    if (at.row >= 0) virtualizer.scrollToIndex(at.row, { align: 'auto' });
    const cell = document.getElementById(cellId(id, at));
    if (cell === null) return;
    cursor.arrived();
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at, cursor, id, virtualizer]);

  const explainAt = useCallback(
    (place: Place): boolean => {
      const row = place.row < 0 ? undefined : rowAt(place.row);
      const target = row === undefined ? undefined : columns[place.col]?.explain?.(row, place.row);
      if (target !== undefined) explain(target);
      return target !== undefined;
    },
    [columns, explain, rowAt],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const place = placeOf(event);
    if (place === undefined || event.defaultPrevented) return;
    if (props.onCellKey?.(event, place) === true) return event.preventDefault();
    if (isField(event.target) || event.altKey) return;
    if (event.key === 'F4') {
      if (explainAt(place)) event.preventDefault();
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const to = movedPlace({ key: event.key, ctrl }, place, {
      rows: rowCount,
      cols: columns.length,
      page,
    });
    if (to !== undefined) {
      event.preventDefault();
      const extending = event.shiftKey && props.selectsCells === true && to.row > HEAD_ROW;
      cursor.focus(to, extending ? cursor.cursor.anchor : to);
      if (event.shiftKey && props.rowSelection !== undefined) selectThrough(props, place, to);
      return;
    }
    if (rowKeys(event, props, place, ctrl)) event.preventDefault();
  };

  return {
    onKeyDown,
    ...pointing(props, explainAt),
    ...clipboard(props),
  };
}

function clipboard<R>(props: GridKeysProps<R>) {
  return {
    onCopy: (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const block = copiedBlock(props);
      if (block === undefined) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', toTsv(block));
      event.clipboardData.setData('text/html', toHtmlTable(block));
    },
    onPaste: (event: ClipboardEvent): void => {
      if (isField(event.target) || props.onPaste === undefined) return;
      event.preventDefault();
      props.onPaste(event.clipboardData.getData('text/plain'));
    },
  };
}

function pointing<R>(props: GridKeysProps<R>, explainAt: (place: Place) => boolean) {
  const { cursor, rowAt } = props;
  return {
    onMouseDown: (event: MouseEvent): void => {
      const place = placeOf(event);
      if (place === undefined || isField(event.target) || event.button === 1) return;
      const extending = event.shiftKey && props.selectsCells === true && place.row > HEAD_ROW;
      if (event.shiftKey) event.preventDefault();
      if (event.shiftKey && props.rowSelection !== undefined) {
        selectThrough(props, cursor.cursor.at, place);
      }
      cursor.focus(place, extending ? cursor.cursor.anchor : place);
    },
    onClick: (event: MouseEvent): void => {
      const place = placeOf(event);
      if (place === undefined || isField(event.target)) return;
      if (event.altKey && explainAt(place)) return event.preventDefault();
      if ((event.ctrlKey || event.metaKey) && place.row > HEAD_ROW) toggleRow(props, place.row);
    },
    onDoubleClick: (event: MouseEvent): void => {
      const place = placeOf(event);
      if (place === undefined || place.row < 0 || isField(event.target)) return;
      const row = rowAt(place.row);
      if (props.onCellDoubleClick !== undefined) props.onCellDoubleClick(place);
      else if (row !== undefined) props.onOpen?.(row, place.row);
    },
    onContextMenu: (event: MouseEvent): void => {
      const place = placeOf(event);
      if (place === undefined || props.onContextMenu === undefined || isField(event.target)) return;
      event.preventDefault();
      cursor.set(placeCursor(place));
      props.onContextMenu(place, { x: event.clientX, y: event.clientY });
    },
  };
}

function rowKeys<R>(
  event: KeyboardEvent<HTMLElement>,
  props: GridKeysProps<R>,
  { row: index }: Place,
  ctrl: boolean,
): boolean {
  if (index < 0) return false;
  const row = props.rowAt(index);
  if (event.key === 'Enter' && row !== undefined && props.onOpen !== undefined) {
    props.onOpen(row, index);
    return true;
  }
  if (props.rowSelection === undefined) return false;
  if (event.key === ' ') {
    toggleRow(props, index);
    return true;
  }
  if (event.key === 'a' && ctrl) {
    props.rowSelection.change(keysBetween(props, 0, props.rowCount - 1));
    return true;
  }
  return false;
}

function keysBetween<R>(
  { rowAt, rowKey }: GridKeysProps<R>,
  from: number,
  to: number,
): Set<string> {
  const keys = new Set<string>();
  for (let index = Math.max(0, Math.min(from, to)); index <= Math.max(from, to); index += 1) {
    const row = rowAt(index);
    if (row !== undefined) keys.add(rowKey(row, index));
  }
  return keys;
}

function toggleRow<R>(props: GridKeysProps<R>, index: number): void {
  const row = props.rowAt(index);
  if (row === undefined || props.rowSelection === undefined) return;
  const key = props.rowKey(row, index);
  const next = new Set(props.rowSelection.selected);
  if (!next.delete(key)) next.add(key);
  props.rowSelection.change(next);
}

function selectThrough<R>(props: GridKeysProps<R>, from: Place, to: Place): void {
  const { rowSelection } = props;
  if (rowSelection === undefined || to.row < 0) return;
  rowSelection.change(
    new Set([...rowSelection.selected, ...keysBetween(props, Math.max(0, from.row), to.row)]),
  );
}

/** What a copy takes: the chosen rows, or the block of cells; a single cell without its head. */
export function copiedBlock<R>(
  props: DataTableProps<R> & { readonly cursor: GridCursor },
): Block | undefined {
  const { columns, rowSelection, rowAt, rowCount, rowKey } = props;
  const rectangle = selectedRectangle(props.cursor.cursor);
  const wholeRows = rowSelection !== undefined && rowSelection.selected.size > 0;
  const taken = wholeRows ? columns : columns.slice(rectangle.left, rectangle.right + 1);
  const cells = (row: R, index: number): string[] =>
    taken.map((column: GridColumn<R>) => column.copies?.(row, index) ?? '');
  const rows: string[][] = [];
  const [from, to] = wholeRows ? [0, rowCount - 1] : [rectangle.top, rectangle.bottom];
  for (let index = from; index <= to; index += 1) {
    const row = rowAt(index);
    if (row === undefined || (wholeRows && !rowSelection.selected.has(rowKey(row, index))))
      continue;
    rows.push(cells(row, index));
  }
  if (rows.length === 0) return undefined;
  const single = rows.length === 1 && taken.length === 1;
  return { head: single ? [] : taken.map(({ name }) => name), rows };
}
