import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../src/shared/contract/scenario-work';
import { parseDate } from '../../../src/renderer/format/parse-date';
import {
  formatSchedule,
  parseSchedule,
  plainSchedule,
  scheduleUnit,
  weekdaysFrom,
} from '../../../src/renderer/format/schedule';

const START = '2027-01-04'; // a Monday

describe('a date', () => {
  test.each([
    ['2027-01-11', 'en-US', '2027-01-11'],
    ['1/11/2027', 'en-US', '2027-01-11'],
    ['11/1/2027', 'en-GB', '2027-01-11'],
    ['11.1.2027', 'de', '2027-01-11'],
    ['11.01.27', 'de-CH', '2027-01-11'],
    ['11 Jan 2027', 'en-US', '2027-01-11'],
    ['January 11, 2027', 'en-US', '2027-01-11'],
    ['11. März 2027', 'de', '2027-03-11'],
    ['2027-02-30', 'en-US', undefined],
    ['soon', 'en-US', undefined],
  ])('%s (%s) is %s', (text, locale, date) => {
    expect(parseDate(text, locale)).toBe(date);
  });
});

describe('a schedule', () => {
  test.each([
    ['monthly', { kind: 'per-month', spread: 'even' }],
    ['per month', { kind: 'per-month', spread: 'even' }],
    ['first day', { kind: 'per-month', spread: 'first-day' }],
    ['monthly, on its last day', { kind: 'per-month', spread: 'last-day' }],
    ['daily', { kind: 'daily' }],
    ['Every day', { kind: 'daily' }],
    ['weekdays', { kind: 'weekdays' }],
    ['Mon-Fri', { kind: 'weekdays' }],
    ['weekly', { kind: 'weekly', on: 'mon' }],
    ['weekly on Thu', { kind: 'weekly', on: 'thu' }],
    ['Fridays', { kind: 'weekly', on: 'fri' }],
    ['15th', { kind: 'monthly', day: 15 }],
    ['day 31', { kind: 'monthly', day: 31 }],
    ['once', { kind: 'once', on: START }],
    ['once 2027-02-01', { kind: 'once', on: '2027-02-01' }],
    ['2027-02-01', { kind: 'once', on: '2027-02-01' }],
    ['2027-03-01; 2027-02-01', { kind: 'dates', on: ['2027-02-01', '2027-03-01'] }],
    ['15', undefined],
    ['day 32', undefined],
    ['sometimes', undefined],
  ])('%s', (text, schedule) => {
    expect(parseSchedule(text, 'en-US', START)).toEqual(schedule);
  });

  test('each one can be typed again as it is written', () => {
    const all: Schedule[] = [
      { kind: 'once', on: '2027-02-01' },
      { kind: 'per-month', spread: 'even' },
      { kind: 'per-month', spread: 'first-day' },
      { kind: 'per-month', spread: 'last-day' },
      { kind: 'daily' },
      { kind: 'weekdays' },
      { kind: 'weekly', on: 'sun' },
      { kind: 'monthly', day: 2 },
      { kind: 'dates', on: ['2027-02-01', '2027-03-01'] },
      { kind: 'series', days: [3, 0, 12] },
    ];
    for (const schedule of all) {
      expect(parseSchedule(plainSchedule(schedule), 'de', START)).toEqual(schedule);
      expect(formatSchedule(schedule, 'en')).not.toBe('');
      expect(scheduleUnit(schedule)).not.toBe('');
    }
  });
});

describe('the week', () => {
  test.each([
    ['monday', 'en-US', 'Monday', 'Sunday'],
    ['sunday', 'de', 'Sunday', 'Saturday'],
    ['locale', 'de', 'Monday', 'Sunday'],
    ['locale', 'en-US', 'Sunday', 'Saturday'],
  ] as const)('begins on %s for %s', (setting, locale, first, last) => {
    const days = weekdaysFrom(setting, locale);
    expect([days.at(0), days.at(-1), new Set(days).size]).toEqual([first, last, 7]);
  });
});
