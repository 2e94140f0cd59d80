import { editDraft, previewDraft } from '../../stores/draft';
import type { CellChange, WorkColumn, WorkContext } from '../../work/work-column';
import type { WorkRow } from '../../work/work-rows';
import { cellKey, setBad, setPending } from './work-state';

/** What row and column are called in the undo menu: "Set How many of Whole assortment". */
export function rowName(row: WorkRow, context: WorkContext): string {
  switch (row.kind) {
    case 'catalog':
      return row.catalog.label;
    case 'line':
      return row.line.label ?? labelOf(row.line.operation, context);
    case 'entry':
      return `${labelOf(row.entry.operation, context)} in ${row.catalog.label}`;
    case 'new':
    default:
      return 'new line';
  }
}

function labelOf(operation: string, { book }: WorkContext): string {
  return book.operations.find(({ id }) => id === operation)?.label ?? operation;
}

export function previewCell(change: CellChange | undefined): void {
  previewDraft(change?.kind === 'done' ? change.scenario : undefined);
}

export type Committed = 'kept' | 'refused' | 'asked' | 'created';

/** Takes over what was typed; text that is not understood stays in its cell, marked, and changes nothing. */
export function commitCell(
  row: WorkRow,
  column: WorkColumn,
  text: string,
  context: WorkContext,
): Committed {
  const change = column.write?.(row, text, context);
  const key = cellKey(row.key, column.id);
  if (change === undefined) {
    previewDraft(undefined);
    return 'kept';
  }
  if (change.kind === 'unsure') return 'asked';
  if (change.kind === 'bad') {
    previewDraft(undefined);
    setBad(key, { text, problem: change.problem });
    return 'refused';
  }
  setBad(key, undefined);
  if (change.kind === 'pending') {
    setPending(change.pending);
    return 'kept';
  }
  const isNew = row.kind === 'new';
  const name = isNew ? 'Add line' : `Set ${column.head} of ${rowName(row, context)}`;
  if (isNew) setPending({});
  editDraft(name, () => change.scenario, {
    place: { view: 'workload', target: isNew ? key : `${row.key}|${column.id}` },
  });
  return isNew ? 'created' : 'kept';
}

/** Text that could be read in two ways and was left so: it counts as not understood. */
export function leaveUnsure(
  row: WorkRow,
  column: WorkColumn,
  text: string,
  change: CellChange,
): void {
  previewDraft(undefined);
  if (change.kind !== 'unsure') return;
  const readings = change.readings.map(({ echo }) => echo).join(' or ');
  setBad(cellKey(row.key, column.id), {
    text,
    problem: `It can be read in two ways: ${readings}.`,
  });
}
