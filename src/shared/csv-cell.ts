/** A cell says what it is: numbers go out bare, text never starts a formula. */
export type CsvCell = string | { readonly number: string } | null;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * What a spreadsheet takes for the start of a formula, plain and full-width, blanks before it or not. What has
 * our mark already gets another, so that every text can be told again.
 */
const AT_START = /^[\s\uFEFF']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/;
/**
 * Where the decimal point is a comma, spreadsheets cut a line at semicolons, whatever quotes stand in the middle
 * of it: what follows one, a tab or a line end would be a cell of its own.
 */
const WITHIN = /[;\t\r\n](?=[\s\uFEFF'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** One value as it stands in a line of CSV (RFC 4180, comma, decimal point). Throws RangeError for a number that is none. */
export function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') {
    if (!NUMBER.test(cell.number))
      throw new RangeError(`not a number: ${cell.number.slice(0, 40)}`);
    return cell.number;
  }
  const text = cell.replaceAll('\u0000', '');
  if (NUMBER.test(text)) return text;
  const safe = `${AT_START.test(text) ? "'" : ''}${text.replaceAll(WITHIN, "$&'")}`;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
