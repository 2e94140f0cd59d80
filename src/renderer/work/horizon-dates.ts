import type { Change, Scenario } from '../../shared/contract/scenario';
import type { Schedule } from '../../shared/contract/scenario-work';
import { horizonOf } from '../../shared/scenario/horizon';

/** The dates in a scenario: which fall out of its horizon, and all of them moved along with its start. */

const DAY = 86_400_000;

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to) - utc(from)) / DAY);

export function daysAfter(date: string, days: number): string {
  return new Date(utc(date) + days * DAY).toISOString().slice(0, 10);
}

const scheduled = (schedule: Schedule | undefined): readonly string[] => {
  if (schedule?.kind === 'once') return [schedule.on];
  return schedule?.kind === 'dates' ? schedule.on : [];
};

/** Dates that would never come, each with what it belongs to. */
export function datesOutside(
  scenario: Scenario,
): readonly { readonly what: string; readonly date: string }[] {
  const { from, to } = horizonOf(scenario);
  const dated = [
    ...scenario.catalogs.flatMap(({ label, schedule, operations }) => [
      ...scheduled(schedule).map((date) => ({ what: label, date })),
      ...operations.flatMap((entry) =>
        scheduled(entry.schedule).map((date) => ({ what: label, date })),
      ),
    ]),
    ...scenario.lines.flatMap(({ label, operation, schedule }) =>
      scheduled(schedule).map((date) => ({ what: label ?? operation, date })),
    ),
    ...scenario.changes.map(({ kind, on }) => ({ what: `the change “${kind}”`, date: on })),
  ];
  return dated.filter(({ date }) => date < from || date >= to);
}

function movedSchedule(schedule: Schedule, days: number): Schedule {
  if (schedule.kind === 'once') return { ...schedule, on: daysAfter(schedule.on, days) };
  if (schedule.kind === 'dates')
    return { ...schedule, on: schedule.on.map((date) => daysAfter(date, days)) };
  return schedule;
}

type Dated = {
  readonly schedule: Schedule;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

function movedWork<T extends Dated>(work: T, days: number): T {
  return {
    ...work,
    schedule: movedSchedule(work.schedule, days),
    ...(work.from === undefined ? {} : { from: daysAfter(work.from, days) }),
    ...(work.until === undefined ? {} : { until: daysAfter(work.until, days) }),
  };
}

/** Everything dated moves by as many days, the start itself too; an account as it stands stays behind. */
export function movedAlong(scenario: Scenario, start: string): Scenario {
  const days = daysBetween(scenario.start, start);
  return {
    ...scenario,
    start,
    catalogs: scenario.catalogs.map((catalog) => ({
      ...movedWork(catalog, days),
      operations: catalog.operations.map((entry) =>
        entry.schedule === undefined
          ? entry
          : { ...entry, schedule: movedSchedule(entry.schedule, days) },
      ),
    })),
    lines: scenario.lines.map((line) => movedWork(line, days)),
    changes: scenario.changes.map((change): Change => ({
      ...change,
      on: daysAfter(change.on, days),
    })),
  };
}
