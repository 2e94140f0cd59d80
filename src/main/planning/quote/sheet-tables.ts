import type { QuoteFigures, QuoteLine } from '../../../shared/contract/quote-figures';
import type { SheetBlock, SheetTable } from '../../../shared/contract/quote-sheet';
import type { MonthSum } from '../../../shared/contract/result';
import { capital } from '../../../shared/price-book/wording';
import { fromMinor, sumOf, toMinor } from './money';
import type { Setting } from './set-text';

type Column<T> = {
  readonly title: string;
  readonly cell: (row: T) => string;
  readonly sum?: string;
};

function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}

/** What is taken off a line in all. */
function offOf({ discount, share }: QuoteLine, places: number): string {
  return fromMinor(toMinor(discount, places) + toMinor(share, places), places);
}

function lineColumns(
  figures: QuoteFigures,
  setting: Setting,
  hasTax: boolean,
): readonly Column<QuoteLine>[] {
  const { totals, places, lines } = figures;
  const { money } = setting;
  const allOff = fromMinor(
    sumOf(lines.map((line) => toMinor(offOf(line, places), places))),
    places,
  );
  const negative = (amount: string): string => money(isZero(amount) ? amount : `-${amount}`);
  const discount: readonly Column<QuoteLine>[] = [
    { title: 'Discount', cell: (line) => negative(offOf(line, places)), sum: negative(allOff) },
    { title: 'Net', cell: ({ net }) => money(net), sum: money(totals.net) },
  ];
  const tax: Column<QuoteLine> = {
    title: 'Tax',
    cell: (line) => money(line.tax),
    sum: money(totals.tax),
  };
  return [
    { title: 'Description', cell: ({ label }) => label },
    {
      title: 'Quantity',
      cell: ({ quantity }) => (quantity === null ? '' : setting.figure(quantity)),
    },
    {
      title: 'Price',
      cell: ({ unitPrice }) => (unitPrice === null ? '' : setting.unitPrice(unitPrice, places)),
    },
    { title: 'Amount', cell: ({ list }) => money(list), sum: money(totals.list) },
    ...(isZero(allOff) ? [] : discount),
    ...(hasTax ? [tax] : []),
  ];
}

const sumRow = (columns: readonly Column<QuoteLine>[]): SheetTable['rows'][number] => ({
  cells: columns.map(({ sum }, at) => (at === 0 ? 'Sum' : (sum ?? ''))),
  weight: 'sum',
});

/** The lines with their amounts; every sum at the foot is the sum of what stands above it. */
export function linesTable(figures: QuoteFigures, setting: Setting, hasTax: boolean): SheetTable {
  const columns = lineColumns(figures, setting, hasTax);
  const total = hasTax
    ? `Total in ${figures.currency}, tax included`
    : `Total in ${figures.currency}`;
  return {
    kind: 'table',
    columns: columns.map(({ title }, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows: [
      ...figures.lines.map((line) => ({
        cells: columns.map(({ cell }) => cell(line)),
        ...(line.detail === '' ? {} : { detail: line.detail }),
        weight: 'plain' as const,
      })),
      ...(columns.length > 4 ? [sumRow(columns)] : []),
      {
        cells: [total, ...columns.slice(2).map(() => ''), setting.money(figures.totals.total)],
        weight: 'total',
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
      { title: 'Uses', align: 'right' },
    ],
    rows: usage.map(({ label, units, unit, credits, meter }) => ({
      cells: [label, `${setting.figure(units)} ${unit}`, `${setting.figure(credits)} ${meter}`],
      weight: 'plain' as const,
    })),
  };
}

/** The new plan beside the former one. */
export function planTable({ planChange }: QuoteFigures, setting: Setting): SheetBlock[] {
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
        cells: [
          label,
          ...(from === null ? [] : [setting.sentence(before ?? 'none')]),
          setting.sentence(after),
        ],
        weight: 'plain' as const,
      })),
    },
  ];
}
