import type { RowFault } from '../../planning/replay/row';
import { beginOfLong, LONGEST_ROW, ROW_TOO_LONG, type RowCutter, type RowSink } from './rows';

export type CsvOptions = {
  readonly delimiter: string;
  /** Columns of every row; null takes rows of any width, with all their wanted values. */
  readonly count: number | null;
  /** Positions of the columns whose values are wanted, rising. */
  readonly wanted: readonly number[];
  /** The first row names the columns and is left out. */
  readonly header: boolean;
  /** Number of the first line. */
  readonly firstLine: number;
};

const QUOTE = 34;
const RETURN = 13;
const LINE_END = 10;
/** Letters behind a row that tell where it ends: a doubled quote, a line end of two letters. */
const LOOK_AHEAD = 8;

/** What became of a row with quotes: where the next one begins, or that the text ends within it. */
type Quoted =
  | { readonly next: number; readonly end: number; readonly columns: number }
  | RowFault
  | null;

const UNCLOSED: RowFault = {
  code: 'quote_unclosed',
  column: null,
  found: 'a quote that is not closed',
  allowed: 'a closing quote, and doubled quotes for a quote within a value',
  remedy: 'Close the quote, or double it where it belongs to the value.',
};

const AFTER_QUOTE: RowFault = {
  code: 'quote_misplaced',
  column: null,
  found: 'text behind a closing quote',
  allowed: 'a delimiter or the end of the row behind it',
  remedy: 'Double the quotes that belong to the value.',
};

/**
 * Cuts CSV (RFC 4180, quotes within unquoted values allowed) into rows. A row with a misplaced
 * quote is given up at the end of its first line, so that it never swallows the rows after it.
 */
export class CsvRows implements RowCutter {
  readonly #options: CsvOptions;
  readonly #sink: RowSink;
  readonly #values: string[];
  #text = '';
  #line: number;
  #skipping = false;
  #headerDue: boolean;
  #final = false;
  /** First quote at or behind the place being read; −1 where there is none. */
  #quote = -1;

  constructor(options: CsvOptions, sink: RowSink) {
    this.#options = options;
    this.#sink = sink;
    this.#values = options.wanted.map(() => '');
    this.#headerDue = options.header;
    this.#line = options.firstLine;
  }

  push(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    this.#quote = this.#text.indexOf('"');
    let at = this.#skipping ? this.#skip() : 0;
    while (at < this.#text.length) {
      const next = this.#row(at);
      if (next < 0) break;
      at = next;
    }
    this.#text = this.#text.slice(at);
  }

  end(): void {
    this.#final = true;
    this.push('');
    this.#text = '';
  }

  /** One row from `at`; where the next begins, or −1 where the text ends within it. */
  #row(at: number): number {
    const text = this.#text;
    let end = text.indexOf('\n', at);
    if (end < 0) {
      if (!this.#final) return this.#holdOrSkip(at);
      end = text.length;
    }
    if (end - at > LONGEST_ROW) {
      this.#sink.fault(ROW_TOO_LONG, this.#line, beginOfLong(text.slice(at, end)));
      this.#line += 1;
      return end + 1;
    }
    if (this.#quote >= 0 && this.#quote < at) this.#quote = text.indexOf('"', at);
    if (this.#quote < 0 || this.#quote >= end) {
      const last = end > at && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
      if (last > at) this.#deliver(at, last, this.#cutPlain(at, last));
      this.#line += 1;
      return end + 1;
    }
    return this.#quotedRow(at, end);
  }

  #quotedRow(at: number, lineEnd: number): number {
    const cut = this.#cutQuoted(at);
    if (cut === null) {
      const held = this.#text.length - at;
      if (!this.#final && held <= LONGEST_ROW + LOOK_AHEAD) return -1;
      this.#fault(UNCLOSED, at, lineEnd);
      return lineEnd + 1;
    }
    if ('code' in cut) {
      this.#fault(cut, at, lineEnd);
      return lineEnd + 1;
    }
    this.#deliver(at, cut.end, cut.columns);
    this.#line += linesIn(this.#text, at, cut.end) + 1;
    return cut.next;
  }

  /** A row without its end is held until more comes, but never more than one may be long. */
  #holdOrSkip(at: number): number {
    if (this.#text.length - at <= LONGEST_ROW) return -1;
    this.#sink.fault(ROW_TOO_LONG, this.#line, beginOfLong(this.#text.slice(at)));
    this.#skipping = true;
    return this.#text.length;
  }

  /** Behind a row that was too long: the begin of the next, or the end of the text. */
  #skip(): number {
    const end = this.#text.indexOf('\n');
    if (end < 0) return this.#text.length;
    this.#skipping = false;
    this.#line += 1;
    return end + 1;
  }

  /** Values between delimiters; returns how many there are. */
  #cutPlain(from: number, end: number): number {
    const { delimiter, wanted, count } = this.#options;
    const text = this.#text;
    let at = from;
    let column = 0;
    let want = 0;
    for (;;) {
      let next = count === 1 ? -1 : text.indexOf(delimiter, at);
      if (next < 0 || next > end) next = end;
      if (wanted[want] === column) {
        this.#values[want] = text.slice(at, next);
        want += 1;
      }
      column += 1;
      if (next === end) return column;
      at = next + 1;
    }
  }

  #cutQuoted(from: number): Quoted {
    const { delimiter, wanted } = this.#options;
    const text = this.#text;
    let at = from;
    let column = 0;
    let want = 0;
    for (;;) {
      let value: string;
      if (text.charCodeAt(at) === QUOTE) {
        const close = this.#closing(at + 1);
        if (close < 0) return null;
        value = text.slice(at + 1, close);
        if (value.includes('"')) value = value.replaceAll('""', '"');
        at = close + 1;
        if (at >= text.length && !this.#final) return null;
      } else {
        const stop = plainEnd(text, at, delimiter);
        if (stop >= text.length && !this.#final) return null;
        value = text.slice(at, stop);
        if (text.charAt(stop) !== delimiter && value.endsWith('\r')) value = value.slice(0, -1);
        at = stop;
      }
      // Further than one row is ever held: how the text was cut into pieces decides nothing.
      if (at - from > LONGEST_ROW) return null;
      if (wanted[want] === column) {
        this.#values[want] = value;
        want += 1;
      }
      column += 1;
      if (text.charAt(at) === delimiter) {
        at += 1;
        continue;
      }
      const end = at;
      if (text.charCodeAt(at) === RETURN) {
        if (at + 1 >= text.length && !this.#final) return null;
        if (at + 1 >= text.length || text.charCodeAt(at + 1) === LINE_END) at += 1;
      }
      if (at >= text.length || text.charCodeAt(at) === LINE_END)
        return { next: at + 1, end, columns: column };
      return AFTER_QUOTE;
    }
  }

  /** Place of the quote that closes a value; −1 where the text ends before it is known. */
  #closing(from: number): number {
    const text = this.#text;
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
      if (at + 1 >= text.length) return this.#final ? at : -1;
      if (text.charCodeAt(at + 1) !== QUOTE) return at;
    }
    return -1;
  }

  #deliver(at: number, end: number, columns: number): void {
    if (this.#headerDue) {
      this.#headerDue = false;
      return;
    }
    const { count, delimiter } = this.#options;
    const text = (): string => withoutReturn(this.#text.slice(at, end));
    if (count === null) this.#sink.row(this.#values.slice(0, columns), this.#line, text);
    else if (columns === count) this.#sink.row(this.#values, this.#line, text);
    // Delimiters without values at a row's end, as spreadsheets leave them, are no columns.
    else if (columns > count && text().endsWith(delimiter.repeat(columns - count)))
      this.#sink.row(this.#values, this.#line, text);
    else this.#sink.fault(columnsFault(columns, count), this.#line, text());
  }

  #fault(fault: RowFault, at: number, lineEnd: number): void {
    if (this.#headerDue) this.#headerDue = false;
    this.#sink.fault(fault, this.#line, withoutReturn(this.#text.slice(at, lineEnd)));
    this.#line += 1;
  }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** End of an unquoted value: its delimiter, a line end, or the end of the text. */
function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === delimiter || char === '\n') return at;
    at += 1;
  }
  return at;
}

function linesIn(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
}

function columnsFault(found: number, allowed: number): RowFault {
  return {
    code: 'columns_differ',
    column: null,
    found: `${found} ${found === 1 ? 'column' : 'columns'}`,
    allowed: `${allowed}, as the first row has`,
    remedy: 'Quote values that contain the delimiter, or complete the row.',
  };
}
