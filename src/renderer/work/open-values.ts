import type { WorkColumn, WorkContext } from './work-column';
import type { WorkRow } from './work-rows';

/** How many values nobody chose: defaults that are assumed, and those without any. */
export function openValues(
  rows: readonly WorkRow[],
  columns: readonly WorkColumn[],
  context: WorkContext,
): { readonly assumed: number; readonly missing: number } {
  let assumed = 0;
  let missing = 0;
  for (const row of rows) {
    if (row.kind === 'catalog') continue; // its operations carry the values in force
    for (const column of columns) {
      const tone = column.face(row, context)?.tone;
      if (tone === 'assumed') assumed += 1;
      if (tone === 'missing') missing += 1;
    }
  }
  return { assumed, missing };
}

