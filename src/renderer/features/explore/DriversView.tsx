import { useState } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Sensitivity, SensitivityRow } from '../../../shared/contract/explore';
import { ChartFrame } from '../../charts/ChartFrame';
import type { ChartTable, ChartTableCell } from '../../charts/chart-table';
import { tickLabel } from '../../charts/tick-label';
import { tornadoOf } from '../../charts/tornado-bars';
import { TornadoChart } from '../../charts/TornadoChart';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PlanSelect } from '../../components/PlanSelect';
import { formatCount } from '../../format/credits';
import { localWords } from '../../format/host-words';
import { formatMoney } from '../../format/money';
import { useChosenPlan } from '../../stores/chosen-plan';
import { useLocale } from '../../stores/preferences';
import { explainTotal } from './FactTable';
import { ThreeFigures } from './ThreeFigures';
import { useSensitivity } from './use-explore';
import { Waiting } from './Waiting';

/** Which input moves a plan's total most, one at a time. */
export function DriversView({ book: _book }: { readonly book: PriceBook }) {
  const [plan, setPlan] = useChosenPlan();
  const answer = useSensitivity(plan);
  const { data, error } = answer;
  return (
    <section aria-label="What moves it">
      <PlanSelect plan={plan} onPlan={setPlan} />
      {error !== null && data === undefined ? (
        <ErrorPanel title="The inputs could not be moved" error={error} onRetry={answer.again} />
      ) : null}
      {data === undefined ? null : <Drivers sensitivity={data} />}
      <Waiting answer={answer} words="Moving each input to its two ends" />
    </section>
  );
}

function Drivers({ sensitivity }: { readonly sensitivity: Sensitivity }) {
  const locale = useLocale();
  const [row, setRow] = useState<SensitivityRow>();
  const { currency, label, low, total, high } = sensitivity;
  const money = (amount: string | null): string => formatMoney(amount, { locale, currency });
  const local = (words: string): string => localWords(words, locale);
  const shown = sensitivity.rows.map((each) => ({
    ...each,
    low: local(each.low),
    high: local(each.high),
  }));
  const tornado = tornadoOf({ ...sensitivity, rows: shown });
  if (tornado === undefined) {
    return (
      <EmptyState title="The total is not known">
        A price of {label} is on request. Enter it in Compare to see what moves the total.
      </EmptyState>
    );
  }
  const [first] = tornado.bars;
  if (first === undefined) {
    return (
      <EmptyState title="Nothing moves this total">
        {label} costs {money(total)} whatever these inputs are, as far as they were moved.
      </EmptyState>
    );
  }
  const more =
    tornado.folded === 0 ? '' : ` ${tornado.folded} other inputs move it less or not at all.`;
  return (
    <>
      <ThreeFigures
        figures={[
          { label: 'All at their low ends', amount: low },
          {
            label: 'As entered',
            amount: total,
            explain: explainTotal(sensitivity.plan, label, money(total)),
          },
          { label: 'All at their high ends', amount: high },
        ]}
        currency={currency}
      />
      <ChartFrame
        title={`${label}: the total moves most with ${first.row.label}, by ${money(first.row.swing)}`}
        summary={`Each input alone, over its own range, or a fifth less and more where it has none.${more}`}
        table={driversTable(sensitivity, money, local)}
        readout={
          row === undefined
            ? undefined
            : rowWords(row, money, (units) => formatCount(units, locale))
        }
      >
        {(width, ids) => (
          <TornadoChart
            ids={ids}
            tornado={tornado}
            width={width}
            tickLabel={(tick) => tickLabel(tick, locale, currency)}
            onPoint={setRow}
          />
        )}
      </ChartFrame>
    </>
  );
}

function rowWords(
  row: SensitivityRow,
  money: (amount: string | null) => string,
  count: (units: number) => string,
): string {
  const short = (units: number): string => (units === 0 ? '' : ` with ${count(units)} unserved`);
  const range = row.range === 'own' ? 'its own range' : 'a fifth less and more';
  return `${row.label}, ${range}: ${row.low} gives ${money(row.totalLow)}${short(row.unservedLow)}, ${row.high} gives ${money(row.totalHigh)}${short(row.unservedHigh)}.`;
}

const text = (value: string, shown = value): ChartTableCell => ({ raw: value, shown });

function driversTable(
  { rows, currency }: Sensitivity,
  money: (amount: string | null) => string,
  local: (words: string) => string,
): ChartTable {
  const cell = (amount: string | null) => ({ raw: amount ?? '', shown: money(amount) });
  return {
    columns: [
      { id: 'input', head: 'Input', numeric: false },
      { id: 'low', head: 'Low', numeric: true },
      { id: 'totalLow', head: `Total at low (${currency})`, numeric: true },
      { id: 'high', head: 'High', numeric: true },
      { id: 'totalHigh', head: `Total at high (${currency})`, numeric: true },
      { id: 'swing', head: `Swing (${currency})`, numeric: true },
    ],
    rows: rows.map((row) => ({
      key: row.input,
      cells: [
        text(row.label),
        text(row.low, local(row.low)),
        cell(row.totalLow),
        text(row.high, local(row.high)),
        cell(row.totalHigh),
        cell(row.swing),
      ],
    })),
  };
}
