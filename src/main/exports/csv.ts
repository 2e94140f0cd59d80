import { csvCell, type CsvCell } from '../../shared/csv-cell';

/** Rows as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets know it), decimal point, no groups. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}
