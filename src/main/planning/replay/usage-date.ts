import { dayOf, daysInMonth, type Day } from '../../engine/time/day';

/** Why a text is no calendar date; the words of a fault without its place. */
export type DateProblem = {
  readonly code:
    | 'date_missing'
    | 'date_ambiguous'
    | 'date_unknown'
    | 'date_not_there'
    | 'date_is_instant';
  readonly allowed: string;
  readonly remedy: string;
};

export type DateOrder = 'day-first' | 'month-first';

const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;
const LONGEST = 64;
const ALLOWED = 'a date such as 2026-03-01, 2026-03-01T10:30:00Z, 1 March 2026 or 01.03.2026';

/**
 * The calendar date a text begins with, as it is written there: a time of day or an offset behind it
 * moves nothing. Without `order`, 03/04/2026 is refused, because it can be two days.
 */
export function readUsageDate(text: string, order?: DateOrder): Day | DateProblem {
  const iso = isoDay(text);
  if (iso !== undefined) return iso;
  const plain = text.trim();
  if (plain === '') return problem('date_missing', 'Fill in the date of this row.');
  if (plain.length > LONGEST) return problem('date_unknown', 'Map the column that holds the date.');
  return namedDay(plain) ?? figuresDay(plain, order) ?? notADate(plain);
}

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** YYYY-MM-DD with nothing or a time behind it, without a pattern: most files have nothing else. */
function isoDay(text: string): Day | undefined {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  let figures = 0;
  for (const at of ISO_DIGITS) {
    const digit = digitAt(text, at);
    if (!(digit >= 0 && digit <= 9)) return undefined;
    figures = figures * 10 + digit;
  }
  const behind = text.charCodeAt(10);
  // Nothing, "T", "t" or a blank.
  if (text.length > 10 && behind !== 84 && behind !== 116 && behind !== 32) return undefined;
  const year = Math.floor(figures / 10_000);
  const month = Math.floor(figures / 100) % 100;
  const day = figures % 100;
  return isThere(year, month, day) ? dayOf(year, month, day) : undefined;
}

const ISO_DIGITS = [0, 1, 2, 3, 5, 6, 8, 9] as const;

function isThere(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}\S*(?: ?[A-Za-z]{1,4})?(?: ?[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const SOLID = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_NAME = new RegExp(String.raw`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})${TIME}$`);
const NAME_DAY = new RegExp(
  String.raw`^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`,
);
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? /i;
const INSTANT = /^\d{9,10}(?:\.\d{1,9})?$|^\d{12,13}$|^\d{15,16}$|^\d{18,19}$/;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** "1 March 2026", "01-Mar-2026", "Mar 1, 2026", "Sun, 01 Mar 2026 10:00:00 GMT". */
function namedDay(plain: string): Day | DateProblem | undefined {
  const text = plain.replace(WEEKDAY, '');
  const dayFirst = DAY_NAME.exec(text);
  if (dayFirst) return fromName(dayFirst[1], dayFirst[2], dayFirst[3]);
  const nameFirst = NAME_DAY.exec(text);
  return nameFirst ? fromName(nameFirst[2], nameFirst[1], nameFirst[3]) : undefined;
}

function fromName(day = '', name = '', year = ''): Day | DateProblem | undefined {
  const word = name.toLowerCase();
  const month = MONTHS.findIndex(
    (full) =>
      full === word || full.slice(0, 3) === word || (word === 'sept' && full === 'september'),
  );
  return month < 0 ? undefined : dayOrProblem(Number(year), month + 1, Number(day));
}

function figuresDay(plain: string, order: DateOrder | undefined): Day | DateProblem | undefined {
  const yearFirst = YEAR_FIRST.exec(plain) ?? SOLID.exec(plain);
  if (yearFirst) {
    const figures = yearFirst
      .slice(1)
      .filter((part) => /^\d+$/.test(part))
      .map(Number);
    return dayOrProblem(figures[0] ?? 0, figures[1] ?? 0, figures[2] ?? 0);
  }
  const yearLast = YEAR_LAST.exec(plain);
  if (!yearLast) return undefined;
  const [, first = '', mark = '', second = '', year = ''] = yearLast;
  if (year.length === 2) {
    return problem('date_ambiguous', 'Write the year with four digits.');
  }
  return eitherWay(Number(first), Number(second), Number(year), mark === '.' ? 'day-first' : order);
}

/** Two figures of which one is the day: told by the order, or where only one way is a date. */
function eitherWay(
  first: number,
  second: number,
  year: number,
  order: DateOrder | undefined,
): Day | DateProblem {
  if (order === 'day-first' || first === second) return dayOrProblem(year, second, first);
  if (order === 'month-first') return dayOrProblem(year, first, second);
  const dayFirst = isThere(year, second, first);
  const monthFirst = isThere(year, first, second);
  if (dayFirst && monthFirst) {
    return {
      code: 'date_ambiguous',
      allowed: 'a date that can be one day only',
      remedy: `This can be ${spelled(year, second, first)} or ${spelled(year, first, second)}: say whether the day or the month comes first.`,
    };
  }
  return dayFirst ? dayOf(year, second, first) : dayOrProblem(year, first, second);
}

function spelled(year: number, month: number, day: number): string {
  const name = MONTHS[month - 1] ?? '';
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

function dayOrProblem(year: number, month: number, day: number): Day | DateProblem {
  if (isThere(year, month, day)) return dayOf(year, month, day);
  return {
    code: 'date_not_there',
    allowed: `a day that exists, from ${FIRST_YEAR} to ${LAST_YEAR}`,
    remedy: 'Correct the date of this row.',
  };
}

function notADate(plain: string): DateProblem {
  if (INSTANT.test(plain)) {
    return {
      code: 'date_is_instant',
      allowed: ALLOWED,
      remedy:
        'Seconds since 1970 are no calendar date without a time zone: export the date of the account as a column.',
    };
  }
  // Reads as a date but names no day, such as 2026-02-30.
  return /^\d{4}-\d{2}-\d{2}/.test(plain)
    ? {
        code: 'date_not_there',
        allowed: 'a day that exists',
        remedy: 'Correct the date of this row.',
      }
    : problem('date_unknown', 'Write the date in one of these forms, or map another column.');
}

function problem(code: DateProblem['code'], remedy: string): DateProblem {
  return { code, allowed: ALLOWED, remedy };
}
