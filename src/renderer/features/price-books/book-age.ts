const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Days since a page was read; dates are calendar dates. */
export function daysSince(readOn: string, today: string): number {
  return Math.max(0, Math.round(day(today) - day(readOn)));
}

/** "today", "1 day ago", "120 days ago"; stands behind a date that says what happened then. */
export function ageWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
