import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { CsvRows } from '../../src/main/services/usage/csv-rows';
import { JsonRows } from '../../src/main/services/usage/json-rows';
import type { RowCutter, RowSink } from '../../src/main/services/usage/rows';
import { law, notices } from '../support/law';

type Cut = {
  readonly values: readonly string[];
  readonly line: number;
  readonly text: string;
  readonly fault?: string;
};

function cutting(
  begin: (sink: RowSink) => RowCutter,
  text: string,
  sizes: readonly number[],
): Cut[] {
  const cut: Cut[] = [];
  const cutter = begin({
    row: (values, line, row) => cut.push({ values: [...values], line, text: row() }),
    fault: ({ code }, line, row) => cut.push({ values: [], line, text: row, fault: code }),
  });
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    cutter.push(text.slice(at, at + size));
    at += size;
  }
  cutter.end();
  return cut;
}

const cutCsv = (text: string, count: number, delimiter: string, sizes = [1_000_000]): Cut[] => {
  const wanted = Array.from({ length: count }, (_, at) => at);
  return cutting(
    (sink) => new CsvRows({ delimiter, count, wanted, header: false, firstLine: 1 }, sink),
    text,
    sizes,
  );
};
const cutJson = (text: string, sizes = [1_000_000]): Cut[] =>
  cutting((sink) => new JsonRows(['a', 'b.c'], sink), text, sizes);

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const value = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '|', ' ', 'é', '1'),
    maxLength: 6,
  }),
);
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A table and its text, written as any other program may: values quoted where they must be, or more often. */
const table = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    mark: delimiter,
    lineEnd: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
  })
  .chain((form) =>
    fc.record({
      form: fc.constant(form),
      rows: fc.array(
        fc.array(fc.tuple(value, fc.boolean()), { minLength: form.width, maxLength: form.width }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  )
  .map(({ form, rows }) => {
    // Written without quotes, a row of nothing is a blank line.
    const isBlank = (row: readonly (readonly [string, boolean])[]) =>
      row.length === 1 && row[0]![0] === '';
    const lines = rows.map((row) =>
      row
        .map(([text, always]) =>
          always || isBlank(row) || /[",;|\t\r\n]/.test(text) ? quoted(text) : text,
        )
        .join(form.mark),
    );
    return {
      ...form,
      rows: rows.map((row) => row.map(([text]) => text)),
      text: lines.join(form.lineEnd) + (form.last ? form.lineEnd : ''),
    };
  });

type Table = { width: number; mark: string; rows: string[][]; text: string };

function assertRead({ width, mark, rows, text }: Table, pieces: readonly number[]): void {
  const cut = cutCsv(text, width, mark, [...pieces]);
  expect(cut.map((row) => row.fault ?? row.values)).toEqual(rows);
  const others = parse(text, { delimiter: mark, relax_quotes: false });
  expect(others).toEqual(rows);
}

/** Every letter of the text ends up in some row, in a blank line or behind a fault: nothing is lost in silence. */
function assertSteady(text: string, pieces: readonly number[]): void {
  const whole = cutCsv(text, 3, ',');
  expect(cutCsv(text, 3, ',', [...pieces])).toEqual(whole);
  const lines = text.split('\n');
  const at = whole.map(({ line }) => line);
  expect(at).toEqual([...new Set(at)].toSorted((a, b) => a - b));
  const told = new Set(at);
  let covered = 0;
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (told.has(number)) covered = number + linesOf(whole.find((row) => row.line === number)!) - 1;
    const isBlank = line === '' || line === '\r';
    expect(isBlank || number <= covered, `line ${number} of ${JSON.stringify(text)}`).toBe(true);
  }
}

const linesOf = ({ text }: Cut): number => text.split('\n').length;

function assertSteadyJson(text: string, pieces: readonly number[]): void {
  const whole = cutJson(text);
  expect(cutJson(text, [...pieces])).toEqual(whole);
  const filled = text.split('\n').filter((line) => line.trim() !== '').length;
  expect(whole.length).toBe(filled);
}

const noise = fc.string({
  unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', ' '),
  maxLength: 40,
});
const jsonNoise = fc
  .array(
    fc.oneof(
      fc.json({ maxDepth: 2 }),
      fc.constantFrom('{"a":1}', '{"b":{"c":"x"}}', '{', '', '[', '"a'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.map((line) => line.replaceAll('\n', ' ')).join('\n'));

describe('rows of usage files', () => {
  law(
    'a CSV is read as it was written, and as csv-parse reads it, in pieces of any size',
    fc.property(table, sizes, assertRead),
    3_000,
  );
  law(
    'any text is cut the same in pieces of any size, and no line of it is lost',
    fc.property(noise, sizes, assertSteady),
    4_000,
  );
  law(
    'NDJSON gives a row or a fault for every line that is not blank',
    fc.property(jsonNoise, sizes, assertSteadyJson),
    1_500,
  );

  notices(
    'a doubled quote ends a value',
    fc.property(table, ({ width, mark, rows, text }) => {
      const cut = cutCsv(text.replaceAll('""', '"'), width, mark);
      return JSON.stringify(cut.map((row) => row.values)) === JSON.stringify(rows);
    }),
  );
});
