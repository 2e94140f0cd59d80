/** A block of cells as text for a clipboard: TSV for sheets and editors, HTML for those that ask for it. */
export type Block = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A cell with a tab, line break or quote stands in quotes, as spreadsheets write it. */
function tsvCell(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (mark) => escapes[mark] ?? mark);

export function toTsv({ head, rows }: Block): string {
  return [...(head.length > 0 ? [head] : []), ...rows]
    .map((row) => row.map(tsvCell).join('\t'))
    .join('\n');
}

const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

export function toHtmlTable({ head, rows }: Block): string {
  const top = head.length > 0 ? `<thead>${line(head, 'th')}</thead>` : '';
  return `<table>${top}<tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

/** Rows and cells of pasted TSV; quoted cells may hold tabs and line breaks. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let at = 0; at < plain.length; at += 1) {
    const mark = plain[at] ?? '';
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === '\t') {
      row.push(cell);
      cell = '';
    } else if (mark === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += mark;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
