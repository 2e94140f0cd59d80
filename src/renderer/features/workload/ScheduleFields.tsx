import { NativeSelect } from '@mantine/core';
import type { Schedule } from '../../../shared/contract/scenario-work';
import { plainSchedule, weekdayOf, weekdaysFrom } from '../../format/schedule';
import { scheduleColumn } from '../../work/columns-of-time';
import { useLocale, usePreferences } from '../../stores/preferences';
import { commitCell } from './edit-cell';
import type { Work } from './use-work';
import { WorkField } from './WorkField';
import type { WorkRow } from '../../work/work-rows';

type Choice =
  | Exclude<Schedule['kind'], 'per-month' | 'series'>
  | 'even'
  | 'first-day'
  | 'last-day'
  | 'with'
  | 'series';

const CHOICES: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'even', label: 'Each month, evenly' },
  { value: 'first-day', label: 'Each month, on its first day' },
  { value: 'last-day', label: 'Each month, on its last day' },
  { value: 'daily', label: 'Every day' },
  { value: 'weekdays', label: 'Monday to Friday' },
  { value: 'weekly', label: 'Once a week' },
  { value: 'monthly', label: 'Once a month' },
  { value: 'once', label: 'Once' },
  { value: 'dates', label: 'On dates' },
];

function scheduleOf(row: WorkRow): Schedule | undefined {
  if (row.kind === 'catalog') return row.catalog.schedule;
  if (row.kind === 'line') return row.line.schedule;
  return row.kind === 'entry' ? row.entry.schedule : undefined;
}

const choiceOf = (schedule: Schedule | undefined): Choice =>
  schedule === undefined ? 'with' : schedule.kind === 'per-month' ? schedule.spread : schedule.kind;

function firstOf(choice: Choice, start: string): string {
  const firsts: Readonly<Record<Choice, string>> = {
    even: 'monthly, evenly',
    'first-day': 'first day',
    'last-day': 'last day',
    daily: 'every day',
    weekdays: 'weekdays',
    weekly: plainSchedule({ kind: 'weekly', on: weekdayOf(start) }),
    monthly: `day ${Number(start.slice(8))}`,
    once: `once ${start}`,
    dates: `dates ${start}`,
    with: '',
    series: '',
  };
  return firsts[choice];
}

const DETAIL: Partial<Readonly<Record<Choice, string>>> = {
  weekly: 'On',
  monthly: 'On',
  once: 'On',
  dates: 'Dates, with ; between',
  series: 'Each day',
};

/** When the work falls due, by choice; what a choice leaves open has a field of its own. */
export function ScheduleFields({ work, row }: { readonly work: Work; readonly row: WorkRow }) {
  const schedule = scheduleOf(row);
  const choice = choiceOf(schedule);
  const put = (text: string): void => void commitCell(row, scheduleColumn, text, work.context);
  const offered = [
    ...(row.kind === 'entry' ? [{ value: 'with', label: 'With the record' }] : []),
    ...CHOICES,
    ...(choice === 'series' ? [{ value: 'series', label: 'Day by day, as it was' }] : []),
  ];
  const detail = DETAIL[choice];
  const locale = useLocale();
  const weekStart = usePreferences((state) => state.settings.weekStart);
  const weekdays = weekdaysFrom(weekStart, locale);
  return (
    <>
      <NativeSelect
        label="When"
        data={offered}
        value={choice}
        onChange={(event) => put(firstOf(event.currentTarget.value as Choice, work.scenario.start))}
      />
      {choice === 'weekly' ? (
        <NativeSelect
          label="On"
          data={weekdays}
          value={weekdays.find(
            (day) => schedule?.kind === 'weekly' && day.toLowerCase().startsWith(schedule.on),
          )}
          onChange={(event) => put(`${event.currentTarget.value}s`)}
        />
      ) : detail === undefined ? null : (
        <WorkField key={choice} work={work} row={row} column={scheduleColumn} label={detail} />
      )}
    </>
  );
}
