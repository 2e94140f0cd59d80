import { beforeAll, describe, expect, test } from 'vitest';
import { numberMarks } from '../../../src/renderer/format/intl';
import { fillBlock, fillDown } from '../../../src/renderer/work/filled';
import { planPaste } from '../../../src/renderer/work/pasted';
import { presetsFor, withPreset } from '../../../src/renderer/work/presets';
import { emptyScenario, nextMonth } from '../../../src/renderer/work/new-scenario';
import { addCatalog, addLine } from '../../../src/renderer/work/scenario-edits';
import type { CellChange, WorkColumn, WorkContext } from '../../../src/renderer/work/work-column';
import { workColumns } from '../../../src/renderer/work/work-columns';
import { movedRow, withoutRows, workRows } from '../../../src/renderer/work/work-rows';
import { datesOutside, movedAlong } from '../../../src/renderer/work/horizon-dates';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import type { Scenario } from '../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { checkScenario } from '../../../src/shared/scenario/check';

let books: readonly PriceBook[];
const bookOf = (id: string): PriceBook => books.find((book) => book.id === id)!;

beforeAll(() => {
  books = builtInPriceBooks();
});

function start(id: string): Scenario {
  const book = bookOf(id);
  return emptyScenario('Plan', { id, version: book.version }, '2027-01-01');
}

function contextOf(scenario: Scenario, locale = 'en-US'): WorkContext {
  return {
    scenario,
    book: bookOf(scenario.priceBook.id),
    locale,
    marks: numberMarks(locale),
    pending: {},
  };
}

const columnsFor = (scenario: Scenario): readonly WorkColumn[] =>
  workColumns(scenario, bookOf(scenario.priceBook.id));

function write(scenario: Scenario, at: number, column: string, text: string): CellChange {
  const context = contextOf(scenario);
  const found = columnsFor(scenario).find(({ id }) => id === column)!;
  return found.write!(workRows(scenario)[at]!, text, context)!;
}

function kept(change: CellChange): Scenario {
  if (change.kind !== 'done') throw new Error(`not done: ${JSON.stringify(change)}`);
  return change.scenario;
}

function valid(scenario: Scenario): void {
  const checked = checkScenario(scenario, (id) => books.find((book) => book.id === id));
  expect(checked.ok ? [] : checked.faults).toEqual([]);
}

describe('one cell', () => {
  const catalogue = (): Scenario =>
    addCatalog(start('claro'), {
      label: 'Products',
      records: 100,
      operations: [{ operation: 'enrich-default' }, { operation: 'seo-report' }],
    });

  test('records, shares, growth, success and schedule are read as typed', () => {
    let scenario = kept(write(catalogue(), 0, 'quantity', '1.2k'));
    scenario = kept(write(scenario, 1, 'quantity', '75%'));
    scenario = kept(write(scenario, 0, 'growth', '2%'));
    scenario = kept(write(scenario, 0, 'success', '87'));
    scenario = kept(write(scenario, 0, 'when', 'Mondays'));
    expect(scenario.catalogs[0]).toMatchObject({
      records: 1200,
      growth: '0.02',
      success: '0.87',
      schedule: { kind: 'weekly', on: 'mon' },
      operations: [{ operation: 'enrich-default', share: '0.75' }, { operation: 'seo-report' }],
    });
    valid(scenario);
  });

  test('“3/day” sets the schedule too', () => {
    const scenario = kept(
      write(
        addLine(start('cloro'), { operation: 'gemini', quantity: 1 }),
        0,
        'quantity',
        '400/day',
      ),
    );
    expect(scenario.lines[0]).toMatchObject({ quantity: 400, schedule: { kind: 'daily' } });
  });

  test('a date outside the horizon is refused with the horizon named', () => {
    const change = write(catalogue(), 0, 'when', '2028-06-01');
    expect(change.kind).toBe('bad');
    expect(change.kind === 'bad' && change.problem).toContain('Jan 1, 2028');
  });

  test('a value that is the same makes no new scenario', () => {
    const scenario = catalogue();
    expect(kept(write(scenario, 0, 'quantity', '100'))).toBe(scenario);
  });

  test('another operation takes along only the parameters that it has', () => {
    let scenario = addLine(start('cloro'), {
      operation: 'google-search',
      quantity: 10,
      parameters: { pages: 3, request: 'sync' },
    });
    scenario = kept(write(scenario, 0, 'operation', 'Gemini'));
    expect(scenario.lines[0]).toMatchObject({
      operation: 'gemini',
      parameters: { request: 'sync' },
    });
    valid(scenario);
  });

  test('an unknown operation names the near ones', () => {
    const change = write(
      addLine(start('claro'), { operation: 'validate', quantity: 1 }),
      0,
      'operation',
      'SEO Raport',
    );
    expect(change.kind === 'bad' && change.problem).toContain('SEO Report');
  });

  test('a parameter without a value says so, and is set in the book’s words', () => {
    let scenario = addCatalog(start('claira'), {
      label: 'Documents',
      records: 10,
      operations: [{ operation: 'bulk-auto' }],
    });
    const column = columnsFor(scenario).find(({ id }) => id === 'parameter media')!;
    expect(column.face(workRows(scenario)[1]!, contextOf(scenario))?.tone).toBe('missing');
    scenario = kept(write(scenario, 0, 'parameter media', 'Text 80%, Audio 20%'));
    expect(scenario.catalogs[0]?.parameters).toEqual({
      media: {
        mix: [
          { option: 'text', share: '0.8' },
          { option: 'audio', share: '0.2' },
        ],
      },
    });
    expect(column.face(workRows(scenario)[1]!, contextOf(scenario))?.tone).toBe('inherited');
    valid(scenario);
  });
});

describe('a new line', () => {
  test('waits for operation and quantity, never at zero', () => {
    const scenario = start('claro');
    const first = write(scenario, 0, 'operation', 'Validate Data');
    expect(first).toMatchObject({ kind: 'pending', pending: { operation: 'validate' } });
    const quantity = columnsFor(scenario).find(({ id }) => id === 'quantity')!;
    const pending = { ...contextOf(scenario), pending: { operation: 'validate' } };
    const whole = kept(quantity.write!(workRows(scenario)[0]!, '180', pending)!);
    expect(whole.lines).toMatchObject([{ operation: 'validate', quantity: 180 }]);
    valid(whole);
  });
});

describe('paste', () => {
  test('rows of a sheet become lines: name, operation, quantity and when in any order', () => {
    const scenario = start('claro');
    const text = 'Feed\t180\tValidate Data\tMondays\nSheets\t20 to 60\tAdvanced OCR\tmonthly';
    const pasted = planPaste(text, { row: 0, col: 0 }, columnsFor(scenario), contextOf(scenario))!;
    expect(pasted.refused).toEqual([]);
    expect(pasted.added).toBe(2);
    expect(pasted.scenario.lines).toMatchObject([
      {
        label: 'Feed',
        operation: 'validate',
        quantity: 180,
        schedule: { kind: 'weekly', on: 'mon' },
      },
      { label: 'Sheets', operation: 'advanced-ocr', quantity: { min: 20, max: 60 } },
    ]);
    valid(pasted.scenario);
  });

  test('what cannot be taken is listed with its reason, and the rest is whole', () => {
    const scenario = start('claro');
    const text = 'Validate Data\t180\nNonsense\t12\nSEO Report\tmany\nSEO Report\t1.234';
    const pasted = planPaste(text, { row: 0, col: 1 }, columnsFor(scenario), contextOf(scenario))!;
    expect(pasted.scenario.lines).toMatchObject([{ operation: 'validate', quantity: 180 }]);
    expect(pasted.refused.map(({ row, text: cell }) => [row, cell])).toEqual(
      expect.arrayContaining([
        [1, 'Nonsense'],
        [2, 'many'],
        [3, '1.234'],
      ]),
    );
    valid(pasted.scenario);
  });

  test('over existing cells it falls where the cursor stands', () => {
    let scenario = addLine(start('clozup'), { operation: 'chat-fast', quantity: 1 });
    scenario = addLine(scenario, { operation: 'chat-balanced', quantity: 1 });
    const pasted = planPaste(
      '60\n80',
      { row: 0, col: 2 },
      columnsFor(scenario),
      contextOf(scenario),
    )!;
    expect(pasted.scenario.lines.map(({ quantity }) => quantity)).toEqual([60, 80]);
  });

  test('a block copied with its head finds its columns again', () => {
    const scenario = start('claro');
    const text = 'How many\tOperation\n12k\tSEO Report';
    const pasted = planPaste(text, { row: 0, col: 4 }, columnsFor(scenario), contextOf(scenario))!;
    expect(pasted.scenario.lines).toMatchObject([{ operation: 'seo-report', quantity: 12_000 }]);
  });

  test('500 rows of 12 cells are taken in well under a second', () => {
    let scenario = start('cloro');
    for (let at = 0; at < 500; at += 1)
      scenario = addLine(scenario, { operation: 'google-search', quantity: 1 });
    const row = [
      'Name',
      'Google Search',
      '12k',
      '',
      'daily',
      'Synchronous',
      '2',
      '1%',
      '',
      '90%',
      '',
      '',
    ].join('\t');
    const text = Array.from({ length: 500 }, () => row).join('\n');
    const begin = performance.now();
    const pasted = planPaste(text, { row: 0, col: 0 }, columnsFor(scenario), contextOf(scenario))!;
    expect(pasted.scenario.lines[499]).toMatchObject({
      quantity: 12_000,
      growth: '0.01',
      success: '0.9',
    });
    expect(performance.now() - begin).toBeLessThan(3_000);
  });
});

describe('fill and clear', () => {
  test('fill down copies the first row, clear takes values away, and cells that do not apply stay', () => {
    let scenario = addLine(start('cloro'), {
      operation: 'google-search',
      quantity: 5,
      parameters: { pages: 4 },
      growth: '0.1',
    });
    scenario = addLine(scenario, { operation: 'gemini', quantity: 7 });
    const columns = columnsFor(scenario);
    const block = { top: 0, bottom: 1, left: 0, right: columns.length - 1 };
    const growth = columns.findIndex(({ id }) => id === 'growth');
    const down = fillDown({ ...block, left: growth, right: growth }, columns, contextOf(scenario));
    expect(down.scenario.lines.map((line) => line.growth)).toEqual(['0.1', '0.1']);
    const cleared = fillBlock(
      { ...block, left: growth, right: growth },
      '',
      columns,
      contextOf(down.scenario),
    );
    expect(cleared.scenario.lines.map((line) => line.growth)).toEqual([undefined, undefined]);
    const pages = columns.findIndex(({ id }) => id === 'parameter pages');
    const filled = fillDown({ ...block, left: pages, right: pages }, columns, contextOf(scenario));
    expect(filled.scenario.lines[1]?.parameters).toEqual({});
    expect(filled.refused).toEqual([]);
  });
});

describe('rows', () => {
  test('a catalog goes with its last operation, and lines keep their order when moved', () => {
    const scenario = addCatalog(
      addLine(addLine(start('claro'), { operation: 'validate', quantity: 1 }), {
        operation: 'export',
        quantity: 2,
      }),
      {
        label: 'One',
        records: 1,
        operations: [{ operation: 'validate' }],
      },
    );
    const rows = workRows(scenario);
    const entry = rows.find(({ kind }) => kind === 'entry')!;
    expect(withoutRows(scenario, [entry]).catalogs).toEqual([]);
    const line = rows.find(({ kind }) => kind === 'line')!;
    expect(movedRow(scenario, line, 1).lines.map(({ quantity }) => quantity)).toEqual([2, 1]);
    expect(movedRow(scenario, line, -1)).toBe(scenario);
  });
});

test('every preset of every price book gives a scenario that is valid', () => {
  for (const book of books) {
    const presets = presetsFor(book);
    expect(presets.length, book.id).toBeGreaterThan(0);
    for (const preset of presets) valid(withPreset(start(book.id), preset));
  }
});

test('a later start takes its dates along, and they stay within', () => {
  const scenario = addLine(start('claro'), {
    operation: 'validate',
    quantity: 1,
    schedule: { kind: 'once', on: '2027-12-06' },
  });
  expect(datesOutside({ ...scenario, months: 6 })).toEqual([
    { what: 'validate', date: '2027-12-06' },
  ]);
  const moved = movedAlong(scenario, '2027-02-01');
  expect(moved.lines[0]?.schedule).toEqual({ kind: 'once', on: '2028-01-06' });
  expect(datesOutside(moved)).toEqual([]);
});

test('a plan begins with the next month', () => {
  expect(nextMonth('2026-11-21')).toBe('2026-12-01');
  expect(nextMonth('2026-12-31')).toBe('2027-01-01');
});
