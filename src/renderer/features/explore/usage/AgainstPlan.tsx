import type { PlanAgainstActual } from '../../../../shared/contract/replay';
import { formatCredits } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { useLocale } from '../../../stores/preferences';
import { factColumns, FactTable } from '../FactTable';
import { ThreeFigures } from '../ThreeFigures';

type AgainstPlanProps = { readonly against: PlanAgainstActual; readonly currency: string };

type Day = {
  readonly key: string;
  readonly on: string;
  readonly meter: string;
  readonly planned: string;
  readonly actual: string;
  readonly plannedLeft: string;
  readonly actualLeft: string;
};

/** The running account as it was planned and as it went, day by day. */
export function AgainstPlan({ against, currency }: AgainstPlanProps) {
  const locale = useLocale();
  const { label, days, meters, planned, expected, sentence } = against;
  const rows = days.flatMap((on, at) =>
    meters.map(
      (meter): Day => ({
        key: `${on} ${meter.meter}`,
        on,
        meter: meter.meter,
        planned: meter.plannedUsed[at] ?? '',
        actual: meter.actualUsed[at] ?? '',
        plannedLeft: meter.plannedBalance[at] ?? '',
        actualLeft: meter.actualBalance[at] ?? '',
      }),
    ),
  );
  const { text } = factColumns<Day>(rows);
  const credits = (id: string, head: string, of: (row: Day) => string) =>
    text(id, head, (row) => formatCredits(of(row), locale), { width: 120, align: 'end', raw: of });
  return (
    <div className="usage-report">
      <h3 className="explore__heading">{label}: plan against actual</h3>
      <p className="explore__sentence">{sentence}</p>
      <ThreeFigures
        figures={[
          { label: 'Horizon as planned', amount: planned.total },
          { label: 'With the usage so far', amount: expected.total },
        ]}
        currency={currency}
      />
      <FactTable
        label="Plan against actual by day"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          text('on', 'Day', ({ on }) => formatDate(on, locale), { width: 112, grows: true, raw: ({ on }) => on }),
          ...(meters.length < 2 ? [] : [text('meter', 'Meter', ({ meter }) => meter, { width: 112 })]),
          credits('planned', 'Used, planned', ({ planned: used }) => used),
          credits('actual', 'Used, real', ({ actual }) => actual),
          credits('plannedLeft', 'Left, planned', ({ plannedLeft }) => plannedLeft),
          credits('actualLeft', 'Left, real', ({ actualLeft }) => actualLeft),
        ]}
      />
    </div>
  );
}
