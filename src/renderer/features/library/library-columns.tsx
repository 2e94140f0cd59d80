import type { ScenarioRow } from '../../../shared/contract/library';
import { figureWidth } from '../../components/data-table/figure-width';
import type { GridColumn } from '../../components/data-table/grid-column';
import { MoneyText } from '../../components/MoneyText';
import { formatAgo } from '../../format/dates';
import { UNKNOWN } from '../../format/intl';
import { formatMoney } from '../../format/money';
import { bestOf, longestAmounts, yearlyOf } from './library-rows';
import { NameCell } from './NameCell';

export type LibraryColumnsContext = {
  /** All that are in view. */
  readonly rows: readonly ScenarioRow[];
  readonly locale: string;
  readonly now: number;
  readonly selected: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly renaming: string | undefined;
  readonly onRenamed: (row: ScenarioRow, name: string | undefined) => void;
  readonly onTag: (tag: string) => void;
  readonly onParent: (row: ScenarioRow) => void;
  readonly onNewest: (row: ScenarioRow) => void;
};

const monthsOf = (row: ScenarioRow): number | null =>
  row.digest?.kind === 'priced' ? row.digest.months : null;

function BestPlan({ row }: { readonly row: ScenarioRow }) {
  if (row.digest === null) return <span className="secondary">pricing…</span>;
  if (row.digest.kind === 'failed') {
    return (
      <span className="library__failed" title={row.digest.why}>
        cannot be priced
      </span>
    );
  }
  if (row.digest.best === null) return <span className="secondary">no plan serves it</span>;
  return <span>{row.digest.best.label}</span>;
}

function Money({ row, amount }: { readonly row: ScenarioRow; readonly amount: string | null }) {
  const currency = row.digest?.kind === 'priced' ? row.digest.currency : undefined;
  return <MoneyText amount={amount} currency={currency} inGrid />;
}

function BookCell({ row, onNewest }: { readonly row: ScenarioRow; readonly onNewest: () => void }) {
  return (
    <>
      <span>
        {row.priceBookLabel} <span className="secondary">{row.priceBook.version}</span>
      </span>
      {row.newerVersion === null ? null : (
        <button
          type="button"
          tabIndex={-1}
          className="library__newer"
          title={`Price with ${row.newerVersion} instead; can be undone`}
          onClick={onNewest}
        >
          newer: {row.newerVersion}
        </button>
      )}
    </>
  );
}

type Column = GridColumn<ScenarioRow>;

const chosenColumn = ({ selected, toggle }: LibraryColumnsContext): Column => ({
  id: 'chosen',
  head: <span className="visually-hidden">Chosen</span>,
  name: 'Chosen',
  width: 40,
  align: 'center',
  resizable: false,
  cell: (row) => (
    <input
      type="checkbox"
      className="library__choose"
      tabIndex={-1}
      aria-label={`Choose ${row.name}`}
      checked={selected.has(row.id)}
      onChange={() => toggle(row.id)}
    />
  ),
  says: (row) => (selected.has(row.id) ? `${row.name}, chosen` : row.name),
});

const nameColumn = (context: LibraryColumnsContext): Column => ({
  id: 'name',
  head: 'Scenario',
  name: 'Scenario',
  width: 216,
  grows: true,
  sortable: true,
  cell: (row) => (
    <NameCell
      row={row}
      renaming={context.renaming === row.id}
      onRenamed={(name) => context.onRenamed(row, name)}
      onTag={context.onTag}
      onParent={() => context.onParent(row)}
    />
  ),
  copies: (row) => row.name,
});

const bookColumn = ({ onNewest }: LibraryColumnsContext): Column => ({
  id: 'book',
  head: 'Price book',
  name: 'Price book',
  width: 164,
  sortable: true,
  cell: (row) => <BookCell row={row} onNewest={() => onNewest(row)} />,
  copies: (row) => `${row.priceBookLabel} ${row.priceBook.version}`,
});

const totalOf = (row: ScenarioRow): string | null => bestOf(row)?.total ?? null;

function amountWidth(
  { rows, locale }: LibraryColumnsContext,
  amountOf: (row: ScenarioRow) => string | null,
): number {
  const longest = longestAmounts(rows, amountOf);
  return figureWidth(
    104,
    longest.map(({ amount, currency }) => formatMoney(amount, { locale, currency })),
  );
}

const figureColumns = (context: LibraryColumnsContext): readonly Column[] => [
  {
    id: 'best',
    head: 'Cheapest plan',
    name: 'Cheapest plan',
    width: 148,
    sortable: true,
    cell: (row) => <BestPlan row={row} />,
    copies: (row) => bestOf(row)?.label ?? '',
  },
  {
    id: 'months',
    head: 'Months',
    name: 'Months',
    width: 60,
    align: 'end',
    cell: (row) => monthsOf(row) ?? UNKNOWN,
    copies: (row) => String(monthsOf(row) ?? ''),
  },
  {
    id: 'total',
    head: 'Total',
    name: 'Total',
    width: amountWidth(context, totalOf),
    align: 'end',
    sortable: true,
    cell: (row) => <Money row={row} amount={totalOf(row)} />,
    copies: (row) => totalOf(row) ?? '',
  },
  {
    id: 'yearly',
    head: 'Per year',
    name: 'Per year',
    width: amountWidth(context, yearlyOf),
    align: 'end',
    sortable: true,
    cell: (row) => <Money row={row} amount={yearlyOf(row)} />,
    copies: (row) => yearlyOf(row) ?? '',
  },
];

export function libraryColumns(context: LibraryColumnsContext): readonly Column[] {
  const { locale, now } = context;
  return [
    chosenColumn(context),
    nameColumn(context),
    bookColumn(context),
    ...figureColumns(context),
    {
      id: 'edited',
      head: 'Edited',
      name: 'Edited',
      width: 112,
      align: 'end',
      sortable: true,
      cell: (row) => <time dateTime={row.updatedAt}>{formatAgo(row.updatedAt, now, locale)}</time>,
      copies: (row) => row.updatedAt,
    },
  ];
}
