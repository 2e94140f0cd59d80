import { describe, expect, test } from 'vitest';
import { monthGrid, monthsUntil, recurrence } from '../../../../src/main/engine/time/cycle';
import { formatDay, parseDay, weekdayOf } from '../../../../src/main/engine/time/day';

const after = (anchor: string, months: number): string =>
  formatDay(recurrence(parseDay(anchor), months));

describe('cycles by the anchor rule (rulebook 2, Cycles)', () => {
  test.each([
    ['a short month clamps to its last day', '2026-01-31', 1, '2026-02-28'],
    ['February of a leap year has 29 days', '2028-01-31', 1, '2028-02-29'],
    ['the next long month returns to the anchor', '2026-01-31', 2, '2026-03-31'],
    ['a month of 30 days clamps', '2026-01-31', 3, '2026-04-30'],
    ['an anchor on the 30th clamps in February only', '2026-01-30', 1, '2026-02-28'],
    ['and comes back on the 30th', '2026-01-30', 2, '2026-03-30'],
    ['29 February recurs on the 29th', '2028-02-29', 1, '2028-03-29'],
    ['29 February a year on is the 28th', '2028-02-29', 12, '2029-02-28'],
    ['29 February four years on is the 29th', '2028-02-29', 48, '2032-02-29'],
    ['a century that is no leap year', '2096-02-29', 48, '2100-02-28'],
    ['December leads into the next year', '2026-12-31', 2, '2027-02-28'],
    ['months before the anchor', '2026-03-31', -1, '2026-02-28'],
    ['a year back over the turn of the year', '2026-01-15', -13, '2024-12-15'],
  ])('%s', (_rule, anchor, months, expected) => {
    expect(after(anchor, months)).toBe(expected);
  });

  test.each([
    ['the anchor itself', '2026-01-31', '2026-01-31', 0],
    ['the day before a recurrence', '2026-01-31', '2026-02-27', 0],
    ['a clamped recurrence', '2026-01-31', '2026-02-28', 1],
    ['still the clamped one the day before the anchor returns', '2026-01-31', '2026-03-30', 1],
    ['before the anchor', '2026-01-31', '2026-01-30', -1],
  ])('months until a day: %s', (_rule, anchor, day, expected) => {
    expect(monthsUntil(parseDay(anchor), parseDay(day))).toBe(expected);
  });

  test('every recurrence of every anchor lies in its own month', () => {
    // The anchor day or the month's last: told by the calendar of the language, not by ours.
    for (let anchor = parseDay('2027-12-25'); anchor <= parseDay('2028-03-05'); anchor += 1) {
      const date = Number(formatDay(anchor).slice(8));
      for (const [months, day] of monthGrid(anchor, 120).entries()) {
        const [year, month] = formatDay(anchor).split('-').map(Number) as [number, number];
        const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
        const expected = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
        expect(formatDay(day)).toBe(expected.toISOString().slice(0, 10));
      }
    }
  });
});

describe('calendar days', () => {
  test('agree with the calendar from 1970 to 2200, weekdays included', () => {
    const last = parseDay('2200-12-31');
    let faults = 0;
    for (let day = 0; day <= last; day += 1) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      if (formatDay(day) !== text || parseDay(text) !== day) faults += 1;
      if (weekdayOf(day) !== (date.getUTCDay() + 6) % 7) faults += 1;
    }
    expect(faults).toBe(0);
  });
});
