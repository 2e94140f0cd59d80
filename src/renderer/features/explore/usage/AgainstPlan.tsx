import { useState } from 'react';
import type { PriceBook } from '../../../../shared/contract/price-book';
import type { PlanAgainstActual } from '../../../../shared/contract/replay';
import { ChartFrame } from '../../../charts/ChartFrame';
import type { ChartTable } from '../../../charts/chart-table';
import { tickLabel } from '../../../charts/tick-label';
import { TwoCoursesChart } from '../../../charts/TwoCoursesChart';
import { formatCredits } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { useLocale } from '../../../stores/preferences';
import { ThreeFigures } from '../ThreeFigures';
import { againstSentence } from './against-words';

type AgainstPlanProps = {
  readonly against: PlanAgainstActual;
  readonly currency: string;
  readonly book: PriceBook;
};
type MeterDays = PlanAgainstActual['meters'][number];

/** The running account as it was planned and as it went, day by day. */
export function AgainstPlan({ against, currency, book }: AgainstPlanProps) {
  const { label, days, meters, planned, expected } = against;
  return (
    <div className="usage-report">
      <h3 className="explore__heading">{label}: plan against actual</h3>
      <ThreeFigures
        figures={[
          { label: 'Horizon as planned', amount: planned.total },
          { label: 'With the usage so far', amount: expected.total },
        ]}
        currency={currency}
      />
      {meters.map((meter) => (
        <MeterPicture
          key={meter.meter}
          meter={meter}
          days={days}
          against={against}
          units={unitsOf(book, meter.meter)}
        />
      ))}
    </div>
  );
}

const HEIGHT = 240;

type MeterPictureProps = {
  readonly meter: MeterDays;
  readonly days: readonly string[];
  readonly against: PlanAgainstActual;
  /** What the meter counts: "credits". */
  readonly units: string;
};

function unitsOf({ meters }: PriceBook, id: string): string {
  return meters.find((each) => each.id === id)?.unitPlural ?? id;
}

/** What is left of one meter at the end of each day. */
function MeterPicture({ meter, days, against, units }: MeterPictureProps) {
  const locale = useLocale();
  const [day, setDay] = useState<number>();
  const credits = (amount: string | undefined): string => formatCredits(amount ?? null, locale);
  const words =
    day === undefined
      ? undefined
      : `${formatDate(days[day] ?? null, locale, 'weekday')}: left ${credits(meter.actualBalance[day])}, planned ${credits(meter.plannedBalance[day])}; used ${credits(meter.actualUsed[day])}, planned ${credits(meter.plannedUsed[day])}.`;
  return (
    <ChartFrame
      title={againstSentence(meter, against, { units, locale })}
      summary="What is left at the end of each day: dashed as planned, solid as it went."
      table={meterTable(
        meter,
        days,
        (amount) => credits(amount),
        (on) => formatDate(on, locale),
      )}
      readout={words}
    >
      {(width, ids) => (
        <TwoCoursesChart
          ids={ids}
          days={days}
          courses={[
            { label: 'planned', kind: 'planned', amounts: meter.plannedBalance },
            { label: 'actual', kind: 'actual', amounts: meter.actualBalance },
          ]}
          width={width}
          height={HEIGHT}
          tickLabel={(tick) => tickLabel(tick, locale)}
          onPoint={setDay}
        />
      )}
    </ChartFrame>
  );
}

const COLUMNS = [
  { id: 'plannedUsed', head: 'Used, planned' },
  { id: 'actualUsed', head: 'Used, actual' },
  { id: 'plannedBalance', head: 'Left, planned' },
  { id: 'actualBalance', head: 'Left, actual' },
] as const;

function meterTable(
  meter: MeterDays,
  days: readonly string[],
  credits: (amount: string | undefined) => string,
  date: (on: string) => string,
): ChartTable {
  return {
    columns: [
      { id: 'on', head: 'Day', numeric: false },
      ...COLUMNS.map(({ id, head }) => ({ id, head, numeric: true })),
    ],
    rows: days.map((on, day) => ({
      key: on,
      cells: [
        { raw: on, shown: date(on) },
        ...COLUMNS.map(({ id }) => ({
          raw: meter[id][day] ?? '',
          shown: credits(meter[id][day]),
        })),
      ],
    })),
  };
}
