import { describe, expect, it } from 'vitest';
import { CsvRows } from '../../../../src/main/services/usage/csv-rows';
import { JsonRows } from '../../../../src/main/services/usage/json-rows';
import {
  LONGEST_ROW,
  type RowCutter,
  type RowSink,
} from '../../../../src/main/services/usage/rows';

type Cut = { rows: string[]; faults: string[] };

function sinkInto(cut: Cut): RowSink {
  return {
    row: (values, line) => cut.rows.push(`${line}: ${values.join('|')}`),
    fault: ({ code }, line, text) => cut.faults.push(`${line}: ${code} ${text.slice(0, 30)}`),
  };
}

function feed(cutter: RowCutter, text: string, size: number): void {
  for (let at = 0; at < text.length; at += size) cutter.push(text.slice(at, at + size));
  cutter.end();
}

function csv(text: string, { count = 3, size = 7, header = false, delimiter = ',' } = {}): Cut {
  const cut: Cut = { rows: [], faults: [] };
  const wanted = Array.from({ length: count }, (_, at) => at);
  feed(new CsvRows({ delimiter, count, wanted, header, firstLine: 1 }, sinkInto(cut)), text, size);
  return cut;
}

function ndjson(text: string, wanted: string[], size = 11): Cut {
  const cut: Cut = { rows: [], faults: [] };
  feed(new JsonRows(wanted, sinkInto(cut)), text, size);
  return cut;
}

describe('rows of a CSV', () => {
  it.each([1, 2, 5, 1_000])('are cut the same from pieces of %i letters', (size) => {
    const text = 'a,b,c\r\n1,"two, too",3\r\n\r\n"4 ""four""",5,"6\nand more"\r\n7,8,9';
    expect(csv(text, { size, header: true })).toEqual({
      rows: ['2: 1|two, too|3', '4: 4 "four"|5|6\nand more', '6: 7|8|9'],
      faults: [],
    });
  });

  it('keep a quote that stands within an unquoted value', () => {
    expect(csv('5" disk,b,c\n1,2,3\n').rows).toEqual(['1: 5" disk|b|c', '2: 1|2|3']);
  });

  it('give up a broken quote at the end of its line, not at the end of the file', () => {
    const text = '1,"open,3\n4,5,6\n7,"8"x,9\n10,11,12\n';
    expect(csv(text)).toEqual({
      rows: ['2: 4|5|6', '4: 10|11|12'],
      faults: ['1: quote_misplaced 1,"open,3', '3: quote_misplaced 7,"8"x,9'],
    });
    expect(csv('1,2,3\n4,"5,6\n7,8,9')).toEqual({
      rows: ['1: 1|2|3', '3: 7|8|9'],
      faults: ['2: quote_unclosed 4,"5,6'],
    });
  });

  it('have the columns of the first row, or are set aside with their line', () => {
    expect(csv('1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n')).toEqual({
      rows: ['2: 1|2|3', '4: 1|2|3'],
      faults: ['1: columns_differ 1,2', '3: columns_differ 1,2,3,4'],
    });
  });

  it('may have one column or other delimiters', () => {
    expect(csv('a\nb\n', { count: 1 }).rows).toEqual(['1: a', '2: b']);
    expect(csv('1;2,5;3\n', { delimiter: ';' }).rows).toEqual(['1: 1|2,5|3']);
    expect(csv('1\t"2\t2"\t3\n', { delimiter: '\t' }).rows).toEqual(['1: 1|2\t2|3']);
  });

  it('that never end are let go at the limit, and the next row is read', () => {
    const long = 'x'.repeat(3 * LONGEST_ROW);
    const { rows, faults } = csv(`1,2,3\n${long}\n4,5,6\n"${long}\n7,8,9\n`, { size: 65_536 });
    expect(rows).toEqual(['1: 1|2|3', '3: 4|5|6', '5: 7|8|9']);
    expect(faults.map((fault) => fault.slice(0, 16))).toEqual([
      '2: row_too_long ',
      '4: row_too_long ',
    ]);
  });

  it.each([
    ['as long as a row may be', LONGEST_ROW - 4, false],
    ['one letter longer', LONGEST_ROW - 3, true],
  ])('%s come to the same from pieces of any size', (_name, letters, refused) => {
    const long = 'x'.repeat(letters);
    const quoted = `${'y'.repeat(LONGEST_ROW / 2)}\n${'y'.repeat(letters - LONGEST_ROW / 2 - 3)}`;
    const text = `1,2,3\n${long},b,c\n"${quoted}",b,c\n4,5,6\n`;
    const cuts = [4_096, LONGEST_ROW, LONGEST_ROW + 5, LONGEST_ROW + 9, 10 * LONGEST_ROW].map(
      (size) => csv(text, { size }),
    );
    for (const cut of cuts) expect(cut).toEqual(cuts[0]);
    expect(cuts[0]?.faults.map((fault) => fault.split(' ')[1])).toEqual(
      // Behind a quote that is given up, the next line is a row like any other.
      refused ? ['row_too_long', 'quote_unclosed'] : [],
    );
    expect(cuts[0]?.rows.at(-1)).toMatch(/: 4\|5\|6$/);
  });

  it('hold no more than one row however long the file has no line end', () => {
    const cut: Cut = { rows: [], faults: [] };
    const rows = new CsvRows(
      { delimiter: ',', count: 2, wanted: [0], header: false, firstLine: 1 },
      sinkInto(cut),
    );
    const piece = 'y'.repeat(1_048_576);
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 200; at += 1) rows.push(piece);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
    rows.end();
    expect(cut).toMatchObject({ rows: [], faults: [expect.stringContaining('row_too_long')] });
  });
});

describe('rows of NDJSON', () => {
  const wanted = ['at', 'payload.model', 'n'];

  it.each([1, 3, 1_000])(
    'are objects, nested members by their path, from pieces of %i letters',
    (size) => {
      const text = [
        '{"at":"2026-03-01","payload":{"model":"fast"},"n":3}',
        '',
        '{"n":1.5,"at":null,"payload.model":"flat","payload":{"model":"nested"}}\r',
        '{"at":true}',
      ].join('\n');
      expect(ndjson(text, wanted, size)).toEqual({
        rows: ['1: 2026-03-01|fast|3', '3: |flat|1.5', '4: true||'],
        faults: [],
      });
    },
  );

  it('that are no objects, doubled keys and lists among the values are set aside', () => {
    const text = '{"at":1\n[1]\n"text"\n{"at":1,"at":2}\n{"at":[1]}\n{"at":{"x":1}}\n{"at":2}\n';
    expect(ndjson(text, ['at'])).toEqual({
      rows: ['7: 2'],
      faults: [
        '1: row_not_json {"at":1',
        '2: row_not_json [1]',
        '3: row_not_json "text"',
        '4: row_not_json {"at":1,"at":2}',
        '5: value_nested {"at":[1]}',
        '6: value_nested {"at":{"x":1}}',
      ],
    });
  });

  it('nest no deeper than any other JSON, and reach no prototype', () => {
    const deep = `{"at":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const before = Object.keys(Object.prototype).length;
    const { rows, faults } = ndjson(
      `${deep}\n{"__proto__":{"polluted":1},"at":"x"}\n`,
      ['at', 'polluted', '__proto__.polluted', 'constructor.name', 'toString'],
      10_000,
    );
    expect(faults).toEqual([expect.stringContaining('1: row_not_json')]);
    expect(rows).toEqual(['2: x||1||']);
    expect(Object.keys(Object.prototype).length).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that never end are let go at the limit', () => {
    const long = `{"at":"${'x'.repeat(2 * LONGEST_ROW)}"}`;
    const { rows, faults } = ndjson(`${long}\n{"at":"y"}\n${long}`, ['at'], 50_000);
    expect(rows).toEqual(['2: y']);
    expect(faults.map((fault) => fault.slice(0, 15))).toEqual([
      '1: row_too_long',
      '3: row_too_long',
    ]);
  });
});
