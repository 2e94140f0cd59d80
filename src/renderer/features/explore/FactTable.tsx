import { DataTable } from '../../components/data-table/DataTable';
import type { GridColumn } from '../../components/data-table/grid-column';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import { moneyPlaces } from '../../format/money';
import type { ExplainTarget } from '../../stores/explain';

const MOST_ROWS = 12;

type FactTableProps<R> = {
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R, index: number) => string;
  readonly columns: readonly GridColumn<R>[];
  readonly rowClass?: ((row: R) => string | undefined) | undefined;
};

/** A short table of an answer: cells can be walked, copied and explained. */
export function FactTable<R>({ label, rows, rowKey, columns, rowClass }: FactTableProps<R>) {
  if (rows.length === 0) return null;
  return (
    <div className="explore__table">
      <DataTable
        label={label}
        columns={columns}
        rowCount={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={rowKey}
        maxRows={Math.min(MOST_ROWS, rows.length)}
        rowClass={rowClass}
        selectsCells
        freezesFirst
      />
    </div>
  );
}

/** A column of the host's words, their figures as the screen writes them. */
export function hostColumn<R>(
  ...[id, head, words, options]: Parameters<typeof textColumn<R>>
): GridColumn<R> {
  const column = textColumn(id, head, words, options);
  return { ...column, cell: (row) => <HostWords>{words(row)}</HostWords> };
}

type ColumnOptions<R> = Partial<Pick<GridColumn<R>, 'width' | 'grows' | 'align' | 'explain'>>;

/** A column of words or of figures written out by the caller. */
export function textColumn<R>(
  id: string,
  head: string,
  shown: (row: R) => string,
  options: ColumnOptions<R> & { readonly raw?: (row: R) => string } = {},
): GridColumn<R> {
  const { raw = shown, ...rest } = options;
  return {
    id,
    head,
    name: head,
    width: 128,
    cell: (row) => {
      const text = shown(row);
      return <span title={text}>{text}</span>;
    },
    copies: raw,
    ...rest,
  };
}

type MoneyOptions<R> = ColumnOptions<R> & { readonly signed?: boolean };

function moneyColumn<R>(
  rows: readonly R[],
  [id, head, amount]: readonly [string, string, (row: R) => string | null],
  { signed = false, explain, ...rest }: MoneyOptions<R>,
): GridColumn<R> {
  const places = moneyPlaces(rows.map(amount));
  return {
    id,
    head,
    name: head,
    width: 112,
    align: 'end',
    cell: (row, index) => (
      <MoneyText
        amount={amount(row)}
        places={places}
        signed={signed}
        explain={explain?.(row, index)}
        inGrid
      />
    ),
    copies: (row) => amount(row) ?? '',
    ...(explain === undefined ? {} : { explain }),
    ...rest,
  };
}

/** Columns for these rows: `text`, and `money` in one currency, which the head names. */
export function factColumns<R>(rows: readonly R[]) {
  return {
    text: (...given: Parameters<typeof textColumn<R>>): GridColumn<R> => textColumn<R>(...given),
    money: (
      id: string,
      head: string,
      amount: (row: R) => string | null,
      options: MoneyOptions<R> = {},
    ): GridColumn<R> => moneyColumn(rows, [id, head, amount], options),
  };
}

/** The explanation of a plan's total, as the comparison has it. */
export function explainTotal(plan: string, label: string, shown: string): ExplainTarget {
  return { title: `${label}, total`, shown, subject: { kind: 'total', plan } };
}
