/** Calendar arithmetic on dates as text, for checks; the engine has its own on day numbers. */

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 31);
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** The date some months after `date`, clamped to a short month's last day (rulebook 2, Cycles). */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return `${toYear}-${two(toMonth)}-${two(Math.min(day, daysIn(toYear, toMonth)))}`;
}

/** First day and first day after the horizon of a scenario. */
export function horizonOf(scenario: { readonly start: string; readonly months: number }): {
  from: string;
  to: string;
} {
  return { from: scenario.start, to: monthsAfter(scenario.start, scenario.months) };
}
