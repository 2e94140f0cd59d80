import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { csvOf } from '../../src/main/exports/csv';
import { readShare, shareOf } from '../../src/main/exports/share-file';
import type { CsvCell } from '../../src/shared/csv-cell';
import { law, notices } from '../support/law';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Text as people and attackers type it: triggers, blanks, quotes and line ends far too often. */
const letter = fc.constantFrom(
  ...Array.from('=+-@\t\r\n"\',; 0159.abzäß\u0000\uFEFF\uFF1D\uFF0B\uFF0D\uFF20|!'),
);
const hostile = fc.string({ unit: fc.oneof(letter, fc.string({ maxLength: 1 })), maxLength: 12 });
const amount = fc
  .tuple(fc.boolean(), fc.nat({ max: 999_999_999 }), fc.nat({ max: 4 }))
  .map(([negative, units, places]) => {
    const digits = String(units).padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    return `${negative && units > 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
  });
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  hostile,
  amount.map((number) => ({ number })),
  fc.constant(null),
);
const table = fc.nat({ max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width + 1, maxLength: width + 1 }), {
    minLength: 1,
    maxLength: 5,
  }),
);

/** What a spreadsheet takes for the start of a formula. */
const STARTS_FORMULA = /^[\s\u0000\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\u0000]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A text as it was before our marks: one quote at its start, and one behind each place where others cut. */
const unmarked = (found: string): string =>
  found
    .replace(/^'(?=[\s\uFEFF']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r\n])/, '')
    .replaceAll(/([;\t\r\n])'(?=[\s\uFEFF'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, '$1');

/** Formulas in a line for a spreadsheet that cuts at semicolons and knows no quotes in the middle of a value. */
const startsElsewhere = (line: string): string[] =>
  line
    .split(/[;\t\r\n]/)
    .slice(1)
    .filter((piece) => /^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(piece));

function opensHarmless(write: typeof csvOf) {
  return fc.property(table, (rows) => {
    const read = parse(text(write(rows)), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: '\r\n',
    });
    expect(read).toHaveLength(rows.length);
    for (const row of rows) expect(startsElsewhere(text(write([['Q-1', ...row]])))).toEqual([]);
    for (const [y, row] of rows.entries()) {
      for (const [x, wanted] of row.entries()) {
        const found = read[y]?.[x] ?? '';
        if (wanted === null) expect(found).toBe('');
        else if (typeof wanted === 'object') expect(found).toBe(wanted.number);
        else {
          if (!PLAIN_NUMBER.test(found)) expect(STARTS_FORMULA.test(found)).toBe(false);
          expect(unmarked(found)).toBe(wanted.replaceAll('\u0000', ''));
        }
      }
    }
  });
}

const careless: typeof csvOf = (rows) =>
  new TextEncoder().encode(
    `\uFEFF${rows
      .map((row) =>
        row
          .map((one) => (one === null ? '' : typeof one === 'string' ? one : one.number))
          .map((one) => `"${one.replaceAll('"', '""')}"`)
          .join(','),
      )
      .join('\r\n')}\r\n`,
  );

describe('a CSV', () => {
  law(
    'opens harmless, numbers stay numbers, and every text comes back',
    opensHarmless(csvOf),
    5000,
  );
  notices('text that is only put in quotes', opensHarmless(careless));
});

const content = fc.record({
  scenario: fc.dictionary(fc.string(), fc.jsonValue()),
  priceBooks: fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 3 }),
  comparison: fc.constant(null),
});

function comesBack(given: unknown): void {
  // A key named __proto__ is left out on purpose; minus zero is no JSON.
  fc.pre(!JSON.stringify(given).includes('"__proto__"'));
  const plain = JSON.parse(JSON.stringify(given)) as Parameters<typeof shareOf>[0];
  const bytes = shareOf(plain, 'Tierwise', '2026-11-21T08:00:00.000Z');
  const again = shareOf(structuredClone(plain), 'Tierwise', '2026-11-21T08:00:00.000Z');
  expect(Buffer.compare(bytes, again)).toBe(0);
  const read = readShare(text(bytes));
  expect(JSON.stringify(read.ok ? read.value.content : read.error.faults)).toBe(
    JSON.stringify(plain),
  );
}

describe('a share file', () => {
  law(
    'comes back as it was, and the same content gives the same bytes',
    fc.property(content, comesBack),
    2_000,
  );
});
