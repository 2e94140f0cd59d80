import { trimmed } from './exact';
import { UNKNOWN, writeNumber } from './intl';

/** Credits exactly as they are, grouped: "6,000", "0.25". Null is unknown. */
export function formatCredits(
  credits: string | null,
  locale: string,
  options: { readonly signed?: boolean } = {},
): string {
  if (credits === null) return UNKNOWN;
  return writeNumber(trimmed(credits), locale, {
    maximumFractionDigits: 20,
    ...(options.signed === true ? { signDisplay: 'exceptZero' } : {}),
  });
}

/** A whole number of things. */
export function formatCount(count: number | bigint | null, locale: string): string {
  return count === null ? UNKNOWN : writeNumber(count.toString(), locale);
}

/** "1 record", "1,200 records". */
export function formatUnits(count: number, one: string, many: string, locale: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? one : many}`;
}
