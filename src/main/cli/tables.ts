import { grouped as groupedDigits } from '../../shared/decimal';

/** Readable text for a terminal: aligned columns, grouped figures, nothing that can move the cursor. */

export type Column = {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer text is cut to this many letters, the last of them an ellipsis. */
  readonly most?: number;
};

const GAP = '  ';

/** Rows under their titles and a rule; trailing blanks are cut. A column without any text is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell, at) => cut(plain(cell), columns[at]?.most)));
  const used = columns.flatMap((column, at) =>
    column.title !== '' || clean.some((row) => (row[at] ?? '') !== '') ? [{ ...column, at }] : [],
  );
  const widths = used.map(({ title, at }) =>
    Math.max(width(title), ...clean.map((row) => width(row[at] ?? ''))),
  );
  const line = (cell: (at: number) => string): string =>
    used
      .map(({ align, at }, index) => pad(cell(at), widths[index] ?? 0, align ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [
    line((at) => columns[at]?.title ?? ''),
    widths.map((size) => '-'.repeat(size)).join(GAP),
    ...clean.map((row) => line((at) => row[at] ?? '')),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

function cut(text: string, most = Number.POSITIVE_INFINITY): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** "12345.60" as "12,345.60"; a minus becomes the sign that aligns with figures. */
export const grouped = (figure: string | number): string => groupedDigits(figure).replace('-', '−');

/** Text from a file as one line without control characters: a label must not steer the terminal. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trim();
}

/** Long text in lines of at most `columns`, each after `indent`. */
export function wrapped(text: string, indent: string, columns = 100): string {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(' ')) {
    if (line !== '' && width(line) + width(word) + 1 > columns - width(indent)) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}${one}\n`).join('');
}

function pad(text: string, size: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, size - width(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** Terminal cells: combining marks take none, East Asian letters and pictures two. */
function width(text: string): number {
  let cells = 0;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) continue;
    cells += WIDE.test(letter) ? 2 : 1;
  }
  return cells;
}
