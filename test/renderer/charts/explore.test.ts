import { describe, expect, test } from 'vitest';
import type { BreakEven, PlanMap, Sensitivity } from '../../../src/shared/contract/explore';
import {
  cheapestAt,
  costLines,
  nearestPoint,
  stretches,
} from '../../../src/renderer/charts/break-even-lines';
import {
  mapCell,
  movedCrosshair,
  regionLabels,
} from '../../../src/renderer/charts/plan-map-regions';
import { dotScale, stackDots, tallest } from '../../../src/renderer/charts/quantile-dots';
import { tornadoOf } from '../../../src/renderer/charts/tornado-bars';

const result: BreakEven = {
  currency: 'EUR',
  part: { kind: 'all' },
  unit: 'records a month',
  now: 55,
  max: 100,
  plans: [
    { plan: 'free', label: 'Free' },
    { plan: 'starter', label: 'Starter' },
    { plan: 'unknown', label: 'Dedicated' },
    { plan: 'pro', label: 'Pro' },
  ],
  points: [
    { volume: 0, totals: ['0.00', '20.00', null, '90.00'], served: [true, true, false, true] },
    { volume: 50, totals: ['40.00', '20.00', null, '90.00'], served: [true, true, false, true] },
    { volume: 100, totals: ['80.00', '60.00', null, '90.00'], served: [false, true, false, true] },
  ],
  cheapest: [
    { from: 0, to: 20, plan: 'free' },
    { from: 21, to: 90, plan: 'starter' },
    { from: 91, to: 100, plan: null },
  ],
  crossings: [],
  sentence: '',
};

describe('break-even lines', () => {
  test('are those of plans with a price, the winners first, in the book’s order', () => {
    expect(costLines(result).map(({ plan }) => plan)).toEqual(['free', 'starter', 'pro']);
    expect(costLines(result, 2).map(({ plan }) => plan)).toEqual(['free', 'starter']);
    expect(costLines(result)[2]?.place).toBe(3);
  });

  test('the cheapest is known to the unit, and where nobody serves it', () => {
    expect([cheapestAt(result, 20), cheapestAt(result, 21), cheapestAt(result, 95)]).toEqual([
      'free',
      'starter',
      null,
    ]);
    expect(nearestPoint(result, 70)).toBe(50);
  });

  test('what a plan cannot serve is a stretch of its own that joins the served one', () => {
    const [line] = costLines(result);
    expect(
      stretches(line!.points).map(({ served, points }) => [
        served,
        points.map(({ volume }) => volume),
      ]),
    ).toEqual([
      [true, [0, 50, 100]],
      [false, [100]],
    ]);
  });
});

describe('tornado', () => {
  const row = (input: string, low: string | null, high: string | null, swing: string) => ({
    input,
    label: input,
    low: '1',
    now: '2',
    high: '3',
    range: 'own' as const,
    totalLow: low,
    totalHigh: high,
    unservedLow: 0,
    unservedHigh: 0,
    swing,
  });
  const sensitivity: Sensitivity = {
    currency: 'EUR',
    plan: 'pro',
    label: 'Pro',
    total: '100.00',
    unserved: 0,
    rows: [
      ...Array.from({ length: 12 }, (_, at) => row(`i${at}`, '90.00', '130.00', '40.00')),
      row('still', '100.00', '100.00', '0.00'),
      row('unknown', null, null, '0.00'),
    ],
    low: null,
    high: null,
  };

  test('draws ten inputs that move something and counts the rest', () => {
    const tornado = tornadoOf(sensitivity);
    expect([tornado?.bars.length, tornado?.folded, tornado?.domain]).toEqual([10, 4, [90, 130]]);
  });

  test('an unknown total has none', () => {
    expect(tornadoOf({ ...sensitivity, total: null })).toBeUndefined();
  });
});

describe('quantile dots', () => {
  test('all are drawn; those that fall together are stacked', () => {
    const dots = ['10.00', '10.00', '10.10', '20.00'];
    const scale = dotScale(dots, ['15.00'], [0, 300]);
    const placed = stackDots(dots, scale, 10);
    expect(placed.map(({ level }) => level)).toEqual([0, 1, 2, 0]);
    expect(tallest(placed)).toBe(3);
  });

  test('fifty of the same amount are one column', () => {
    const dots = Array.from({ length: 50 }, () => '48.00');
    expect(tallest(stackDots(dots, dotScale(dots, [], [0, 300]), 10))).toBe(50);
  });
});

describe('plan map', () => {
  const map: PlanMap = {
    currency: 'EUR',
    plans: [
      { plan: 'a', label: 'A' },
      { plan: 'b', label: 'B' },
    ],
    x: { label: 'x', values: [0, 10, 20], now: 5 },
    y: { label: 'y', values: [0, 100], now: 50 },
    cheapest: [
      [0, 0, 1],
      [0, 1, -1],
    ],
    runnerUp: [
      [1, 1, 0],
      [1, 0, -1],
    ],
    totals: [
      ['1.00', '2.00', '3.00'],
      ['2.00', '3.00', null],
    ],
    margins: [
      ['1.00', '0.01', '1.00'],
      ['1.00', '1.00', null],
    ],
    nearTie: [
      [false, true, false],
      [false, false, false],
    ],
  };

  test('a cell says both volumes, the plan, the runner-up and the margin', () => {
    expect(mapCell(map, 1, 0)).toMatchObject({
      x: 10,
      y: 0,
      plan: 0,
      runnerUp: 1,
      margin: '0.01',
      nearTie: true,
    });
    expect(mapCell(map, 2, 1)).toMatchObject({ plan: -1, total: null });
    expect(mapCell(map, 3, 0)).toBeUndefined();
  });

  test('each region is named once, within itself, the largest first', () => {
    const labels = regionLabels(map);
    expect(labels.map(({ plan, cells }) => [plan, cells])).toEqual([
      [0, 3],
      [1, 2],
      [-1, 1],
    ]);
    for (const { plan, column, row } of labels) expect(map.cheapest[row]?.[column]).toBe(plan);
  });

  test('the crosshair stays on the map, and up is more', () => {
    expect(movedCrosshair('ArrowUp', { column: 0, row: 0 }, map)).toEqual({ column: 0, row: 1 });
    expect(movedCrosshair('ArrowUp', { column: 0, row: 1 }, map)).toEqual({ column: 0, row: 1 });
    expect(movedCrosshair('End', { column: 0, row: 1 }, map)).toEqual({ column: 2, row: 1 });
    expect(movedCrosshair('x', { column: 0, row: 1 }, map)).toBeUndefined();
  });
});
