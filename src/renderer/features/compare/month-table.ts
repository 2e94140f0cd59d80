import type { MonthSum, PlanSummary } from '../../../shared/contract/result';
import type { ChartTable, ChartTableCell } from '../../charts/chart-table';
import { compareAmounts } from '../../format/exact';
import { MONEY_KINDS } from './plan-rows';

/** The month that costs most, the first of several. */
export function dearestMonth({ months }: PlanSummary): MonthSum | undefined {
  return months.reduce<MonthSum | undefined>(
    (most, month) =>
      most === undefined || compareAmounts(month.total, most.total) > 0 ? month : most,
    undefined,
  );
}

const HEADS = {
  subscription: 'Subscription',
  packs: 'Packs',
  overage: 'Overage',
  other: 'Other',
  total: 'Total',
} as const;

/** A plan's months behind their chart, with their sum at the foot. */
export function monthTable(
  summary: PlanSummary,
  monthText: (from: string) => string,
  amountText: (amount: string) => string,
): ChartTable {
  const columns = [...MONEY_KINDS, 'total'] as const;
  const cell = (amount: string): ChartTableCell => ({ raw: amount, shown: amountText(amount) });
  return {
    columns: [
      { id: 'month', head: 'Month from', numeric: false },
      ...columns.map((id) => ({ id, head: `${HEADS[id]} (${summary.currency})`, numeric: true })),
    ],
    rows: summary.months.map((month) => ({
      key: month.from,
      cells: [
        { raw: month.from, shown: monthText(month.from) },
        ...columns.map((id) => cell(month[id])),
      ],
    })),
  };
}
