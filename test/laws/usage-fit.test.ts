import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { spreadInto, horizonOf } from '../../src/main/engine/workload/spread';
import { monthGrid } from '../../src/main/engine/time/cycle';
import { formatDay, parseDay } from '../../src/main/engine/time/day';
import { fitUsage } from '../../src/main/planning/replay/fit/fit';
import type { ReplayedUsage } from '../../src/main/planning/replay/resolve';
import { ReplayQuery } from '../../src/shared/contract/replay';
import type { Schedule } from '../../src/shared/contract/scenario-work';
import { Line } from '../../src/shared/contract/scenario-work';
import { book, operation, scenario } from '../support/books';
import { law } from '../support/law';

const use = book({ operations: [operation('use', '1')] }).operations[0]!;

const schedule = fc.constantFrom<Schedule[]>(
  { kind: 'daily' },
  { kind: 'weekdays' },
  { kind: 'weekly', on: 'wed' },
  { kind: 'weekly', on: 'sun' },
  { kind: 'monthly', day: 1 },
  { kind: 'monthly', day: 31 },
  { kind: 'per-month', spread: 'even' },
);

const made = fc.record({
  schedule,
  quantity: fc.integer({ min: 200, max: 5_000 }),
  growth: fc.constantFrom('0', '0.05', '-0.03', '0.1', '0.015'),
  start: fc.constantFrom('2024-01-01', '2024-02-29', '2025-03-15', '2025-08-31'),
  months: fc.integer({ min: 5, max: 23 }),
});
type Made = { schedule: Schedule; quantity: number; growth: string; start: string; months: number };

function unitsOf({ schedule: when, quantity, growth, start, months }: Made): Float64Array {
  const horizon = horizonOf({ start, months }, monthGrid(parseDay(start), months));
  const units = new Float64Array(horizon.end - horizon.start);
  spreadInto(
    units,
    { schedule: when, ...(growth === '0' ? {} : { growth }) },
    () => quantity,
    horizon,
  );
  return units;
}

/** What an import gives begins with the first day of usage and ends with the last. */
function usageOf(units: Float64Array, start: string): ReplayedUsage {
  const first = units.findIndex((count) => count > 0);
  const last = units.findLastIndex((count) => count > 0);
  const served = units.slice(first, last + 1);
  const from = parseDay(start) + first;
  const work = [
    {
      operation: use,
      parameters: {},
      case: undefined,
      rows: 1,
      served,
      failed: new Float64Array(served.length),
    },
  ];
  return { from, until: from + served.length, work, unmatched: [], outsideUnits: 0 };
}

const fitOf = (usage: ReplayedUsage, query: object = {}) =>
  fitUsage(usage, scenario(), ReplayQuery.parse(query)).operations[0]!;

function assertFound(line: Made): void {
  const units = unitsOf(line);
  const fitted = fitOf(usageOf(units, line.start), { start: line.start });
  expect(fitted.lines.length, fitted.sentence).toBe(1);
  expect(fitted.fittedUnits, fitted.sentence).toBe(fitted.units);
  expect(fitted.errorByDay, fitted.sentence).toBe(0);
  expect(fitted.lines[0]!.schedule, fitted.sentence).toEqual(line.schedule);
  expect(fitted.growth).toBe(line.growth);
}

/** Whatever the usage is, the lines are ones that a scenario takes, and they mean as many units. */
function assertSound(units: readonly number[], shift: number): void {
  if (units.every((count) => count === 0)) return;
  const usage = usageOf(Float64Array.from(units), formatDay(parseDay('2025-01-01') + shift));
  const fitted = fitOf(usage);
  for (const line of fitted.lines)
    expect(Line.safeParse(line).success, JSON.stringify(line)).toBe(true);
  expect(fitted.months.reduce((sum, month) => sum + month.real, 0)).toBe(fitted.units);
  expect(fitted.months.reduce((sum, month) => sum + month.fitted, 0)).toBe(fitted.fittedUnits);
  expect(fitOf(usage)).toEqual(fitted);
}

const series = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 }),
  fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 900), { minLength: 1, maxLength: 500 }),
);

describe('a workload fitted to usage', () => {
  law('is the line the usage was made from', fc.property(made, assertFound), 600);
  law('is sound for any usage', fc.property(series, fc.nat(400), assertSound), 300);
});
