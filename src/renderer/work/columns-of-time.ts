import type { Schedule } from '../../shared/contract/scenario-work';
import { compareAmounts } from '../format/exact';
import { formatDate } from '../format/dates';
import { parseDate } from '../format/parse-date';
import { formatSchedule, parseSchedule, plainSchedule } from '../format/schedule';
import { readNumber } from '../format/parse-number';
import { horizonOf } from '../../shared/scenario/horizon';
import { takePending } from './columns-of-work';
import { changeCatalog, changeEntry, changeLine } from './scenario-edits';
import {
  bad,
  done,
  type CellChange,
  type CellFace,
  type WorkColumn,
  type WorkContext,
} from './work-column';
import type { WorkRow } from './work-rows';

/** Columns that say when: schedule, season, first day and first day no longer covered. */

const SCHEDULE_FORMS =
  'Type monthly, first day, last day, daily, weekdays, a weekday, day 15, a date, or dates with ; between.';

function datesOf(schedule: Schedule): readonly string[] {
  return schedule.kind === 'once' ? [schedule.on] : schedule.kind === 'dates' ? schedule.on : [];
}

/** A date outside the horizon would never come; it is refused with the horizon named. */
function outsideHorizon(
  dates: readonly string[],
  { scenario, locale }: WorkContext,
): string | undefined {
  const { from, to } = horizonOf(scenario);
  const outside = dates.find((date) => date < from || date >= to);
  if (outside === undefined) return undefined;
  return `${formatDate(outside, locale)} is outside the horizon, ${formatDate(from, locale)} to before ${formatDate(to, locale)}.`;
}

function writeSchedule(row: WorkRow, text: string, context: WorkContext): CellChange | undefined {
  const { scenario, locale } = context;
  const empty =
    text.trim() === '' || (row.kind === 'entry' && /^with (the|its) record/i.test(text.trim()));
  if (row.kind === 'entry' && empty) {
    return done(
      changeEntry(scenario, row.catalogAt, row.at, { schedule: undefined }),
      'with the record',
    );
  }
  const schedule = empty
    ? parseSchedule('monthly', locale, scenario.start)
    : parseSchedule(text, locale, scenario.start);
  if (schedule === undefined) return bad(SCHEDULE_FORMS);
  const outside = outsideHorizon(datesOf(schedule), context);
  if (outside !== undefined) return bad(outside);
  const echo = formatSchedule(schedule, locale);
  switch (row.kind) {
    case 'catalog':
      return done(changeCatalog(scenario, row.at, { schedule }), echo);
    case 'entry':
      return done(changeEntry(scenario, row.catalogAt, row.at, { schedule }), echo);
    case 'line':
      return done(changeLine(scenario, row.at, { schedule }), echo);
    case 'new':
    default:
      return takePending(context, { schedule }, echo);
  }
}

function scheduleFace(schedule: Schedule, locale: string): CellFace {
  const usual = schedule.kind === 'per-month' && schedule.spread === 'even';
  const shown = formatSchedule(schedule, locale);
  return { shown, text: plainSchedule(schedule), ...(usual ? { tone: 'quiet' as const } : {}) };
}

const COMMON = [
  'monthly, evenly',
  'monthly, on its first day',
  'monthly, on its last day',
  'every day',
  'weekdays',
  'Mondays',
  '1st of the month',
  '15th of the month',
];

export const scheduleColumn: WorkColumn = {
  id: 'when',
  head: 'When',
  width: 130,
  opensDetails: true,
  face: (row, { locale, pending }) => {
    switch (row.kind) {
      case 'catalog':
        return scheduleFace(row.catalog.schedule, locale);
      case 'line':
        return scheduleFace(row.line.schedule, locale);
      case 'entry':
        return row.entry.schedule === undefined
          ? {
              shown: 'with the record',
              text: 'with the record',
              tone: 'inherited',
              note: 'Runs together with the other operations of the record.',
            }
          : scheduleFace(row.entry.schedule, locale);
      case 'new':
      default:
        return pending.schedule === undefined
          ? { shown: '', text: '' }
          : scheduleFace(pending.schedule, locale);
    }
  },
  write: writeSchedule,
  options: (row, { scenario }) => [
    ...(row.kind === 'entry' ? [{ text: 'with the record', label: 'with the record' }] : []),
    ...COMMON.map((text) => ({ text, label: text })),
    { text: `once ${scenario.start}`, label: 'once, on the first day' },
  ],
};

const SEASON_FORM =
  'A season is twelve factors, January to December, such as 0.7; 0.8; 1.1 … (1 is a usual month).';

function readSeason(
  text: string,
  context: Pick<WorkContext, 'marks'>,
): readonly string[] | undefined {
  const pieces =
    text.includes(';') || text.includes('\t') ? text.split(/[;\t]/) : text.trim().split(/\s+/);
  const factors = pieces.map((piece) => readNumber(piece, context.marks));
  const values = factors.flatMap((reading) =>
    reading.kind === 'number' && /^\d{1,15}(\.\d{1,9})?$/.test(reading.value)
      ? [reading.value]
      : [],
  );
  return values.length === 12 && pieces.length === 12 ? values : undefined;
}

export const seasonColumn: WorkColumn = {
  id: 'season',
  head: 'Season',
  width: 88,
  opensDetails: true,
  face: (row) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const season = row.kind === 'catalog' ? row.catalog.seasonality : row.line.seasonality;
    if (season === undefined) return { shown: '', text: '' };
    return {
      shown: season.join('; '),
      text: season.join('; '),
      season,
      note: 'January to December',
    };
  },
  write: (row, text, context) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const season = text.trim() === '' ? undefined : readSeason(text, context);
    if (season === undefined && text.trim() !== '') return bad(SEASON_FORM);
    const flat = season?.every((factor) => compareAmounts(factor, '1') === 0) === true;
    const seasonality = season === undefined || flat ? undefined : [...season];
    const echo = seasonality === undefined ? 'no season' : 'twelve factors';
    return row.kind === 'catalog'
      ? done(changeCatalog(context.scenario, row.at, { seasonality }), echo)
      : done(changeLine(context.scenario, row.at, { seasonality }), echo);
  },
};

function periodColumn(part: 'from' | 'until', head: string): WorkColumn {
  return {
    id: part,
    head,
    width: 110,
    face: (row, { locale }) => {
      if (row.kind === 'entry' || row.kind === 'new') return undefined;
      const date = (row.kind === 'catalog' ? row.catalog : row.line)[part];
      return date === undefined
        ? { shown: '', text: '' }
        : { shown: formatDate(date, locale), text: date };
    },
    write: (row, text, { scenario, locale }) => {
      if (row.kind === 'entry' || row.kind === 'new') return undefined;
      const empty = text.trim() === '';
      const date = empty ? undefined : parseDate(text, locale);
      if (!empty && date === undefined) return bad('Type a date, such as 2027-03-01.');
      const work = row.kind === 'catalog' ? row.catalog : row.line;
      const from = part === 'from' ? date : work.from;
      const until = part === 'until' ? date : work.until;
      if (from !== undefined && until !== undefined && from >= until) {
        return bad('The first day comes before the day on which it is over.');
      }
      const change = part === 'from' ? { from: date } : { until: date };
      const echo = date === undefined ? 'the whole horizon' : formatDate(date, locale);
      return row.kind === 'catalog'
        ? done(changeCatalog(scenario, row.at, change), echo)
        : done(changeLine(scenario, row.at, change), echo);
    },
  };
}

export const fromColumn = periodColumn('from', 'First day');
export const untilColumn = periodColumn('until', 'Over on');
