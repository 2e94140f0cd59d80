import { CalendarDate } from '../../shared/contract/primitives';

/** Reads a date as people type it, by the order of their locale; ISO in every locale. */

const two = (figure: number): string => String(figure).padStart(2, '0');

function calendarDate(year: number, month: number, day: number): string | undefined {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${two(month)}-${two(day)}`;
  return CalendarDate.safeParse(text).success ? text : undefined;
}

type Part = 'day' | 'month' | 'year';

/** In which order a locale writes day, month and year. */
function orderOf(locale: string): readonly Part[] {
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .formatToParts(new Date(Date.UTC(2026, 10, 21)))
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}

/** Month by its name or the beginning of it, in the locale's language or English. */
function monthNamed(word: string, locale: string): number | undefined {
  const typed = word.toLowerCase().replace(/\.$/, '');
  if (typed.length < 3) return undefined;
  for (const language of [locale, 'en']) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const name = names.format(new Date(Date.UTC(2026, month - 1, 1))).toLowerCase();
        if (name.startsWith(typed) || typed.startsWith(name.replace(/\.$/, ''))) return month;
      }
    }
  }
  return undefined;
}

function readNamed(words: readonly string[], locale: string): string | undefined {
  const month = words.map((word) => monthNamed(word, locale)).find((found) => found !== undefined);
  const figures = words
    .filter((word) => /^\d+(st|nd|rd|th|\.)?$/i.test(word))
    .map((word) => Number.parseInt(word, 10));
  if (month === undefined || figures.length !== 2) return undefined;
  const [first = 0, second = 0] = figures;
  return first > 31 ? calendarDate(first, month, second) : calendarDate(second, month, first);
}

/** 'YYYY-MM-DD', or undefined where the text is no date that exists. */
export function parseDate(text: string, locale: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(trimmed);
  if (iso !== null) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{1,4})\.?$/.exec(trimmed);
  if (figures !== null) {
    const parts: Record<Part, number> = { day: 0, month: 0, year: 0 };
    for (const [at, part] of orderOf(locale).entries()) parts[part] = Number(figures[at + 1]);
    return calendarDate(parts.year, parts.month, parts.day);
  }
  return readNamed(trimmed.split(/[\s,/-]+/).filter(Boolean), locale);
}
