import type { QuoteFigures, QuoteLine } from '../../../shared/contract/quote-figures';
import type { SheetBlock, SheetTable } from '../../../shared/contract/quote-sheet';
import type { MonthSum } from '../../../shared/contract/result';
import { capital } from '../../../shared/price-book/wording';
import { fromMinor, sumOf, toMinor } from './money';
import type { Setting } from './set-text';

type Column<T> = { readonly title: string; readonly cell: (row: T) => string; readonly sum?: string };

function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}

/** The lines with their amounts; every sum at the foot is the sum of what stands above it. */
export function linesTable(figures: QuoteFigures, setting: Setting, hasTax: boolean): SheetTable {
  const { lines, totals, currency, places } = figures;
  const off = (line: QuoteLine): string =>
    fromMinor(toMinor(line.discount, places) + toMinor(line.share, places), places);
  const allOff = fromMinor(
    toMinor(totals.lineDiscounts, places) + toMinor(totals.discount, places),
    places,
  );
  const negative = (amount: string): string =>
    isZero(amount) ? setting.money(amount) : setting.money(`-${amount}`);
  const hasDiscount = !isZero(allOff);
  const columns: Column<QuoteLine>[] = [
    { title: 'Description', cell: (line) => line.label },
    { title: 'Quantity', cell: ({ quantity }) => (quantity === null ? '' : setting.figure(quantity)) },
    {
      title: 'Price',
      cell: ({ unitPrice }) => (unitPrice === null ? '' : setting.unitPrice(unitPrice, places)),
    },
    { title: 'Amount', cell: ({ list }) => setting.money(list), sum: setting.money(totals.list) },
    ...(hasDiscount
      ? [
          { title: 'Discount', cell: (line: QuoteLine) => negative(off(line)), sum: negative(allOff) },
          { title: 'Net', cell: ({ net }: QuoteLine) => setting.money(net), sum: setting.money(totals.net) },
        ]
      : []),
    ...(hasTax
      ? [{ title: 'Tax', cell: ({ tax }: QuoteLine) => setting.money(tax), sum: setting.money(totals.tax) }]
      : []),
  ];
  const blanks = columns.slice(2).map(() => '');
  return {
    kind: 'table',
    columns: columns.map(({ title }, at) => ({
      title,
      align: at === 0 ? 'left' : 'right',
    })),
    rows: [
      ...lines.map((line) => ({
        cells: columns.map(({ cell }) => cell(line)),
        ...(line.detail === '' ? {} : { detail: line.detail }),
        weight: 'plain' as const,
      })),
      {
        cells: columns.map(({ sum }, at) => (at === 0 ? 'Sum' : (sum ?? ''))),
        weight: 'sum' as const,
      },
      {
        cells: [
          hasTax ? `Total in ${currency}, tax included` : `Total in ${currency}`,
          ...blanks,
          setting.money(totals.total),
        ],
        weight: 'total' as const,
      },
    ],
  };
}

const PARTS = ['subscription', 'packs', 'overage', 'other'] as const;

/** What falls due in which month; parts that never occur have no column. */
export function dueTable(figures: QuoteFigures, setting: Setting): SheetTable {
  const { due, places } = figures;
  const parts = PARTS.filter((part) => due.some((month) => !isZero(month[part])));
  const shown = parts.length === 1 ? [] : parts;
  const sumOfPart = (part: keyof Omit<MonthSum, 'from' | 'to'>): string =>
    setting.money(fromMinor(sumOf(due.map((month) => toMinor(month[part], places))), places));
  return {
    kind: 'table',
    columns: [
      { title: 'Month', align: 'left' },
      ...shown.map((part) => ({ title: capital(part), align: 'right' as const })),
      { title: 'Total', align: 'right' },
    ],
    rows: [
      ...due.map((month) => ({
        cells: [
          setting.period(month.from, month.to),
          ...shown.map((part) => setting.money(month[part])),
          setting.money(month.total),
        ],
        weight: 'plain' as const,
      })),
      { cells: ['Sum', ...shown.map(sumOfPart), sumOfPart('total')], weight: 'sum' as const },
    ],
  };
}

/** What the work comes to; operations in their own units, costs in credits. */
export function usageTable({ usage }: QuoteFigures, setting: Setting): SheetTable {
  return {
    kind: 'table',
    columns: [
      { title: 'Work', align: 'left' },
      { title: 'Number', align: 'right' },
      { title: 'Of', align: 'left' },
      { title: 'Uses', align: 'right' },
      { title: 'Of', align: 'left' },
    ],
    rows: usage.map(({ label, units, unit, credits, meter }) => ({
      cells: [label, setting.figure(units), unit, setting.figure(credits), meter],
      weight: 'plain' as const,
    })),
  };
}

/** The new plan beside the former one. */
export function planTable({ planChange }: QuoteFigures): SheetBlock[] {
  if (planChange === null) return [];
  const { from, to, facts } = planChange;
  return [
    {
      kind: 'table',
      columns: [
        { title: '', align: 'left' },
        ...(from === null ? [] : [{ title: from, align: 'left' as const }]),
        { title: to, align: 'left' },
      ],
      rows: facts.map(({ label, before, after }) => ({
        cells: [label, ...(from === null ? [] : [before ?? 'none']), after],
        weight: 'plain' as const,
      })),
    },
  ];
}
