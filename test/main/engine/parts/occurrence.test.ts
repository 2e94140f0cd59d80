import { describe, expect, it } from 'vitest';
import {
  after,
  indexAt,
  indexFrom,
  occurrence,
  type Series,
} from '../../../../src/main/engine/parts/occurrence';
import { InstantForm, parseInstant } from '../../../../src/main/engine/parts/instant';

const series = (anchor: string, interval: Series['interval'], intervalCount = 1): Series => ({
  anchor: parseInstant(anchor),
  interval,
  intervalCount,
});
const text = (at: number, example: string) => {
  const form = new InstantForm();
  form.read(example);
  return form.write(at);
};

describe('occurrences of an anchor', () => {
  it.each<[string, Series['interval'], number, number, string]>([
    ['2026-01-31', 'month', 1, 1, '2026-02-28'],
    ['2026-01-31', 'month', 1, 6, '2026-07-31'],
    ['2026-01-31', 'month', 1, 7, '2026-08-31'],
    ['2024-01-31', 'month', 1, 1, '2024-02-29'],
    ['2026-01-31', 'month', 1, -2, '2025-11-30'],
    ['2024-02-29', 'year', 1, 1, '2025-02-28'],
    ['2024-02-29', 'year', 1, 4, '2028-02-29'],
    ['2026-08-31', 'month', 6, 1, '2027-02-28'],
    ['2026-01-05', 'week', 2, -1, '2025-12-22'],
    ['2026-02-28T23:59:59.999Z', 'day', 1, 1, '2026-03-01T23:59:59.999Z'],
    ['2026-01-31T10:15:00Z', 'month', 1, 1, '2026-02-28T10:15:00Z'],
  ])('%s, %s × %i, k = %i: %s', (anchor, interval, count, k, expected) => {
    expect(text(occurrence(series(anchor, interval, count), k), anchor)).toBe(expected);
  });

  it('counts an instant before the time of day of the occurrence to the one before', () => {
    const monthly = series('2026-01-31T10:00:00Z', 'month');
    expect(indexAt(monthly, parseInstant('2026-02-28T09:59:59.999Z'))).toBe(0);
    expect(indexAt(monthly, parseInstant('2026-02-28T10:00:00Z'))).toBe(1);
    expect(indexFrom(monthly, parseInstant('2026-02-28T10:00:00Z'))).toBe(1);
    expect(indexFrom(monthly, parseInstant('2026-02-28T10:00:00.001Z'))).toBe(2);
    expect(indexAt(monthly, parseInstant('2025-12-31T09:00:00Z'))).toBe(-2);
  });

  it('a duration is one occurrence further', () => {
    expect(
      text(
        after(parseInstant('2026-11-30'), { interval: 'month', intervalCount: 3 }),
        '2026-01-01',
      ),
    ).toBe('2027-02-28');
  });
});
