import { useMemo, type ReactNode } from 'react';
import type { LedgerEntry } from '../../../shared/contract/result';
import {
  LEDGER_COLUMNS,
  type LedgerSort,
  type LedgerSums,
} from '../../../shared/contract/ledger-page';
import { CreditsText } from '../../components/CreditsText';
import { DataTable } from '../../components/data-table/DataTable';
import type { GridColumn, GridSort } from '../../components/data-table/grid-column';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { MoneyText } from '../../components/MoneyText';
import { formatCount, formatCredits } from '../../format/credits';
import { useQueryFact } from '../../routing/use-route';
import { useExplain } from '../../stores/explain';
import { useLedgerPages } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { explainEntry } from './explain-entry';
import { ledgerColumns } from './ledger-columns';
import type { LedgerFacts } from './use-ledger-facts';

type ColumnId = (typeof LEDGER_COLUMNS)[number];
const isColumn = (text: string | undefined): text is ColumnId =>
  LEDGER_COLUMNS.some((column) => column === text);

/** All rows; only those in view are drawn, the host sorts, filters and sums. */
export function LedgerGrid({ facts }: { readonly facts: LedgerFacts }) {
  const explain = useExplain((state) => state.open);
  const locale = useLocale();
  const [sort, setSort] = useLedgerSort();
  const rows = useLedgerPages(facts.of, facts.filter, sort);
  const columns = useMemo(() => ledgerColumns(facts), [facts]);
  if (rows.error !== null && rows.sums === undefined) {
    return <ErrorPanel title="The ledger could not be read" error={rows.error} />;
  }
  if (rows.sums === undefined) return null;
  if (rows.sums.count === 0) {
    return (
      <EmptyState title={rows.length === 0 ? 'No entries' : 'No entry fits these filters'}>
        {rows.length === 0
          ? 'Nothing changes a balance or owes money in this horizon. Add work, or choose a plan with a fee.'
          : 'Take a filter off to see more of the ledger.'}
      </EmptyState>
    );
  }
  const { sums } = rows;
  const foot = (column: GridColumn<LedgerEntry>): ReactNode =>
    footOf(column.id, sums, facts, locale);
  const gridSort: GridSort = { by: sort.by, descending: sort.descending };
  return (
    <DataTable
      label={`Ledger of ${facts.simulation.summary.label}`}
      columns={columns}
      keepsWidthsAs="ledger"
      rowCount={rows.sums.count}
      rowAt={rows.rowAt}
      rowKey={({ seq }) => String(seq)}
      sort={gridSort}
      onSort={({ by, descending }) => {
        if (isColumn(by)) setSort({ by, descending });
      }}
      onOpen={(entry) => explain(explainEntry(facts, entry))}
      onVisible={rows.onVisible}
      selectsCells
      foot={foot}
    />
  );
}

function useLedgerSort(): [LedgerSort, (sort: LedgerSort) => void] {
  const [text, setText] = useQueryFact('sort');
  return useMemo(() => {
    const descending = text?.startsWith('-') ?? false;
    const by = descending ? text?.slice(1) : text;
    const sort: LedgerSort = { by: isColumn(by) ? by : 'seq', descending };
    const set = (next: LedgerSort): void =>
      setText(
        next.by === 'seq' && !next.descending
          ? undefined
          : `${next.descending ? '-' : ''}${next.by}`,
      );
    return [sort, set];
  }, [text, setText]);
}

/** Sums over every row the filter lets through, not only those in view. */
function footOf(id: string, sums: LedgerSums, facts: LedgerFacts, locale: string): ReactNode {
  switch (id) {
    case 'on':
      return `${formatCount(sums.count, locale)} rows`;
    case 'credits':
      // Credits of several meters do not add up: each has its own sum, where there is room.
      return sums.credits.length > 1 ? null : (
        <CreditsText credits={sums.credits[0]?.credits ?? null} signed />
      );
    case 'money':
      return <MoneyText amount={sums.money} />;
    case 'cause':
      return <span className="ledger__sums">{sumWords(sums, facts, locale).join('; ')}</span>;
    default:
      return null;
  }
}

/** Sums that have no column of their own, and what is missing in those that have one. */
function sumWords({ credits }: LedgerSums, facts: LedgerFacts, locale: string): string[] {
  const { book, simulation } = facts;
  const unitOf = (meter: string): string =>
    book.meters.find(({ id }) => id === meter)?.unitPlural ?? meter;
  const several = credits.length < 2 ? [] : credits;
  return [
    ...several.map(
      ({ meter, credits: sum }) =>
        `${formatCredits(sum, locale, { signed: true })} ${unitOf(meter)}`,
    ),
    ...(simulation.summary.status === 'price-unknown'
      ? ['A price is not entered: its fees are missing here']
      : []),
  ];
}
