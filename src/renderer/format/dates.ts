import { UNKNOWN } from './intl';

/** Calendar dates have no time zone: they are set as UTC and written as UTC. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** In the language of the screens, whose sentences it ends: "Saved 3 minutes ago". */
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

export type DateStyle = 'day' | 'day-month' | 'month' | 'month-short' | 'weekday';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  /** 1 Mar 2026 */
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  'day-month': { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  'month-short': { month: 'short', year: '2-digit' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
};

/** 'YYYY-MM-DD' as the locale writes it. */
export function formatDate(date: string | null, locale: string, style: DateStyle = 'day'): string {
  if (date === null) return UNKNOWN;
  return dateFormat(locale, { ...STYLES[style], timeZone: 'UTC' }).format(utc(date));
}

/** Half-open [from, to) as first and last day: "1 Mar – 31 Mar 2026". */
export function formatPeriod(from: string, to: string, locale: string): string {
  const last = utc(to);
  last.setUTCDate(last.getUTCDate() - 1);
  return dateFormat(locale, { ...STYLES.day, timeZone: 'UTC' }).formatRange(utc(from), last);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago an instant was, in words; the day itself where it is longer than a week. */
export function formatAgo(instant: string, now: number, locale: string): string {
  const past = now - Date.parse(instant);
  if (past < MINUTE) return ago.format(0, 'minute');
  if (past < HOUR) return ago.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return ago.format(-Math.floor(past / HOUR), 'hour');
  if (past < 7 * DAY) return ago.format(-Math.floor(past / DAY), 'day');
  return dateFormat(locale, STYLES.day).format(new Date(instant));
}

/** Day and time of an instant, in the zone of this computer. */
export function formatInstant(instant: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** Today on this computer's calendar. */
export function today(now: Date = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
