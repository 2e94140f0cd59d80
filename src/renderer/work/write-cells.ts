import type { Scenario } from '../../shared/contract/scenario';
import type { PendingLine, WorkColumn, WorkContext } from './work-column';
import { workRows, type WorkRow } from './work-rows';

/** Many cells at once, for paste, fill and clear: one change of the scenario, and what was refused. */

export type CellText = { readonly row: number; readonly column: string; readonly text: string };

export type Refused = {
  /** Row and column of the block that was pasted, from 0. */
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly problem: string;
};

export type Written = {
  readonly scenario: Scenario;
  readonly pending: PendingLine;
  readonly accepted: number;
  readonly refused: readonly Refused[];
};

/** What a change of one cell comes to, where many are made: nothing is asked, what is unsure is refused. */
export function writeCells(
  cells: readonly CellText[],
  columns: readonly WorkColumn[],
  context: WorkContext,
): Written {
  const byId = new Map(columns.map((column) => [column.id, column]));
  let { scenario, pending } = context;
  let rows: readonly WorkRow[] = workRows(scenario);
  let accepted = 0;
  const refused: Refused[] = [];
  for (const cell of cells) {
    const column = byId.get(cell.column);
    const row = rows[cell.row];
    const now = { ...context, scenario, pending };
    const change = row === undefined ? undefined : column?.write?.(row, cell.text, now);
    if (change === undefined) {
      if (cell.text.trim() !== '')
        refused.push({ ...cell, problem: 'This cell cannot be changed.' });
    } else if (change.kind === 'bad') refused.push({ ...cell, problem: change.problem });
    else if (change.kind === 'unsure') {
      const readings = change.readings.map(({ echo }) => echo).join(' or ');
      refused.push({ ...cell, problem: `It can be read in two ways: ${readings}.` });
    } else {
      accepted += 1;
      if (change.kind === 'pending') pending = change.pending;
      else {
        if (row?.kind === 'new') pending = {};
        if (change.scenario !== scenario) {
          scenario = change.scenario;
          rows = workRows(scenario);
        }
      }
    }
  }
  return { scenario, pending, accepted, refused };
}
