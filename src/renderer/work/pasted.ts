import { fromTsv } from '../components/data-table/copied';
import { optionNamed } from '../format/parameter';
import { parseQuantity } from '../format/parse-quantity';
import { parseSchedule } from '../format/schedule';
import { fittingOperations } from './columns-of-work';
import type { WorkColumn, WorkContext } from './work-column';
import { writeCells, type CellText, type Refused, type Written } from './write-cells';
import { workRows } from './work-rows';

/** A block pasted from a sheet: which column is which, what it changes, and what cannot be taken. */

export type Pasted = Written & {
  readonly rows: number;
  readonly cols: number;
  /** Lines that were made. */
  readonly added: number;
};

const plain = (text: string): string => text.trim().toLowerCase();

/** Columns by the block's own head, where its first row is one. */
function columnsByHead(
  first: readonly string[],
  columns: readonly WorkColumn[],
): (string | undefined)[] | undefined {
  const names = first.map(
    (cell) => columns.find(({ head, id }) => plain(head) === plain(cell) || id === plain(cell))?.id,
  );
  const known = names.filter((name) => name !== undefined);
  return known.length >= Math.min(2, first.length) && known.length * 2 >= first.length
    ? names
    : undefined;
}

/** In new lines without a head, columns are known by what stands in them. */
function columnsByContent(
  block: readonly (readonly string[])[],
  context: WorkContext,
): (string | undefined)[] {
  const width = Math.max(...block.map((row) => row.length));
  const operations = fittingOperations({ kind: 'new', key: 'new' }, context);
  const share = (col: number, fits: (text: string) => boolean): number => {
    const cells = block.map((row) => row[col]?.trim() ?? '').filter((text) => text !== '');
    return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  };
  const isOperation = (text: string): boolean => optionNamed(text, operations) !== undefined;
  const isQuantity = (text: string): boolean =>
    ['quantity', 'unsure'].includes(parseQuantity(text, { marks: context.marks, seats: 1 }).kind);
  const isSchedule = (text: string): boolean =>
    parseSchedule(text, context.locale, context.scenario.start) !== undefined;
  const names: (string | undefined)[] = Array.from({ length: width }, () => undefined);
  const kinds: readonly (readonly [string, (text: string) => boolean])[] = [
    ['operation', isOperation],
    ['quantity', isQuantity],
    ['when', isSchedule],
  ];
  for (const [name, fits] of kinds) {
    const shares = names.map((taken, col) => (taken === undefined ? share(col, fits) : 0));
    const most = Math.max(...shares);
    if (most >= 0.5) names[shares.indexOf(most)] = name;
  }
  const rest = names.indexOf(undefined);
  return names.map((name, col) => (col === rest ? 'work' : name));
}

/** The columns a block falls on: by head, from the cursor on, or by content in a new line. */
function columnsOf(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly col: number },
  columns: readonly WorkColumn[],
  context: WorkContext,
): {
  readonly names: readonly (string | undefined)[];
  readonly rows: readonly (readonly string[])[];
} {
  const [first = []] = block;
  const byHead = columnsByHead(first, columns);
  if (byHead !== undefined) return { names: byHead, rows: block.slice(1) };
  const inNew = workRows(context.scenario)[at.row]?.kind === 'new';
  if (inNew && first.length > 1) return { names: columnsByContent(block, context), rows: block };
  return { names: first.map((_cell, col) => columns[at.col + col]?.id), rows: block };
}

/** Operation and quantity first: they make a line whole, so that the rest finds it. */
const ORDER = ['operation', 'quantity', 'work', 'when'];

const rank = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

function inOrder(cells: readonly CellText[]): readonly CellText[] {
  return cells.toSorted((a, b) => a.row - b.row || rank(a.column) - rank(b.column));
}

/** Lines whose operation or quantity is missing in the block cannot be made; the whole row is refused. */
function refuseHalfLines(
  cells: readonly CellText[],
  newFrom: number,
): { readonly whole: readonly CellText[]; readonly refused: readonly Refused[] } {
  const given = new Set(
    cells.flatMap(({ row, column, text }) => (text.trim() === '' ? [] : [`${row} ${column}`])),
  );
  const complete = new Set(
    cells.flatMap(({ row }) =>
      row < newFrom || (given.has(`${row} operation`) && given.has(`${row} quantity`)) ? [row] : [],
    ),
  );
  return {
    whole: cells.filter(({ row }) => complete.has(row)),
    refused: cells.flatMap((cell) =>
      complete.has(cell.row) || cell.text.trim() === ''
        ? []
        : [{ ...cell, problem: 'A new line needs an operation and how many.' }],
    ),
  };
}

/** What pasting text at a cell would do; nothing is done yet. */
export function planPaste(
  text: string,
  at: { readonly row: number; readonly col: number },
  columns: readonly WorkColumn[],
  context: WorkContext,
): Pasted | undefined {
  const block = fromTsv(text).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (block.length === 0) return undefined;
  const { names, rows } = columnsOf(block, at, columns, context);
  const newFrom = workRows(context.scenario).length - 1;
  const cells = rows.flatMap((row, index) =>
    row.flatMap((cell, col): CellText[] => {
      const column = names[col];
      return column === undefined ? [] : [{ row: at.row + index, column, text: cell }];
    }),
  );
  const single = rows.length === 1 && cells.length === 1;
  const { whole, refused } = single
    ? { whole: cells, refused: [] }
    : refuseHalfLines(cells, newFrom);
  const kept = whole.filter((cell) => cell.text.trim() !== '' || cell.row < newFrom);
  const written = single
    ? writeCells(kept, columns, context)
    : writeBlock(inOrder(kept), newFrom, columns, context);
  return {
    ...written,
    refused: [...written.refused, ...refused].toSorted((a, b) => a.row - b.row),
    rows: rows.length,
    cols: names.length,
    added: written.scenario.lines.length - context.scenario.lines.length,
  };
}

/** New lines are made one after the other in the last row; a refused one leaves no half behind. */
function writeBlock(
  cells: readonly CellText[],
  newFrom: number,
  columns: readonly WorkColumn[],
  context: WorkContext,
): Written {
  const existing = writeCells(
    cells.filter(({ row }) => row < newFrom),
    columns,
    context,
  );
  let { scenario, accepted } = existing;
  const refused = [...existing.refused];
  const rows = Map.groupBy(
    cells.filter(({ row }) => row >= newFrom),
    ({ row }) => row,
  );
  for (const [row, line] of rows) {
    const before = { ...context, scenario, pending: {} };
    const place = workRows(scenario).length - 1;
    const written = writeCells(
      line.map((cell) => ({ ...cell, row: place })),
      columns,
      before,
    );
    refused.push(...written.refused.map((cell) => ({ ...cell, row })));
    if (written.scenario.lines.length === scenario.lines.length) continue;
    ({ scenario } = written);
    accepted += written.accepted;
  }
  return { scenario, pending: context.pending, accepted, refused };
}
