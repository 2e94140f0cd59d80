import { writeNumber } from '../format/intl';
import { tickText } from './scale';

/** A tick of an axis: three figures and a unit, "10k"; with its symbol where it is money. */
export function tickLabel(tick: number, locale: string, currency?: string): string {
  return writeNumber(tickText(tick), locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    ...(currency === undefined
      ? {}
      : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  }).replace(/K$/u, 'k');
}
