import { useState, type ReactNode } from 'react';
import { writeClipboard } from '../../charts/write-clipboard';
import { useExplain } from '../../stores/explain';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../ContextMenu';
import { selectedRectangle, isInside, placeCursor, type Place } from './cursor';
import type { DataTableProps } from './DataTable';
import type { GridCursor } from './use-grid-cursor';
import { copiedBlock } from './use-grid-keys';

type CellMenu = {
  /** As onContextMenu of a grid that has no menu of its own. */
  readonly open: (place: Place, point: MenuPoint) => void;
  readonly menu: ReactNode;
};

/** What can be done with a cell of any grid, beside the keys that do the same. */
export function useCellMenu<R>(
  props: DataTableProps<R> & { readonly cursor: GridCursor },
): CellMenu {
  const [at, setAt] = useState<{ readonly place: Place; readonly point: MenuPoint }>();
  return {
    open: (place, point) => setAt({ place, point }),
    menu:
      at === undefined ? null : (
        <ContextMenu
          at={at.point}
          commands={entriesOf(props, at.place)}
          onClose={() => setAt(undefined)}
        />
      ),
  };
}

function entriesOf<R>(
  props: DataTableProps<R> & { readonly cursor: GridCursor },
  place: Place,
): readonly MenuEntry[] {
  const { columns, rowAt, onOpen, cursor } = props;
  const row = place.row < 0 ? undefined : rowAt(place.row);
  const target = row === undefined ? undefined : columns[place.col]?.explain?.(row, place.row);
  // A click beside what is chosen is about the cell alone.
  const chosen = isInside(place, selectedRectangle(cursor.cursor));
  const block = copiedBlock({
    ...props,
    cursor: chosen ? cursor : { ...cursor, cursor: placeCursor(place) },
  });
  return [
    ...(target === undefined
      ? []
      : [
          {
            id: 'explain',
            title: 'Where this comes from',
            keys: ['F4'],
            run: () => useExplain.getState().open(target),
          },
        ]),
    ...(row === undefined || onOpen === undefined
      ? []
      : [{ id: 'open', title: 'Open', keys: ['Enter'], run: () => onOpen(row, place.row) }]),
    {
      id: 'copy',
      title: 'Copy',
      keys: ['Mod+C'],
      disabled: block === undefined ? 'There is nothing to copy here.' : undefined,
      run: () => {
        if (block !== undefined) void writeClipboard(block);
      },
    },
  ];
}
