import { formatDate } from './dates';
import { writeNumber } from './intl';
import { formatPercent } from './percent';

/** A day; or a number with its group marks and places, with a sign where none of a word or date is before it. */
const FIGURE =
  /\b\d{4}-\d{2}-\d{2}\b|(?<![\w.,:/#-])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: %)?(?![\w:/-]|[.,]\d)/g;

const isDay = (text: string): boolean => /^\d{4}-\d/.test(text);

/** Four digits may be a year or part of a name; before these they are a number. */
const COUNTED = /^ (?:×|credits?\b|units?\b|more\b|days?\b)/;

/**
 * A sentence of the host, whose figures are written without a locale ("1188.00", "2026-03-19", "12.5 %"),
 * as the screen writes them beside it. Copies and files keep the sentence as it was.
 */
export function localWords(text: string, locale: string): string {
  return text.replaceAll(FIGURE, (found, at: number) => {
    if (isDay(found)) return formatDate(found, locale);
    const plain = found.replaceAll(',', '').replace(' %', '');
    if (found.endsWith(' %')) return formatPercent(plain, locale, { exact: true });
    const isPlainInteger = /^\d{1,4}$/.test(found);
    const before = text.slice(0, at);
    const counted = COUNTED.test(text.slice(at + found.length)) || before.endsWith('× ');
    if (isPlainInteger && !counted) return found;
    const places = plain.split('.')[1]?.length ?? 0;
    return writeNumber(plain, locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
  });
}
