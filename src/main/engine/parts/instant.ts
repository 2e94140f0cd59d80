import { formatDay, parseDay } from '../time/day';

/** A point in time as whole milliseconds since 1970-01-01T00:00:00Z: exact as a safe integer. */
export type Instant = number;

export const DAY_MS = 86_400_000;
/** No instant ever: the expiry of what never expires. */
export const NEVER: Instant = Number.MAX_SAFE_INTEGER;
/** First instant after the year 9999; results keep before it, so that they can be written. */
export const LAST: Instant = parseDay('9999-12-31') * DAY_MS + DAY_MS;

export const dayOfInstant = (at: Instant): number => Math.floor(at / DAY_MS);

/** Reads what the contract has checked: "2026-01-31", or a UTC date-time to the millisecond. */
export function parseInstant(text: string): Instant {
  const midnight = parseDay(text) * DAY_MS;
  if (text.length === 10) return midnight;
  const hours = Number(text.slice(11, 13));
  const minutes = Number(text.slice(14, 16));
  const seconds = text[16] === ':' ? Number(text.slice(17, 19)) : 0;
  const dot = text.indexOf('.');
  const fraction = dot < 0 ? '' : text.slice(dot + 1).replace(/(?:Z|\+00:00)$/, '');
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

const two = (value: number): string => String(value).padStart(2, '0');

function formatDateTime(at: Instant): string {
  const day = dayOfInstant(at);
  const rest = at - day * DAY_MS;
  const seconds = Math.floor(rest / 1000);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`;
  return `${formatDay(day)}T${time}${fraction}Z`;
}

/**
 * Instants of one case: results speak as the input does, in dates where every instant of it is a
 * date, otherwise in date-times throughout.
 */
export class InstantForm {
  private dates = true;

  read(text: string): Instant {
    if (text.length !== 10) this.dates = false;
    return parseInstant(text);
  }

  /** As `read`; undefined or null stays undefined. */
  readOptional(text: string | null | undefined): Instant | undefined {
    return text === undefined || text === null ? undefined : this.read(text);
  }

  write(at: Instant): string {
    return this.dates ? formatDay(dayOfInstant(at)) : formatDateTime(at);
  }
}
