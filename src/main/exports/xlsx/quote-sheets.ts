import { quoteName, type PublicQuoteContent } from '../../../shared/contract/quote';
import type { QuoteFigures, QuoteLine } from '../../../shared/contract/quote-figures';
import type { OpenQuote } from '../../planning/quote/redact';
import {
  address,
  blank,
  formula,
  moneyFormat,
  number,
  priceFormat,
  text,
  type Written,
} from './cells';
import { roundsTo } from './spreadsheet-sum';

export type Grid = readonly (readonly Written[])[];
export type NamedGrid = {
  readonly name: string;
  readonly rows: Grid;
  readonly widths: readonly number[];
};

const HEAD = {
  fontWeight: 'bold',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#4e5868',
} as const;
const SUM = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: '#4e5868' } as const;
const RIGHT = { ...HEAD, align: 'right' } as const;

/** Columns of the lines. */
const [, COUNT, PRICE, AMOUNT, OFF, SHARE, NET, TAX] = [0, 1, 2, 3, 4, 5, 6, 7];

export function quoteGrids(quote: OpenQuote, edition: number): readonly NamedGrid[] {
  const { figures } = quote;
  return [
    { name: 'Quote', rows: quoteRows(quote, edition), widths: [44, 14, 14, 14, 14, 14, 14, 14] },
    ...(figures.due.length === 0 ? [] : [dueGrid(figures)]),
    ...(figures.usage.length === 0 ? [] : [usageGrid(figures)]),
    sourcesGrid(figures),
  ];
}

function factRows({ content, figures }: OpenQuote, edition: number): Grid {
  const facts: readonly (readonly [string, string])[] = [
    ['Number', quoteName({ number: content.number, edition })],
    ['Date', content.date],
    ['Valid until', content.validUntil],
    ['Customer', content.customer.name],
    ['From', content.sender.name],
    ['Plan', `${figures.priceBook.vendor} ${figures.plan.label}`],
    ['From the start', figures.start],
    ['Until before', figures.end],
    ['Currency', figures.currency],
    ['State of the figures', figures.hash],
  ];
  return [
    [text(content.title, { fontWeight: 'bold', fontSize: 14 })],
    ...facts.map(([label, value]) => [text(label), text(value)]),
    [text(taxLabel(content)), number(content.tax?.percent ?? '0', '0.####')],
    [blank],
  ];
}

function taxLabel({ tax }: PublicQuoteContent): string {
  return tax === null ? 'Tax in percent' : `${tax.label} in percent`;
}

function quoteRows(quote: OpenQuote, edition: number): Grid {
  const facts = factRows(quote, edition);
  const { figures, content } = quote;
  const taxCell = `$B$${facts.length - 1}`;
  const head = [
    text('Description', HEAD),
    ...['Quantity', 'Price', 'Amount', 'Discount', 'Share of discount', 'Net', 'Tax'].map((title) =>
      text(title, RIGHT),
    ),
  ];
  const first = facts.length + 1;
  const rows = figures.lines.map((line, at) =>
    lineRow(line, first + at, { figures, content, taxCell }),
  );
  return [...facts, head, ...rows, ...sumRows(figures, first), [blank], ...noteRows(quote)];
}

type RowContext = {
  readonly figures: QuoteFigures;
  readonly content: PublicQuoteContent;
  readonly taxCell: string;
};

function lineRow(
  line: QuoteLine,
  row: number,
  { figures, content, taxCell }: RowContext,
): readonly Written[] {
  const { places } = figures;
  const format = moneyFormat(places);
  const at = (column: number): string => address(column, row);
  const { quantity, unitPrice, list, net, tax } = line;
  const percent = content.tax?.percent ?? '0';
  const hasProduct =
    quantity !== null && unitPrice !== null && roundsTo([quantity, unitPrice], places, list);
  const label = line.detail === '' ? line.label : `${line.label} (${line.detail})`;
  return [
    text(label),
    quantity === null ? blank : number(quantity, '#,##0.######'),
    unitPrice === null ? blank : number(unitPrice, priceFormat(places)),
    hasProduct
      ? formula(`ROUND(${at(COUNT)}*${at(PRICE)},${places})`, list, format)
      : number(list, format),
    number(line.discount, format),
    number(line.share, format),
    formula(`${at(AMOUNT)}-${at(OFF)}-${at(SHARE)}`, net, format),
    roundsTo([net, percent, '0.01'], places, tax)
      ? formula(`ROUND(${at(NET)}*${taxCell}/100,${places})`, tax, format)
      : number(tax, format),
  ];
}

function sumRows({ lines, totals, places, currency }: QuoteFigures, first: number): Grid {
  const format = moneyFormat(places);
  const last = first + lines.length - 1;
  const sums: readonly (readonly [number, string])[] = [
    [AMOUNT, totals.list],
    [OFF, totals.lineDiscounts],
    [SHARE, totals.discount],
    [NET, totals.net],
    [TAX, totals.tax],
  ];
  const summed = (column: number, value: string): Written =>
    lines.length === 0
      ? number(value, format, SUM)
      : formula(`SUM(${address(column, first)}:${address(column, last)})`, value, format, SUM);
  const row = last + 1;
  return [
    [
      text('Sum', SUM),
      text('', SUM),
      text('', SUM),
      ...sums.map(([column, value]) => summed(column, value)),
    ],
    [
      text(`Total in ${currency}`, { ...SUM, fontSize: 12 }),
      ...Array.from({ length: TAX - 1 }, () => blank),
      formula(`${address(NET, row)}+${address(TAX, row)}`, totals.total, format, {
        ...SUM,
        fontSize: 12,
      }),
    ],
  ];
}

function noteRows({ content, figures }: OpenQuote): Grid {
  const notes = [
    content.paymentTerms,
    content.notes,
    figures.covered ? '' : `Part of the planned work is not covered by ${figures.plan.label}.`,
    'Amounts that depend on use are estimates from the work planned, not a fixed price.',
  ];
  return notes.filter((note) => note !== '').map((note) => [text(note)]);
}

const PARTS = ['subscription', 'packs', 'overage', 'other'] as const;

function dueGrid({ due, places }: QuoteFigures): NamedGrid {
  const format = moneyFormat(places);
  const sum = (column: number, row: number): Written =>
    formula(
      `SUM(${address(column, 1)}:${address(column, row - 1)})`,
      columnSum(due, column, places),
      format,
      SUM,
    );
  const head = ['From', 'Until before'].map((title) => text(title, HEAD));
  const titles = ['Subscription', 'Packs', 'Overage', 'Other', 'Total'].map((title) =>
    text(title, RIGHT),
  );
  const foot = due.length + 1;
  return {
    name: 'Due',
    widths: [14, 14, 14, 14, 14, 14, 14],
    rows: [
      [...head, ...titles],
      ...due.map((month, at): readonly Written[] => [
        text(month.from),
        text(month.to),
        ...PARTS.map((part) => number(month[part], format)),
        formula(`SUM(${address(2, at + 1)}:${address(5, at + 1)})`, month.total, format),
      ]),
      [text('Sum', SUM), text('', SUM), ...[2, 3, 4, 5, 6].map((column) => sum(column, foot))],
    ],
  };
}

function columnSum(due: QuoteFigures['due'], column: number, places: number): string {
  const part = PARTS[column - 2] ?? 'total';
  const minor = due.reduce((all, month) => all + BigInt(month[part].replace('.', '')), 0n);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${minor < 0n ? '-' : ''}${digits.slice(0, cut)}${places === 0 ? '' : `.${digits.slice(cut)}`}`;
}

function usageGrid({ usage }: QuoteFigures): NamedGrid {
  return {
    name: 'Work',
    widths: [44, 14, 16, 14, 16],
    rows: [
      [
        text('Work', HEAD),
        text('Number', RIGHT),
        text('Unit', HEAD),
        text('Uses', RIGHT),
        text('Meter', HEAD),
      ],
      ...usage.map(({ label, units, unit, credits, meter }) => [
        text(label),
        number(String(units), '#,##0'),
        text(unit),
        number(credits, '#,##0.######'),
        text(meter),
      ]),
    ],
  };
}

function sourcesGrid({ sources, assumptions, priceBook }: QuoteFigures): NamedGrid {
  return {
    name: 'Sources',
    widths: [44, 60, 16],
    rows: [
      [text('Price book', HEAD), text('Version', HEAD)],
      [text(priceBook.label), text(priceBook.version)],
      [blank],
      [text('Source', HEAD), text('Address', HEAD), text('Read on', HEAD)],
      ...sources.map(({ title, address: place, readOn }) => [
        text(title),
        text(place),
        text(readOn),
      ]),
      [blank],
      [text('Assumption', HEAD), text('Reading', HEAD)],
      ...assumptions.map(({ title, reading }) => [text(title), text(reading)]),
    ],
  };
}
