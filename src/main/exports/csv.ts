/** A cell says what it is: numbers go out bare, text never starts a formula. */
export type CsvCell = string | { readonly number: string } | null;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * What a spreadsheet takes for the start of a formula or a command, in its plain and its full-width
 * form; blanks before it do not help.
 */
const TRIGGER = /^[\s\u0000\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\u0000]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') {
    if (!NUMBER.test(cell.number))
      throw new RangeError(`not a number: ${cell.number.slice(0, 40)}`);
    return cell.number;
  }
  const text = cell.replaceAll('\u0000', '');
  const safe = TRIGGER.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets know it), decimal point, no groups. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cellText).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}
