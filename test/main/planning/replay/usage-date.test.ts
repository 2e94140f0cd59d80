import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../../src/main/engine/time/day';
import { readUsageDate, type DateOrder } from '../../../../src/main/planning/replay/usage-date';

const read = (text: string, order?: DateOrder): string => {
  const day = readUsageDate(text, order);
  return typeof day === 'number' ? formatDay(day) : day.code;
};

describe('dates of usage', () => {
  it.each([
    ['2026-03-01'],
    ['2026-03-01T00:00:00Z'],
    // The date as written counts, whatever the offset says of other places.
    ['2026-03-01T23:30:00-08:00'],
    ['2026-03-01 10:30:00.123 UTC'],
    [' 2026-03-01 '],
    ['2026/03/01'],
    ['2026/3/1 10:30'],
    ['2026.03.01'],
    ['20260301'],
    ['1 March 2026'],
    ['01-Mar-2026'],
    ['1 mar. 2026'],
    ['Mar 1, 2026'],
    ['March 1st, 2026'],
    ['March 1 2026 10:30 PM'],
    ['Sun, 01 Mar 2026 10:00:00 GMT'],
    ['01.03.2026'],
    ['1.3.2026 07:15'],
  ])('%s is the first of March', (text) => {
    expect(read(text)).toBe('2026-03-01');
  });

  it('reads what can be one day only, whichever figure comes first', () => {
    expect(read('25/03/2026')).toBe('2026-03-25');
    expect(read('03/25/2026')).toBe('2026-03-25');
    expect(read('04/04/2026')).toBe('2026-04-04');
    expect(read('30-04-2026 18:00')).toBe('2026-04-30');
  });

  it('refuses what can be two days and names both', () => {
    expect(readUsageDate('03/04/2026')).toMatchObject({
      code: 'date_ambiguous',
      remedy: expect.stringContaining('3 April 2026 or 4 March 2026'),
    });
    expect(read('03-04-2026')).toBe('date_ambiguous');
    expect(read('03/04/2026', 'day-first')).toBe('2026-04-03');
    expect(read('03/04/2026', 'month-first')).toBe('2026-03-04');
    // The order that was told is kept even where it gives no date: a file does not change its mind.
    expect(read('25/03/2026', 'month-first')).toBe('date_not_there');
  });

  it.each([
    ['', 'date_missing'],
    ['   ', 'date_missing'],
    ['2026-02-30', 'date_not_there'],
    ['2026-13-01', 'date_not_there'],
    ['0026-03-01', 'date_not_there'],
    ['31/02/2026', 'date_not_there'],
    ['31 June 2026', 'date_not_there'],
    ['01/03/26', 'date_ambiguous'],
    ['1772323200', 'date_is_instant'],
    ['1772323200000', 'date_is_instant'],
    ['1772323200.5', 'date_is_instant'],
    ['46082', 'date_unknown'],
    ['yesterday', 'date_unknown'],
    ['2026-03', 'date_unknown'],
    ['2026-03-01x', 'date_not_there'],
    ['３/４/2026', 'date_unknown'],
    ['-2026-03-01', 'date_unknown'],
    ['1 Foo 2026', 'date_unknown'],
  ])('%j is no date: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('is not slowed down by hostile texts', () => {
    const hostile: readonly (readonly [text: string, read: string])[] = [
      ['1'.repeat(100_000), 'date_unknown'],
      [' '.repeat(100_000), 'date_missing'],
      ['1/'.repeat(50_000), 'date_unknown'],
      ['Mon, '.repeat(20_000), 'date_unknown'],
      ['Mar '.repeat(25_000), 'date_unknown'],
      [`2026-03-01 ${' '.repeat(100_000)}`, '2026-03-01'],
      [`1 March 2026 ${'1:11'.repeat(20_000)}`, 'date_unknown'],
    ];
    const begin = performance.now();
    for (const [text, expected] of hostile)
      expect([text.slice(0, 20), read(text)]).toEqual([text.slice(0, 20), expected]);
    // A reader that walks back and forth takes minutes.
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});
