import { describe, expect, test } from 'vitest';
import { book, line, scenario, type LinePart, type ScenarioParts } from '../../../support/books';
import { compileProgram } from '../../../../src/main/engine/simulate/program';
import { formatDay } from '../../../../src/main/engine/time/day';

/** Days with work, "01-05 3", of one line over the horizon. */
function workOf(
  quantity: LinePart['quantity'],
  more: Partial<LinePart>,
  parts: ScenarioParts,
): string[] {
  const { workload } = compileProgram(
    book(),
    scenario({ ...parts, lines: [line(quantity, more)] }),
  );
  const units = [...(workload.lines[0]?.units ?? [])];
  return units.flatMap((due, at) =>
    due === 0 ? [] : [`${formatDay(workload.horizon.start + at).slice(5)} ${due}`],
  );
}

const total = (days: readonly string[]): number =>
  days.reduce((sum, day) => sum + Number(day.split(' ')[1]), 0);

type Case = readonly [
  rule: string,
  quantity: LinePart['quantity'],
  more: Partial<LinePart>,
  parts: ScenarioParts,
  expected: string[],
];

const monthly = (spread: 'even' | 'first-day' | 'last-day') => ({
  kind: 'per-month' as const,
  spread,
});

const cases: Case[] = [
  // ⌊10·k/31⌋ rises at k = 4 (1.29), 7, 10, 13, 16 (5.16), 19, 22, 25, 28 (9.03) and 31.
  [
    'evenly: day k of L has the whole part of n·k/L less that of the day before',
    10,
    {},
    {},
    [
      '01-04 1',
      '01-07 1',
      '01-10 1',
      '01-13 1',
      '01-16 1',
      '01-19 1',
      '01-22 1',
      '01-25 1',
      '01-28 1',
      '01-31 1',
    ],
  ],
  [
    'all on the first day of each month from the start',
    7,
    { schedule: monthly('first-day') },
    { start: '2026-01-31', months: 2 },
    ['01-31 7', '02-28 7'],
  ],
  [
    'all on the last day of each month',
    7,
    { schedule: monthly('last-day') },
    { start: '2026-01-31', months: 2 },
    ['02-27 7', '03-30 7'],
  ],
  // 100, 150, 225, 337.5: half up.
  [
    'growth compounds by the month and is rounded half up',
    100,
    { schedule: monthly('first-day'), growth: '0.5' },
    { months: 4 },
    ['01-01 100', '02-01 150', '03-01 225', '04-01 338'],
  ],
  [
    'a decline ends at nothing',
    100,
    { schedule: monthly('first-day'), growth: '-1' },
    { months: 3 },
    ['01-01 100'],
  ],
  [
    'seasons follow the calendar month',
    10,
    {
      schedule: monthly('first-day'),
      seasonality: ['1', '2', '0.5', '1', '1', '1', '1', '1', '1', '1', '1', '0'],
    },
    { start: '2025-12-01', months: 4 },
    ['01-01 10', '02-01 20', '03-01 5'],
  ],
  ['once, on its day', 5, { schedule: { kind: 'once', on: '2026-01-20' } }, {}, ['01-20 5']],
  [
    'on dates, twice where a date stands twice',
    5,
    { schedule: { kind: 'dates', on: ['2026-01-02', '2026-01-02', '2026-01-09'] } },
    {},
    ['01-02 10', '01-09 5'],
  ],
  // 5 January 2026 is a Monday.
  [
    'every Monday',
    3,
    { schedule: { kind: 'weekly', on: 'mon' } },
    {},
    ['01-05 3', '01-12 3', '01-19 3', '01-26 3'],
  ],
  [
    'on the 31st of each calendar month, clamped',
    3,
    { schedule: { kind: 'monthly', day: 31 } },
    { months: 3 },
    ['01-31 3', '02-28 3', '03-31 3'],
  ],
  [
    'on the 31st in a leap year',
    3,
    { schedule: { kind: 'monthly', day: 31 } },
    { start: '2028-02-01' },
    ['02-29 3'],
  ],
  [
    'a replayed past counts its own numbers',
    999,
    { schedule: { kind: 'series', days: [1, 0, 4] } },
    {},
    ['01-01 1', '01-03 4'],
  ],
  [
    'from its first day until the day it no longer covers',
    1,
    { schedule: { kind: 'daily' }, from: '2026-01-30', until: '2026-02-02' },
    { months: 2 },
    ['01-30 1', '01-31 1', '02-01 1'],
  ],
  [
    'a range counts with its likely value',
    { min: 1, likely: 4, max: 9 },
    { schedule: monthly('first-day') },
    {},
    ['01-01 4'],
  ],
  [
    'a range without a likely value counts with its middle, half up',
    { min: 1, max: 4 },
    { schedule: monthly('first-day') },
    {},
    ['01-01 3'],
  ],
  [
    'an uncertain value counts as it stands',
    { value: 8, plusMinusPercent: 50 },
    { schedule: monthly('first-day') },
    {},
    ['01-01 8'],
  ],
  [
    'a past counts with its mean, half up',
    { past: [1, 2, 2, 5] },
    { schedule: monthly('first-day') },
    {},
    ['01-01 3'],
  ],
];

describe('spreads (rulebook 2)', () => {
  test.each(cases)('%s', (_rule, quantity, more, parts, expected) => {
    expect(workOf(quantity, more, parts)).toEqual(expected);
  });

  test.each([
    ['weekdays of January 2026', 1, { schedule: { kind: 'weekdays' as const } }, {}, 22],
    [
      'an even spread loses nothing over short and long months',
      997,
      {},
      { start: '2026-01-31', months: 12 },
      997 * 12,
    ],
    [
      'daily over a leap year',
      2,
      { schedule: { kind: 'daily' as const } },
      { start: '2028-01-01', months: 12 },
      732,
    ],
    // n·k passes 2^53 here: 10^12 × 31 is 3.1 × 10^13 and exact, and so is the sum.
    ['a million million a month', 1_000_000_000_000, {}, { months: 2 }, 2_000_000_000_000],
  ])('%s', (_rule, quantity, more, parts, expected) => {
    expect(total(workOf(quantity, more, parts))).toBe(expected);
  });
});
