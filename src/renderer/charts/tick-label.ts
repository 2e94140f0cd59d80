import { writeNumber } from '../format/intl';
import { tickText } from './scale';

/**
 * A tick of an axis: three figures and a unit, "10k"; with its symbol where it is money. The symbol
 * is that of all other money, never the narrow one: Canadian and US dollars would look the same.
 */
export function tickLabel(tick: number, locale: string, currency?: string): string {
  return writeNumber(tickText(tick), locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    ...(currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'symbol' }),
  }).replace(/K$/u, 'k');
}
