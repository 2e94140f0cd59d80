import { describe, expect, test } from 'vitest';
import { fromTsv, toHtmlTable, toTsv } from '../../../../src/renderer/components/data-table/copied';
import {
  movedPlace,
  selectedRectangle,
} from '../../../../src/renderer/components/data-table/cursor';

const extent = { rows: 100, cols: 5, page: 10 };
const move = (key: string, row: number, col: number, ctrl = false) =>
  movedPlace({ key, ctrl }, { row, col }, extent);

describe('the cursor', () => {
  test.each([
    ['ArrowDown', 99, 2, false, { row: 99, col: 2 }],
    ['ArrowUp', 0, 2, false, { row: -1, col: 2 }],
    ['ArrowUp', 50, 2, true, { row: 0, col: 2 }],
    ['ArrowLeft', 3, 0, false, { row: 3, col: 0 }],
    ['Home', 3, 4, false, { row: 3, col: 0 }],
    ['End', 3, 1, true, { row: 99, col: 4 }],
    ['PageDown', 95, 1, false, { row: 99, col: 1 }],
    ['PageUp', 5, 1, false, { row: 0, col: 1 }],
  ])('%s from %d/%d', (key, row, col, ctrl, place) => {
    expect(move(key, row, col, ctrl)).toEqual(place);
  });

  test('other keys are not its own', () => {
    expect(move('Enter', 1, 1)).toBeUndefined();
  });

  test('a block has the same corners whichever way it was drawn', () => {
    const block = { top: 2, left: 1, bottom: 6, right: 3 };
    expect(selectedRectangle({ at: { row: 2, col: 3 }, anchor: { row: 6, col: 1 } })).toEqual(
      block,
    );
    expect(selectedRectangle({ at: { row: 6, col: 1 }, anchor: { row: 2, col: 3 } })).toEqual(
      block,
    );
  });
});

describe('the clipboard', () => {
  const rows = [
    ['plain', 'with\ttab', 'with\nbreak'],
    ['', 'with "quotes"', '1200'],
  ];

  test('what is copied is pasted the same', () => {
    expect(fromTsv(toTsv({ head: [], rows }))).toEqual(rows);
  });

  test('lines of every system are rows, and a last empty one is none', () => {
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('names with marks of HTML stay text', () => {
    expect(toHtmlTable({ head: ['<b>'], rows: [['a & "b"']] })).toBe(
      '<table><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr><td>a &amp; &quot;b&quot;</td></tr></tbody></table>',
    );
  });
});
