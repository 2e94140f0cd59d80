import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { cycles } from '../../src/main/engine/parts/cycles';
import {
  indexAt,
  indexFrom,
  occurrence,
  type Series,
} from '../../src/main/engine/parts/occurrence';
import { CyclesInput } from '../../src/shared/contract/parts/cycles';
import { law, notices } from '../support/law';
import { driftingOccurrence } from '../support/part-mutants';

const DAY = 86_400_000;
const anchor = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2060, 0, 1) });
const series: fc.Arbitrary<Series> = fc.record({
  anchor: fc.oneof(
    anchor,
    anchor.map((at) => at - (at % DAY)),
  ),
  interval: fc.constantFrom('day', 'week', 'month', 'year'),
  intervalCount: fc.integer({ min: 1, max: 14 }),
});
const index = fc.integer({ min: -60, max: 60 });

/** The same by JavaScript's own calendar: the anchor's day, or the month's last where it is shorter. */
function byCalendar({ anchor: from, interval, intervalCount }: Series, k: number): number {
  const date = new Date(from);
  if (interval === 'day' || interval === 'week')
    return from + k * intervalCount * (interval === 'day' ? 1 : 7) * DAY;
  const months = k * intervalCount * (interval === 'year' ? 12 : 1);
  const last = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0),
  ).getUTCDate();
  const day = Math.min(date.getUTCDate(), last);
  return (
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, day) + (((from % DAY) + DAY) % DAY)
  );
}

const neverDrifts = (rule: typeof occurrence) =>
  fc.property(series, index, (given, k) => {
    expect(rule(given, k)).toBe(byCalendar(given, k));
  });

const found = () =>
  fc.property(
    series,
    fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2070, 0, 1) }),
    (given, at) => {
      const k = indexAt(given, at);
      expect(occurrence(given, k)).toBeLessThanOrEqual(at);
      expect(occurrence(given, k + 1)).toBeGreaterThan(at);
      expect(occurrence(given, indexFrom(given, at))).toBeGreaterThanOrEqual(at);
      expect(occurrence(given, indexFrom(given, at) - 1)).toBeLessThan(at);
    },
  );

const instant = anchor.map((at) => new Date(at).toISOString());
const tiled = () =>
  fc.property(
    instant,
    instant,
    fc.constantFrom('week' as const, 'month' as const, 'year' as const),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 2, max: 30 }),
    (at, from, interval, intervalCount, count) => {
      const outcome = cycles(
        CyclesInput.parse({ anchor: at, from, interval, intervalCount, count }),
      );
      if (!outcome.ok) throw outcome.error;
      const { periods } = outcome.value;
      expect(periods).toHaveLength(count);
      expect(Date.parse(periods[0]!.from)).toBeLessThanOrEqual(Date.parse(from));
      expect(Date.parse(periods[0]!.to)).toBeGreaterThan(Date.parse(from));
      for (const [n, period] of periods.entries()) {
        expect(period.index).toBe(periods[0]!.index + n);
        if (n > 0) expect(period.from).toBe(periods[n - 1]!.to);
        // Asked for from its middle, the same cycle comes out.
        const middle = new Date(
          (Date.parse(period.from) + Date.parse(period.to)) / 2,
        ).toISOString();
        const again = cycles(
          CyclesInput.parse({ anchor: at, from: middle, interval, intervalCount, count: 1 }),
        );
        expect(again.ok && again.value.periods[0]).toEqual(period);
      }
    },
  );

describe('recurrence never drifts', () => {
  law('each occurrence is the anchor’s own, as the calendar has it', neverDrifts(occurrence), 5000);
  notices('the next month counted from the last one', neverDrifts(driftingOccurrence));
  law('every instant lies in exactly one cycle', found(), 5000);
  law('cycles follow each other without gap, wherever one begins to ask', tiled(), 300);
});
