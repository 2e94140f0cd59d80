const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Days since a page was read; dates are calendar dates. */
export function daysSince(readOn: string, today: string): number {
  return Math.max(0, Math.round(day(today) - day(readOn)));
}

/** "read today", "read 1 day ago", "read 120 days ago". */
export function ageWords(days: number): string {
  if (days === 0) return 'read today';
  return days === 1 ? 'read 1 day ago' : `read ${days} days ago`;
}
