import { describe, expect, test } from 'vitest';
import type { BalanceSeries } from '../../../src/shared/contract/result';
import {
  balanceDays,
  balanceExtent,
  changeOf,
  lowestDay,
} from '../../../src/renderer/charts/balance-days';
import { linearScale } from '../../../src/renderer/charts/scale';
import { areaPath, stepPath } from '../../../src/renderer/charts/step-path';

const series = (start: string[], end: string[]): BalanceSeries => ({
  meter: 'credits',
  unlimited: false,
  start,
  end,
  used: start.map(() => '1'),
});

const days = balanceDays(
  series(['100', '60', '20', '120'], ['60', '20', '0', '0.25']),
  '2026-02-27',
);

describe('balance by day', () => {
  test('every day has its date, morning, evening and use', () => {
    expect(days[2]).toEqual({ at: 2, on: '2026-03-01', start: '20', end: '0', used: '1' });
  });

  test('the lowest day is the first of several, compared exactly', () => {
    expect(lowestDay(days)?.on).toBe('2026-03-01');
    const large = balanceDays(
      series(['0', '0'], ['9007199254740993', '9007199254740992']),
      '2026-01-01',
    );
    expect(lowestDay(large)?.at).toBe(1);
  });

  test('a change is against the evening before, the first against its own morning', () => {
    expect([changeOf(days, 0), changeOf(days, 3), changeOf(days, 9)]).toEqual([
      '-40',
      '0.25',
      undefined,
    ]);
  });

  test('the extent reaches from zero or below to the highest morning', () => {
    expect(balanceExtent(days)).toEqual({ low: '0', high: '120' });
    expect(balanceExtent(balanceDays(series(['5'], ['-30']), '2026-01-01'))).toEqual({
      low: '-30',
      high: '5',
    });
  });
});

describe('the line', () => {
  const x = linearScale([0, 4], [0, 40], { ticks: 2, exact: true });
  const y = linearScale([0, 120], [120, 0], { ticks: 2, exact: true });

  test('is made of level and upright strokes only', () => {
    expect(stepPath(days, x, y)).toMatch(/^M[\d. ]+(?:[HV]-?[\d.]+)+$/);
    expect(stepPath(days, x, y).startsWith('M0 20V20H5V60H10V60H15V100H20')).toBe(true);
  });

  test('keeps a one-day spike where many days share a pixel', () => {
    const many = balanceDays(
      series(
        Array.from({ length: 1000 }, (_, at) => (at === 501 ? '100' : '10')),
        Array.from({ length: 1000 }, () => '10'),
      ),
      '2026-01-01',
    );
    const narrow = linearScale([0, 1000], [0, 100], { ticks: 2, exact: true });
    const line = stepPath(many, narrow, linearScale([0, 100], [100, 0], { ticks: 2, exact: true }));
    expect(line).toContain('H50V0V90V90');
    expect(line.length).toBeLessThan(2500);
  });

  test('an area closes on the zero line; no days draw nothing', () => {
    expect(areaPath(days, x, y)).toMatch(/V120H0Z$/);
    expect([stepPath([], x, y), areaPath([], x, y)]).toEqual(['', '']);
  });
});
