import type { Place } from '../components/data-table/cursor';
import { isUncertain } from '../format/quantity';
import type { WorkColumn, WorkContext } from './work-column';
import type { WorkRow } from './work-rows';

export type OpenTone = 'assumed' | 'missing';

export type OpenValues = {
  /** Defaults that nobody chose, values without any default, quantities with a range. */
  readonly assumed: number;
  readonly missing: number;
  readonly uncertain: number;
  readonly places: Readonly<Record<OpenTone, readonly Place[]>>;
};

const hasRange = (row: WorkRow): boolean =>
  (row.kind === 'catalog' && isUncertain(row.catalog.records)) ||
  (row.kind === 'line' && isUncertain(row.line.quantity));

/** What nobody has said yet, and where it stands. */
export function openValues(
  rows: readonly WorkRow[],
  columns: readonly WorkColumn[],
  context: WorkContext,
): OpenValues {
  const places: Record<OpenTone, Place[]> = { assumed: [], missing: [] };
  for (const [row, each] of rows.entries()) {
    if (each.kind === 'catalog') continue; // its operations carry the values in force
    for (const [col, column] of columns.entries()) {
      const tone = column.face(each, context)?.tone;
      if (tone === 'assumed' || tone === 'missing') places[tone].push({ row, col });
    }
  }
  return {
    assumed: places.assumed.length,
    missing: places.missing.length,
    uncertain: rows.filter(hasRange).length,
    places,
  };
}
