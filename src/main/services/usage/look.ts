import type { UsageFormat } from '../../../shared/contract/usage';
import { badInput, type TierwiseError } from '../../../shared/errors';
import { parseJson } from '../../../shared/parse-json';
import { readUsageDate } from '../../planning/replay/usage-date';
import { CsvRows } from './csv-rows';
import { membersOf } from './json-rows';

/** Bytes of a file's beginning that are enough to look at. */
export const LOOK_BYTES = 262_144;
/** Rows looked at. */
const LOOK_ROWS = 50;
const MAX_COLUMNS = 1_000;
const LONGEST_SAMPLE = 80;
const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Head = {
  readonly format: UsageFormat;
  /** First rows by the order of the columns. */
  readonly rows: readonly (readonly string[])[];
};

/** How a file is written, from its first bytes. `whole` where these are all of it. Throws `bad-input`. */
export function lookAt(bytes: Uint8Array, whole: boolean): Head {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, LOOK_BYTES), { stream: !whole });
  if (text.trim() === '')
    throw refused(
      'usage_empty',
      'a file without rows',
      'rows of usage',
      'Check that this is the file you meant.',
    );
  if (text.includes('\u0000'))
    throw refused(
      'usage_not_text',
      'bytes that are no text',
      'CSV or NDJSON as text',
      'Export it as CSV, or as UTF-8 text.',
    );
  const lines = text.trimStart().startsWith('{') ? jsonHead(text) : undefined;
  return lines === undefined
    ? csvHead(text, encoding, whole)
    : { ...lines, format: { ...lines.format, encoding } };
}

function encodingOf(bytes: Uint8Array): UsageFormat['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function jsonHead(text: string): Head | undefined {
  const objects = text
    .split('\n', LOOK_ROWS)
    .map((line) => parseJson(line))
    .flatMap((parsed) => (parsed.ok ? [new Map(membersOf(parsed.value))] : []))
    .filter((members) => members.size > 0);
  if (objects.length === 0) return undefined;
  const columns = [...new Set(objects.flatMap((members) => [...members.keys()]))]
    .filter(fits)
    .slice(0, MAX_COLUMNS);
  return {
    format: { kind: 'ndjson', encoding: 'utf-8', delimiter: ',', header: false, columns },
    rows: objects.map((members) => columns.map((name) => sample(members.get(name) ?? ''))),
  };
}

const fits = (name: string): boolean => name !== '' && name.length <= 200;

/** The line by which spreadsheets tell each other the delimiter. */
const SEP_LINE = /^sep=([,;\t|])\r?\n/;

/** The text behind that line, and whether there was one. */
export function withoutSepLine(text: string): { readonly text: string; readonly had: boolean } {
  const found = SEP_LINE.exec(text);
  return found ? { text: text.slice(found[0].length), had: true } : { text, had: false };
}

function csvHead(all: string, encoding: UsageFormat['encoding'], whole: boolean): Head {
  const told = SEP_LINE.exec(all)?.[1];
  const { text } = withoutSepLine(all);
  const delimiter = DELIMITERS.find((one) => one === told) ?? bestDelimiter(text, whole);
  const rows = cut(text, delimiter, whole);
  const [first] = rows;
  if (first === undefined)
    throw refused(
      'header_unreadable',
      'a first row that does not end, or that cannot be cut into columns',
      `a first row that names the columns`,
      'Check the quotes and line ends of the first row.',
    );
  if (first.length > MAX_COLUMNS)
    throw refused(
      'columns_too_many',
      `${first.length} columns`,
      `at most ${MAX_COLUMNS}`,
      'Leave out what is not needed.',
    );
  const header = !first.some((value) => typeof readUsageDate(value, 'day-first') === 'number');
  return {
    format: {
      kind: 'csv',
      encoding,
      delimiter,
      header,
      columns: named(header ? first : first.map(() => '')),
    },
    rows: rows.slice(header ? 1 : 0).map((row) => row.map(sample)),
  };
}

/** Every header a name of its own: empty ones get their place, doubled ones a number. */
function named(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header, at) => {
    const base = header.trim().slice(0, 190) || `column ${at + 1}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base} (${number})`;
    taken.add(name);
    return name;
  });
}

/** The delimiter that gives most rows the same number of columns, more than one; a comma where none does. */
function bestDelimiter(text: string, whole: boolean): UsageFormat['delimiter'] {
  const rated = DELIMITERS.map((delimiter) => {
    const widths = cut(text, delimiter, whole).map((row) => row.length);
    const [width = 1] = widths;
    return { delimiter, same: width > 1 ? widths.filter((one) => one === width).length : 0, width };
  });
  return rated.reduce((best, one) => (one.same > best.same ? one : best)).delimiter;
}

/** First rows with all their values, whatever their number. */
function cut(text: string, delimiter: string, whole: boolean): string[][] {
  const widest = Math.min(MAX_COLUMNS + 1, 1 + text.slice(0, 100_000).split(delimiter).length);
  const rows: string[][] = [];
  const wanted = Array.from({ length: widest }, (_, at) => at);
  const cutter = new CsvRows(
    { delimiter, count: null, wanted, header: false, firstLine: 1 },
    {
      row: (values) => {
        if (rows.length < LOOK_ROWS) rows.push([...values]);
      },
      fault: () => undefined,
    },
  );
  const end = placeAfterLines(text, LOOK_ROWS * 4);
  cutter.push(text.slice(0, end));
  if (whole && end === text.length) cutter.end();
  return rows;
}

function placeAfterLines(text: string, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

const sample = (text: string): string => text.trim().slice(0, LONGEST_SAMPLE);

function refused(code: string, found: string, allowed: string, remedy: string): TierwiseError {
  return badInput([{ code, path: 'usage', found, allowed, remedy }]);
}
