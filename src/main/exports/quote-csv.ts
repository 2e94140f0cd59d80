import { quoteName } from '../../shared/contract/quote';
import { fromMinor, toMinor } from '../planning/quote/money';
import type { OpenQuote } from '../planning/quote/redact';
import type { CsvCell } from '../../shared/csv-cell';
import { csvOf } from './csv';

const HEAD = [
  'quote',
  'kind',
  'description',
  'detail',
  'quantity',
  'price',
  'amount',
  'discount',
  'share_of_discount',
  'net',
  'tax',
  'total',
  'currency',
];

const number = (figure: string | null): CsvCell => (figure === null ? null : { number: figure });

/** The lines of a quote and their sum, one row each; figures in full, with a decimal point. */
export function quoteCsv({ content, figures }: OpenQuote, edition: number): Uint8Array {
  const name = quoteName({ number: content.number, edition });
  const { totals, currency, places } = figures;
  const withTax = (net: string, tax: string): string =>
    fromMinor(toMinor(net, places) + toMinor(tax, places), places);
  const rows = figures.lines.map((line): CsvCell[] => [
    name,
    line.kind,
    line.label,
    line.detail,
    number(line.quantity),
    number(line.unitPrice),
    ...[line.list, line.discount, line.share, line.net, line.tax, withTax(line.net, line.tax)].map(
      number,
    ),
    currency,
  ]);
  const { list, lineDiscounts, discount, net, tax, total } = totals;
  const sums = [list, lineDiscounts, discount, net, tax, total].map(number);
  return csvOf([HEAD, ...rows, [name, 'sum', 'Sum', '', null, null, ...sums, currency]]);
}
