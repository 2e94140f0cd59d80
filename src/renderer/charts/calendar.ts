/** Days of a chart's axis. Calendar dates have no zone: they are counted in UTC. */

const DAY_MS = 86_400_000;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day `months` later; a month without it gives its last day. */
export function addMonths(date: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** First days of the calendar months that begin in [from, to), as day offsets from `from`. */
export function monthStarts(
  from: string,
  to: string,
): { readonly at: number; readonly on: string }[] {
  const starts: { at: number; on: string }[] = [];
  let on = from.endsWith('-01') ? from : addMonths(`${from.slice(0, 8)}01`, 1);
  while (on < to) {
    starts.push({ at: daysBetween(from, on), on });
    on = addMonths(on, 1);
  }
  return starts;
}
