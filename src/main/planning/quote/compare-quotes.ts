import type { Discount } from '../../../shared/contract/quote';
import type { QuoteDifference, QuoteLine } from '../../../shared/contract/quote-figures';
import { addQuantities, fromMinor, toMinor } from './money';
import type { OpenQuote } from './redact';

type Pair<T> = { readonly before: T; readonly after: T };

/**
 * Two quotes side by side: terms that differ, every line of either matched by its key, and all
 * totals. Changes of money are given only where both are in one currency.
 */
export function compareQuotes(before: OpenQuote, after: OpenQuote): QuoteDifference[] {
  const pair = { before, after };
  return [...termRows(pair), ...lineRows(pair), ...totalRows(pair)];
}

function changeOf(pair: Pair<OpenQuote>, before: string, after: string): string | null {
  const { currency, places } = pair.before.figures;
  if (currency !== pair.after.figures.currency) return null;
  return fromMinor(toMinor(after, places) - toMinor(before, places), places);
}

function discountText(discount: Discount | null): string {
  if (discount === null) return 'none';
  return discount.kind === 'percent' ? `${discount.percent} %` : discount.amount;
}

const TERMS: readonly (readonly [string, (quote: OpenQuote) => string])[] = [
  ['Customer', ({ content }) => content.customer.name],
  ['Plan', ({ figures }) => `${figures.priceBook.vendor} ${figures.plan.label}`],
  ['Price book', ({ figures }) => `${figures.priceBook.label} ${figures.priceBook.version}`],
  ['Currency', ({ figures }) => figures.currency],
  ['Period', ({ figures }) => `${figures.start}, ${figures.months} months`],
  ['Date', ({ content }) => content.date],
  ['Valid until', ({ content }) => content.validUntil],
  ['Discount on all lines', ({ content }) => discountText(content.discount)],
  [
    'Tax',
    ({ content }) =>
      content.tax === null ? 'none' : `${content.tax.label} ${content.tax.percent} %`,
  ],
  ['Payment', ({ content }) => content.paymentTerms],
  ['Notes', ({ content }) => content.notes],
];

function termRows({ before, after }: Pair<OpenQuote>): QuoteDifference[] {
  return TERMS.flatMap(([label, read]): QuoteDifference[] => {
    const texts = { before: read(before), after: read(after) };
    if (texts.before === texts.after) return [];
    return [{ part: 'terms', label, ...texts, change: null, note: '' }];
  });
}

const same = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && addQuantities(a, '0') === addQuantities(b, '0'));

function noteOf(before: QuoteLine, after: QuoteLine): string {
  const notes = [
    same(before.quantity, after.quantity)
      ? ''
      : `${before.quantity ?? 'none'} → ${after.quantity ?? 'none'} pieces`,
    same(before.unitPrice, after.unitPrice)
      ? ''
      : `at ${before.unitPrice ?? 'none'} → ${after.unitPrice ?? 'none'}`,
    before.discountWords === after.discountWords
      ? ''
      : `discount ${before.discountWords || 'none'} → ${after.discountWords || 'none'}`,
  ];
  return notes.filter((note) => note !== '').join(', ');
}

function lineRows(pair: Pair<OpenQuote>): QuoteDifference[] {
  const [old, now] = [pair.before, pair.after].map(({ figures }) => figures.lines);
  const keys = new Set([...(old ?? []), ...(now ?? [])].map(({ key }) => key));
  return [...keys].map((key): QuoteDifference => {
    const before = old?.find((line) => line.key === key);
    const after = now?.find((line) => line.key === key);
    return {
      part: 'lines',
      label: (after ?? before)?.label ?? key,
      before: before?.net ?? null,
      after: after?.net ?? null,
      change: changeOf(pair, before?.net ?? '0', after?.net ?? '0'),
      note: before === undefined || after === undefined ? '' : noteOf(before, after),
    };
  });
}

const TOTALS = [
  ['Sum before discounts', 'list'],
  ['Discounts of single lines', 'lineDiscounts'],
  ['Discount on all lines', 'discount'],
  ['Net', 'net'],
  ['Tax', 'tax'],
  ['Total', 'total'],
] as const;

function totalRows(pair: Pair<OpenQuote>): QuoteDifference[] {
  return TOTALS.map(([label, key]): QuoteDifference => {
    const before = pair.before.figures.totals[key];
    const after = pair.after.figures.totals[key];
    return {
      part: 'totals',
      label,
      before,
      after,
      change: changeOf(pair, before, after),
      note: '',
    };
  });
}
