import type { QuoteStyle } from '../../../shared/contract/quote';
import { formatTrimmed, parseDecimal, placesOf } from '../../../shared/decimal';
import { formatDay, parseDay } from '../../engine/time/day';

/**
 * How figures and dates of a quote are set. By the quote's own style and by nothing of the machine,
 * so that a quote reads the same, byte for byte, wherever it is made.
 */
export type Setting = {
  /** With every place it has. */
  readonly money: (amount: string) => string;
  /** Without needless zeros: credits, quantities. */
  readonly figure: (decimal: string | number) => string;
  readonly date: (date: string) => string;
  /** Half-open [from, to) as first and last day. */
  readonly period: (from: string, to: string) => string;
  /** Whose price this is: at least the currency's places, more where it has more. */
  readonly unitPrice: (amount: string, places: number) => string;
  /** A sentence of the program itself ("1,000.50 EUR") with its figures in this style. */
  readonly sentence: (text: string) => string;
};

const MINUS = '\u2212';
const THIN = '\u00a0';

const MARKS: Readonly<Record<QuoteStyle['numbers'], { group: string; point: string }>> = {
  '1,234.56': { group: ',', point: '.' },
  '1.234,56': { group: '.', point: ',' },
  '1 234,56': { group: THIN, point: ',' },
  '1’234.56': { group: '’', point: '.' },
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dateAs(style: QuoteStyle['dates'], date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (style) {
    case '1 March 2026':
      return `${Number(day)}${THIN}${MONTHS[Number(month) - 1] ?? month} ${year}`;
    case '2026-03-01':
      return date;
    case '01.03.2026':
      return `${day}.${month}.${year}`;
    case '03/01/2026':
      return `${month}/${day}/${year}`;
    case '01/03/2026':
      return `${day}/${month}/${year}`;
    default:
      return style satisfies never;
  }
}

function decimalAs(style: QuoteStyle['numbers'], decimal: string): string {
  const { group, point } = MARKS[style];
  const negative = decimal.startsWith('-');
  const [whole = '', part] = (negative ? decimal.slice(1) : decimal).split('.');
  const digits = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  return `${negative ? MINUS : ''}${digits}${part === undefined ? '' : `${point}${part}`}`;
}

export function settingOf({ numbers, dates }: Pick<QuoteStyle, 'numbers' | 'dates'>): Setting {
  const date = (text: string): string => dateAs(dates, text);
  const figure = (decimal: string | number): string => {
    const { units, scale } = parseDecimal(String(decimal));
    return decimalAs(numbers, formatTrimmed(units, scale));
  };
  return {
    money: (amount) => decimalAs(numbers, amount),
    figure,
    date,
    sentence: (text) =>
      text.replaceAll(
        /(?<![\w.-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w-])|(?<![\w.-])\d+\.\d+(?![\w.-])/g,
        (found) => decimalAs(numbers, found.replaceAll(',', '')),
      ),
    period: (from, to) => `${date(from)} to ${date(formatDay(parseDay(to) - 1))}`,
    unitPrice: (amount, places) => {
      const value = parseDecimal(amount);
      const wanted = Math.max(places, placesOf(value));
      const [whole = '', part = ''] = amount.split('.');
      return decimalAs(
        numbers,
        wanted === 0 ? whole : `${whole}.${part.slice(0, wanted).padEnd(wanted, '0')}`,
      );
    },
  };
}
