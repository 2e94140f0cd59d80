import type { Schedule } from '../../shared/contract/scenario-work';
import type { Settings } from '../../shared/contract/settings';
import { unreachable } from '../../shared/errors';
import { formatCount } from './credits';
import { formatDate } from './dates';
import { parseDate } from './parse-date';
import type { Pace } from './parse-quantity';

/** Schedules in words: read as people type them, written as they can be typed again. */

type Weekday = Extract<Schedule, { kind: 'weekly' }>['on'];

const WEEKDAYS: readonly { readonly on: Weekday; readonly name: string }[] = [
  { on: 'mon', name: 'Monday' },
  { on: 'tue', name: 'Tuesday' },
  { on: 'wed', name: 'Wednesday' },
  { on: 'thu', name: 'Thursday' },
  { on: 'fri', name: 'Friday' },
  { on: 'sat', name: 'Saturday' },
  { on: 'sun', name: 'Sunday' },
];

/** Names of the weekdays from the one that a week begins with; `locale` decides where no setting does. */
export function weekdaysFrom(weekStart: Settings['weekStart'], locale: string): string[] {
  const names = WEEKDAYS.map(({ name }) => name);
  const sundayFirst =
    weekStart === 'sunday' || (weekStart === 'locale' && firstDayIn(locale) === 7);
  return sundayFirst ? [...names.slice(-1), ...names.slice(0, -1)] : names;
}

/** 1 is Monday, 7 Sunday, as the language's week begins; Monday where the browser does not know. */
function firstDayIn(locale: string): number {
  const known: Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } } =
    new Intl.Locale(locale);
  return known.getWeekInfo?.().firstDay ?? 1;
}

const weekdayName = (on: Weekday): string => WEEKDAYS.find((day) => day.on === on)?.name ?? on;

function ordinal(day: number): string {
  const tens = day % 100 >= 11 && day % 100 <= 13;
  const ending = tens
    ? 'th'
    : (({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[(day % 10) as 1 | 2 | 3] ?? 'th');
  return `${day}${ending}`;
}

const SPREADS = {
  even: 'monthly, evenly',
  'first-day': 'monthly, on its first day',
  'last-day': 'monthly, on its last day',
} as const;

/** As a cell shows it. */
export function formatSchedule(schedule: Schedule, locale: string): string {
  switch (schedule.kind) {
    case 'once':
      return `once, ${formatDate(schedule.on, locale)}`;
    case 'per-month':
      return SPREADS[schedule.spread];
    case 'daily':
      return 'every day';
    case 'weekdays':
      return 'weekdays';
    case 'weekly':
      return `${weekdayName(schedule.on)}s`;
    case 'monthly':
      return `${ordinal(schedule.day)} of the month`;
    case 'dates': {
      const [first = null] = schedule.on;
      if (schedule.on.length === 1) return `once, ${formatDate(first, locale)}`;
      return `${formatCount(schedule.on.length, locale)} dates from ${formatDate(first, locale)}`;
    }
    case 'series':
      return `${formatCount(schedule.days.length, locale)} days as they were`;
    default:
      return unreachable(schedule, 'schedule');
  }
}

/** As it can be typed: every part of it, dates in ISO form. */
export function plainSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'once':
      return schedule.on;
    case 'dates':
      return schedule.on.join('; ');
    case 'series':
      return `series ${schedule.days.join('; ')}`;
    case 'monthly':
      return `day ${schedule.day}`;
    case 'per-month':
    case 'daily':
    case 'weekdays':
    case 'weekly':
      return formatSchedule(schedule, 'en');
    default:
      return unreachable(schedule, 'schedule');
  }
}

/** What the quantity of a row is per. */
export function scheduleUnit(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'per-month':
    case 'monthly':
      return 'a month';
    case 'daily':
      return 'a day';
    case 'weekdays':
      return 'a weekday';
    case 'weekly':
      return 'a week';
    case 'once':
      return 'once';
    case 'dates':
      return schedule.on.length === 1 ? 'once' : 'each time';
    case 'series':
      return 'day by day';
    default:
      return unreachable(schedule, 'schedule');
  }
}

export const scheduleOfPace = (pace: Pace, start: string): Schedule => {
  const paces: Readonly<Record<Pace, Schedule>> = {
    day: { kind: 'daily' },
    weekday: { kind: 'weekdays' },
    week: { kind: 'weekly', on: weekdayOf(start) },
    month: { kind: 'per-month', spread: 'even' },
  };
  return paces[pace];
};

export function weekdayOf(date: string): Weekday {
  const at = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(at + 6) % 7]?.on ?? 'mon';
}

const WORDS: readonly { readonly form: RegExp; readonly schedule: Schedule }[] = [
  {
    form: /^(?:(?:per|each|every|a) month|monthly|month)(?:,? (?:even(?:ly)?|spread))?$/,
    schedule: { kind: 'per-month', spread: 'even' },
  },
  { form: /^(?:even|evenly)$/, schedule: { kind: 'per-month', spread: 'even' } },
  {
    form: /^(?:monthly,? )?(?:on )?(?:its |the )?first day(?: of (?:the|each) month)?$|^month start$/,
    schedule: { kind: 'per-month', spread: 'first-day' },
  },
  {
    form: /^(?:monthly,? )?(?:on )?(?:its |the )?last day(?: of (?:the|each) month)?$|^month end$/,
    schedule: { kind: 'per-month', spread: 'last-day' },
  },
  { form: /^(?:daily|every day|each day|per day|a day|day)$/, schedule: { kind: 'daily' } },
  {
    form: /^(?:(?:every |each |per |a )?(?:weekday|workday|working day)s?|mon(?:day)?\s*[-–]\s*fri(?:day)?)$/,
    schedule: { kind: 'weekdays' },
  },
];

function readWeekly(text: string): Schedule | undefined {
  const word = /^(?:weekly,? ?(?:on )?|every |each |on )?([a-z]+?)s?$/.exec(text)?.[1] ?? '';
  const found =
    word.length < 3 ? undefined : WEEKDAYS.find(({ name }) => name.toLowerCase().startsWith(word));
  return found === undefined ? undefined : { kind: 'weekly', on: found.on };
}

function readMonthly(text: string): Schedule | undefined {
  const day =
    /^(?:monthly,? ?)?(?:on )?(?:the |day )?(\d{1,2})(st|nd|rd|th|\.)?(?: (?:of|day of) (?:the|each|every) month)?$/.exec(
      text,
    );
  if (day === null || (day[2] === undefined && !text.includes('day'))) return undefined;
  const figure = Number(day[1]);
  return figure >= 1 && figure <= 31 ? { kind: 'monthly', day: figure } : undefined;
}

function readDates(text: string, locale: string): Schedule | undefined {
  const dates = text.split(/[;\n]/).map((part) => parseDate(part, locale));
  const known = dates.filter((date) => date !== undefined);
  const [first] = known;
  if (first === undefined || known.length < dates.length) return undefined;
  if (known.length === 1) return { kind: 'once', on: first };
  return { kind: 'dates', on: [...new Set(known)].toSorted() };
}

function readSeries(text: string): Schedule | undefined {
  const days = text.split(/[;\s]+/).filter(Boolean);
  if (days.length === 0 || days.some((day) => !/^\d{1,12}$/.test(day))) return undefined;
  return { kind: 'series', days: days.map(Number) };
}

/** What a person typed, or undefined; `start` is the day that a bare "once" or "weekly" falls on. */
export function parseSchedule(text: string, locale: string, start: string): Schedule | undefined {
  const typed = text.trim().replaceAll(/\s+/g, ' ');
  const lower = typed.toLowerCase();
  const known = WORDS.find(({ form }) => form.test(lower));
  if (known !== undefined) return known.schedule;
  if (lower === 'once' || lower === 'one time') return { kind: 'once', on: start };
  if (/^(?:weekly|every week|each week|a week|week)$/.test(lower))
    return { kind: 'weekly', on: weekdayOf(start) };
  if (lower.startsWith('series')) return readSeries(lower.slice('series'.length));
  const dated = typed.replace(/^(?:once|dates?|on)[:,]?\s+(?:on )?/i, '');
  return readWeekly(lower) ?? readMonthly(lower) ?? readDates(dated, locale);
}
