import { useMemo } from 'react';
import type { MonteCarloResult, PlanOdds } from '../../../shared/contract/uncertainty';
import { DataTable } from '../../components/data-table/DataTable';
import type { GridColumn } from '../../components/data-table/grid-column';
import { MoneyText } from '../../components/MoneyText';
import { moneyPlaces } from '../../format/money';
import { ofHundred } from './odds-words';

const MOST_ROWS = 12;

/** Every plan over all runs: three totals, and in how many runs it wins, runs out or reaches its cap. */
export function OddsTable({ result }: { readonly result: MonteCarloResult }) {
  const columns = useMemo(() => oddsColumns(result), [result]);
  const rows = result.plans;
  return (
    <div className="explore__table">
      <DataTable
        label="Plans over all runs"
        columns={columns}
        rowCount={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={({ plan }) => plan}
        maxRows={Math.min(MOST_ROWS, rows.length)}
        selectsCells
      />
    </div>
  );
}

function oddsColumns({ plans, runs, currency }: MonteCarloResult): readonly GridColumn<PlanOdds>[] {
  const places = moneyPlaces(plans.flatMap(({ p10, p50, p90 }) => [p10, p50, p90]));
  const money = (id: 'p10' | 'p50' | 'p90', head: string): GridColumn<PlanOdds> => ({
    id,
    head: `${head} (${currency})`,
    name: `${head} (${currency})`,
    width: 112,
    align: 'end',
    cell: (row) => <MoneyText amount={row[id]} places={places} />,
    copies: (row) => row[id] ?? '',
  });
  const times = (id: 'cheapest' | 'ranOut' | 'hitCap', head: string): GridColumn<PlanOdds> => ({
    id,
    head,
    name: head,
    width: 128,
    align: 'end',
    cell: (row) => ofHundred(row[id], runs),
    copies: (row) => String(row[id]),
  });
  return [
    {
      id: 'plan',
      head: 'Plan',
      name: 'Plan',
      width: 150,
      grows: true,
      cell: ({ label, lacks }) => (lacks ? `${label} (lacks a need)` : label),
      copies: ({ label }) => label,
    },
    money('p10', 'Low'),
    money('p50', 'Middle'),
    money('p90', 'High'),
    times('cheapest', 'Cheapest in'),
    times('ranOut', 'Runs out in'),
    times('hitCap', 'Cap reached in'),
  ];
}
