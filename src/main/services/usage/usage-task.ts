import {
  REPORTED_FAULTS,
  type UsageFault,
  type UsageFormat,
  type UsageMapping,
  type UsageOperation,
  type UsageReport,
} from '../../../shared/contract/usage';
import { badInput } from '../../../shared/errors';
import { didYouMean, oneOf } from '../../../shared/nearest';
import { formatDay } from '../../engine/time/day';
import { createRowReader, isRowFault, wantedOf, type RowFault } from '../../planning/replay/row';
import { UsageTally, type Refused } from '../../planning/replay/tally';
import { MAX_CELLS, MAX_KINDS, MAX_UNITS, type Usage } from '../../planning/replay/usage';
import type { OpenTask, Tasks } from '../jobs';
import { CsvRows } from './csv-rows';
import { JsonRows } from './json-rows';
import { withoutSepLine } from './look';
import type { RowCutter, RowSink } from './rows';

type Task = Tasks['usage'];

/** Columns that the mapping names, each once. */
function mappedColumns(mapping: UsageMapping): string[] {
  const { date, operation, quantity, status, case: caseColumn, parameters } = wantedOf(mapping);
  const columns = [
    date,
    operation,
    quantity,
    status,
    caseColumn,
    ...parameters.map(([, column]) => column),
  ];
  return [...new Set(columns.filter((column) => column !== null))];
}

/** Throws TierwiseError `bad-input` where the mapping names a column that the file does not have. */
export function checkMapping(mapping: UsageMapping, { kind, columns }: UsageFormat): void {
  // A member may be missing in the first objects and come later.
  if (kind === 'ndjson') return;
  const faults = mappedColumns(mapping)
    .filter((column) => !columns.includes(column))
    .map((column) => ({
      code: 'column_unknown',
      path: 'mapping',
      found: `the column "${column}"`,
      allowed: oneOf(columns, 30),
      remedy: didYouMean(column, columns),
    }));
  if (faults.length > 0) throw badInput(faults);
}

/** One file: bytes in, sums by day and kind out, with every row that could not be read set aside. */
export function usageTask({ mapping, format }: Task['setup']): OpenTask<Task> {
  checkMapping(mapping, format);
  const intake = new UsageIntake(mapping, format);
  return {
    read: (bytes) => intake.read(bytes),
    end: () => intake.end(),
  };
}

/** Longer than a line that tells the delimiter. */
const BEGIN_LENGTH = 8;

class UsageIntake {
  readonly #mapping: UsageMapping;
  readonly #format: UsageFormat;
  readonly #decoder: TextDecoder;
  readonly #tally: UsageTally;
  readonly #faults: UsageFault[] = [];
  readonly #counts = new Map<string, number>();
  #cutter: RowCutter | null = null;
  /** The very beginning, until there is enough of it to see what it begins with. */
  #held = '';
  #bytes = 0;
  #rows = 0;
  #setAside = 0;
  #aside = '';

  constructor(mapping: UsageMapping, format: UsageFormat) {
    this.#mapping = mapping;
    this.#format = format;
    this.#decoder = new TextDecoder(format.encoding);
    this.#tally = new UsageTally(wantedOf(mapping).parameters.map(([id]) => id));
  }

  read(bytes: Uint8Array): Task['methods']['read']['answer'] {
    this.#bytes += bytes.length;
    this.#push(this.#decoder.decode(bytes, { stream: true }));
    return {
      bytes: this.#bytes,
      rows: this.#rows,
      setAside: this.#setAside,
      aside: this.#takeAside(),
    };
  }

  end(): Task['methods']['end']['answer'] {
    this.#push(this.#decoder.decode(), true);
    this.#cutter?.end();
    const usage = this.#tally.finish();
    return { usage, report: this.#report(usage), aside: this.#takeAside() };
  }

  #push(text: string, last = false): void {
    if (this.#cutter !== null) return this.#cutter.push(text);
    this.#held += text;
    if (this.#held.length < BEGIN_LENGTH && !last) return;
    const isCsv = this.#format.kind === 'csv';
    const begin = isCsv ? withoutSepLine(this.#held) : { text: this.#held, had: false };
    this.#cutter = this.#begin(begin.had ? 2 : 1);
    this.#cutter.push(begin.text);
    this.#held = '';
  }

  #begin(firstLine: number): RowCutter {
    const { kind, columns, delimiter, header } = this.#format;
    const mapped = mappedColumns(this.#mapping);
    if (kind === 'ndjson') return new JsonRows(mapped, this.#sink(mapped));
    const wanted = mapped.map((column) => columns.indexOf(column)).toSorted((a, b) => a - b);
    const names = wanted.map((at) => columns[at] ?? '');
    return new CsvRows(
      { delimiter, count: columns.length, wanted, header, firstLine },
      this.#sink(names),
    );
  }

  /** `names`: the columns in the order of the values. */
  #sink(names: readonly string[]): RowSink {
    const read = createRowReader(this.#mapping);
    const place = new Map(names.map((name, at) => [name, at]));
    let values: readonly string[] = [];
    const valueOf = (column: string): string => values[place.get(column) as number] as string;
    return {
      row: (given, line, text) => {
        values = given;
        const row = read(valueOf);
        if (isRowFault(row)) {
          // Spreadsheets leave rows of nothing but delimiters behind their last one.
          if (row.code === 'date_missing' && /^[\s,;|"]*$/.test(text())) return;
          this.#putAside(row, line, text());
          return;
        }
        const refused = this.#tally.add(row.day, row.texts, row.units, row.succeeded, line);
        if (refused === null) this.#rows += 1;
        else this.#putAside(LIMITS[refused], line, text());
      },
      fault: (fault, line, text) => this.#putAside(fault, line, text),
    };
  }

  #putAside(fault: RowFault, line: number, row: string): void {
    const { code, column, found, allowed, remedy } = fault;
    this.#rows += 1;
    this.#setAside += 1;
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    this.#aside += `${JSON.stringify({ line, code, column, found, remedy, row })}\n`;
    if (this.#faults.length < REPORTED_FAULTS) {
      this.#faults.push({ line, code, column, found, allowed, remedy, row: cut(row) });
    }
  }

  #takeAside(): string {
    const aside = this.#aside;
    this.#aside = '';
    return aside;
  }

  #report(usage: Usage): UsageReport {
    const { days } = usage;
    const last = days.at(-1);
    return {
      bytes: this.#bytes,
      rows: this.#rows,
      taken: this.#rows - this.#setAside,
      setAside: this.#setAside,
      faults: this.#faults,
      faultCounts: [...this.#counts]
        .map(([code, count]) => ({ code, count }))
        .toSorted((a, b) => b.count - a.count),
      from: days[0] === undefined ? null : formatDay(days[0]),
      until: last === undefined ? null : formatDay(last + 1),
      operations: operationsOf(usage),
    };
  }
}

const LONGEST_REPORTED = 500;

const cut = (row: string): string =>
  row.length > LONGEST_REPORTED ? `${row.slice(0, LONGEST_REPORTED)}…` : row;

/** Sums by the file's own names, in the order in which they came. */
function operationsOf({ kinds, kindOf, served, failed }: Usage): UsageOperation[] {
  const sums = new Map<string, { rows: number; units: number; failed: number }>();
  const sumOf = (name: string) => {
    const sum = sums.get(name) ?? { rows: 0, units: 0, failed: 0 };
    sums.set(name, sum);
    return sum;
  };
  for (const kind of kinds) sumOf(kind.operation).rows += kind.rows;
  for (const [cell, kind] of kindOf.entries()) {
    const sum = sumOf(kinds[kind]?.operation ?? '');
    sum.units += (served[cell] as number) + (failed[cell] as number);
    sum.failed += failed[cell] as number;
  }
  return [...sums].map(([name, sum]) => ({ name, ...sum }));
}

const LIMITS: Readonly<Record<Refused, RowFault>> = {
  kinds: {
    code: 'kinds_too_many',
    column: null,
    found: `more than ${MAX_KINDS} different kinds of rows`,
    allowed: `at most ${MAX_KINDS} combinations of operation, case and parameters`,
    remedy:
      'Check that the operation is not mapped to a column of ids or texts, and map fewer parameters.',
  },
  cells: {
    code: 'days_too_many',
    column: null,
    found: `more than ${MAX_CELLS} sums by day`,
    allowed: `at most ${MAX_CELLS} combinations of day and kind`,
    remedy: 'Map fewer parameters, or import fewer years at once.',
  },
  units: {
    code: 'quantity_too_large',
    column: null,
    found: 'more units on one day than can be counted',
    allowed: `at most ${MAX_UNITS} units of a kind a day`,
    remedy: 'Check that the quantity is mapped to a column of units.',
  },
};
