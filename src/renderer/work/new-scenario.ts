import type { PriceBookRef } from '../../shared/contract/library';
import { Scenario, SCENARIO_FORMAT } from '../../shared/contract/scenario';

/** The month after the day's, first day: plans begin with a month more often than within one. */
export function nextMonth(today: string): string {
  const [year = 2026, month = 1] = today.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return `${next}-01`;
}

/** A scenario without work, at the contract's defaults. */
export function emptyScenario(name: string, priceBook: PriceBookRef, start: string): Scenario {
  return Scenario.parse({
    format: SCENARIO_FORMAT,
    name,
    priceBook: { id: priceBook.id, version: priceBook.version },
    start,
    months: 12,
  });
}
