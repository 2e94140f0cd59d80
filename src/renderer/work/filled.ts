import type { Rectangle } from '../components/data-table/cursor';
import type { WorkColumn, WorkContext } from './work-column';
import { writeCells, type CellText, type Written } from './write-cells';
import { workRows, type WorkRow } from './work-rows';

/** A block of cells that all get a text, or the text of the row above them. */

function cellsOf(
  { top, left, bottom, right }: Rectangle,
  columns: readonly WorkColumn[],
  textAt: (row: number, column: WorkColumn) => string | undefined,
): readonly CellText[] {
  const cells: CellText[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (const column of columns.slice(left, right + 1)) {
      const text = textAt(row, column);
      if (text !== undefined && column.write !== undefined)
        cells.push({ row, column: column.id, text });
    }
  }
  return cells;
}

/** Cells that do not apply to a row are passed over. */
function applies(row: WorkRow | undefined, column: WorkColumn, context: WorkContext): boolean {
  return row !== undefined && row.kind !== 'new' && column.face(row, context) !== undefined;
}

/** One text in every cell of the block (Ctrl+Enter), or none (Delete). */
export function fillBlock(
  block: Rectangle,
  text: string,
  columns: readonly WorkColumn[],
  context: WorkContext,
): Written {
  const rows = workRows(context.scenario);
  const cells = cellsOf(block, columns, (row, column) =>
    applies(rows[row], column, context) ? text : undefined,
  );
  return writeCells(cells, columns, context);
}

/** The block's first row in all its others; a single row takes the one above it (Ctrl+D). */
export function fillDown(
  block: Rectangle,
  columns: readonly WorkColumn[],
  context: WorkContext,
): Written {
  const rows = workRows(context.scenario);
  const single = block.top === block.bottom;
  const source = rows[single ? block.top - 1 : block.top];
  const target = single ? block : { ...block, top: block.top + 1 };
  const cells = cellsOf(target, columns, (row, column) => {
    if (source === undefined || !applies(rows[row], column, context)) return undefined;
    const face = column.face(source, context);
    return face === undefined || face.tone === 'missing' ? undefined : face.text;
  });
  return writeCells(cells, columns, context);
}
