import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { monthGrid } from '../../src/main/engine/time/cycle';
import { formatDay, parseDay } from '../../src/main/engine/time/day';
import { horizonOf, spreadInto } from '../../src/main/engine/workload/spread';
import { compareScenario } from '../../src/main/planning/compare';
import { createReplay, runPlan } from '../../src/main/planning/replay/replay';
import type { PriceBook } from '../../src/shared/contract/price-book';
import { ReplayQuery } from '../../src/shared/contract/replay';
import type { Scenario } from '../../src/shared/contract/scenario';
import type { Line } from '../../src/shared/contract/scenario-work';
import { line } from '../support/books';
import { law } from '../support/law';
import { pricedWork } from '../support/scenario-arbitraries';
import { usageOf, type UsageRowInput } from '../support/usage';

type Work = { readonly book: PriceBook; readonly scenario: Scenario };

/** One line for each operation, and something on every day, so that usage and scenario begin and end together. */
function asHistory(scenario: Scenario): Scenario {
  const seen = new Set<string>();
  const distinct = scenario.lines.filter(
    ({ operation }) => !seen.has(operation) && seen.add(operation),
  );
  const plain = distinct.map(({ id, operation, quantity, schedule, growth }): Line => ({
    id,
    operation,
    quantity,
    schedule,
    parameters: {},
    success: '1',
    ...(growth === undefined ? {} : { growth }),
  }));
  const steady = {
    ...plain[0]!,
    ...line(1, { id: plain[0]!.id, operation: plain[0]!.operation }),
    schedule: { kind: 'daily' as const },
    parameters: {},
    success: '1',
  };
  return { ...scenario, lines: [steady, ...plain.slice(1)] };
}

/** What its lines put on each day, as rows of a file; lines of a day stand in their order. */
function rowsOf({ lines, start, months }: Scenario): UsageRowInput[] {
  const horizon = horizonOf({ start, months }, monthGrid(parseDay(start), months));
  const columns = lines.map((row) => {
    const units = new Float64Array(horizon.end - horizon.start);
    spreadInto(units, row, () => row.quantity as number, horizon);
    return { operation: row.operation, units };
  });
  return Array.from({ length: horizon.end - horizon.start }, (_, day) =>
    columns.flatMap(({ operation, units }) =>
      units[day]! > 0
        ? [{ on: formatDay(horizon.start + day), operation, units: units[day]! }]
        : [],
    ),
  ).flat();
}

function assertSame({ book, scenario }: Work): void {
  const history = asHistory(scenario);
  const replay = createReplay(usageOf(rowsOf(history)), history, book, ReplayQuery.parse({}));
  const asChosen = compareScenario({ scenario: history, book });
  const bare = { ...history, choices: { ...history.choices, packs: { kind: 'none' as const } } };
  const without = compareScenario({ scenario: bare, book });
  for (const { id } of book.plans) {
    const row = runPlan(replay, id);
    const chosen = asChosen.plans.find(({ plan }) => plan === id)!;
    const capped = without.plans.find(({ plan }) => plan === id)!;
    expect({
      total: row.covered.total,
      unserved: row.covered.unservedUnits,
      served: row.covered.servedUnits,
      buys: row.covered.purchases,
    }).toEqual({
      total: chosen.total,
      unserved: chosen.unservedUnits,
      served: chosen.servedUnits,
      buys: chosen.purchases,
    });
    expect({ total: row.capped.total, unserved: row.capped.unservedUnits }).toEqual({
      total: capped.total,
      unserved: capped.unservedUnits,
    });
    if (capped.unservedUnits > 0) expect(row.capped.blockedDays).toBeGreaterThan(0);
  }
}

describe('a replay', () => {
  law(
    'of what a scenario plans comes to what the scenario comes to, under every plan',
    fc.property(pricedWork, assertSame),
    400,
  );
});
