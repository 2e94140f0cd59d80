import type { Scenario } from '../../../shared/contract/scenario';
import type { Line } from '../../../shared/contract/scenario-work';
import { badInput } from '../../../shared/errors';
import { formatDay, type Day } from '../../engine/time/day';
import { recurrence } from '../../engine/time/cycle';
import type { ReplayedUsage, ReplayedWork } from './resolve';

const MAX_MONTHS = 120;

/** Months from a day on that cover everything before `until`. */
function monthsToCover(from: Day, until: Day): number {
  let months = 1;
  while (recurrence(from, months) < until) months += 1;
  if (months <= MAX_MONTHS) return months;
  throw badInput([
    {
      code: 'usage_too_long',
      path: 'usage',
      found: `${months} months`,
      allowed: `at most ${MAX_MONTHS} months`,
      remedy: 'Replay a part of it: choose a first and a last day.',
    },
  ]);
}

/**
 * The usage as a scenario of its own: dated lines from its first day, the choices and needs of the
 * scenario it is compared with. An account and dated changes belong to that one's horizon and are
 * left away, so that each plan is looked at as if it had been taken on the first day.
 */
export function replayedScenario(usage: ReplayedUsage, scenario: Scenario): Scenario {
  const { account: _account, ...rest } = scenario;
  return {
    ...rest,
    start: formatDay(usage.from),
    months: monthsToCover(usage.from, usage.until),
    catalogs: [],
    lines: seriesLines(usage.work, scenario, 0),
    changes: [],
    alternatives: [],
  };
}

/**
 * Two lines for each kind of work: what succeeded, and what failed, which costs what the price book
 * says of failures. `offset`: days between the first day of the scenario and that of the series; `ids` are taken.
 */
export function seriesLines(
  work: readonly ReplayedWork[],
  scenario: Scenario,
  offset: number,
  ids = new Set<string>(),
): Line[] {
  return work.flatMap((one) => {
    const base = freeId(one.operation.id, ids);
    const seconds = scenario.lines.find(
      (line) => line.operation === one.operation.id,
    )?.secondsPerUnit;
    const line = (id: string, units: Float64Array, success: '0' | '1'): Line => ({
      id,
      operation: one.operation.id,
      quantity: 0,
      parameters: { ...one.parameters },
      schedule: { kind: 'series', days: daysOf(units, offset) },
      success,
      ...(one.case === undefined ? {} : { case: one.case }),
      ...(seconds === undefined ? {} : { secondsPerUnit: seconds }),
    });
    const lines = [line(base, one.served, '1')];
    if (one.failed.some((units) => units > 0))
      lines.push(line(freeId(`${base.slice(0, 56)}.failed`, ids), one.failed, '0'));
    return lines;
  });
}

function daysOf(units: Float64Array, offset: number): number[] {
  if (offset < 0) return [...units.subarray(-offset)];
  return [...new Float64Array(offset), ...units];
}

/** The id, or with a number behind it that makes it new. */
export function freeId(wanted: string, taken: Set<string>): string {
  const base = wanted.slice(0, 60);
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base.slice(0, 56)}-${number}`;
  taken.add(id);
  return id;
}
