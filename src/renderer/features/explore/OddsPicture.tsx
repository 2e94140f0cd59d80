import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fan, MonteCarloResult, PlanOdds } from '../../../shared/contract/uncertainty';
import { ChartFrame } from '../../charts/ChartFrame';
import type { ChartTable } from '../../charts/chart-table';
import { FanChart } from '../../charts/FanChart';
import { planColour } from '../../charts/palette';
import { QuantileDots } from '../../charts/QuantileDots';
import { tickLabel } from '../../charts/tick-label';
import { EmptyState } from '../../components/EmptyState';
import { formatDate } from '../../format/dates';
import { UNKNOWN, writeNumber } from '../../format/intl';
import { formatEstimate, formatMoney } from '../../format/money';
import { useLocale } from '../../stores/preferences';
import { riskSentence } from './odds-words';
import { ThreeFigures } from './ThreeFigures';

type OddsPictureProps = {
  readonly odds: PlanOdds;
  readonly result: MonteCarloResult;
  readonly former: MonteCarloResult | undefined;
  /** Place of the plan in the price book, for its colour. */
  readonly place: number;
};

/** One plan: three figures, fifty dots, and the fan of its balance when it is asked for. */
export function OddsPicture({ odds, result, former, place }: OddsPictureProps) {
  const locale = useLocale();
  const [withFan, setWithFan] = useState(false);
  const { currency, runs, fan } = result;
  const money = (amount: string | null): string => formatMoney(amount, { locale, currency });
  if (odds.p50 === null) {
    return (
      <EmptyState title="The total is not known">
        A price of {odds.label} is on request. Enter it in Compare to see how likely each total is.
      </EmptyState>
    );
  }
  return (
    <>
      <ThreeFigures
        figures={[
          { label: 'Low (1 in 10 runs is below)', amount: odds.p10 },
          { label: 'Middle run', amount: odds.p50 },
          { label: 'High (1 in 10 runs is above)', amount: odds.p90 },
        ]}
        currency={currency}
        estimatedWithin={[odds.p10, odds.p90]}
      />
      <ChartFrame
        title={oddsTitle(odds, (amount) =>
          formatEstimate(amount, [odds.p10, odds.p90], { locale, currency }),
        )}
        summary={`Each of the 50 dots is one of 50 equally likely totals. ${riskSentence(odds, runs)}`}
        table={dotsTable(odds, currency, money)}
        actions={
          fan === null ? undefined : (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-pressed={withFan}
              onClick={() => setWithFan(!withFan)}
            >
              {withFan ? 'Hide the balance' : 'Balance as a fan'}
            </Button>
          )
        }
      >
        {(width, ids) => (
          <QuantileDots
            ids={ids}
            dots={odds.dots}
            plain={odds.plain}
            plainLabel={`plain ${money(odds.plain)}`}
            colour={planColour(place)}
            width={width}
            tickLabel={(tick) => tickLabel(tick, locale, currency)}
          />
        )}
      </ChartFrame>
      {withFan && fan !== null && fan.plan === odds.plan ? (
        <FanPicture fan={fan} former={former?.fan ?? undefined} label={odds.label} />
      ) : null}
    </>
  );
}

function oddsTitle(
  { label, lowest, highest, p10, p50, p90 }: PlanOdds,
  money: (amount: string | null) => string,
): string {
  if (lowest === highest) return `${label}: every run costs ${money(p50)}`;
  if (p10 === p90) return `${label}: at least 8 in 10 runs cost ${money(p50)}`;
  return `${label}: 8 in 10 runs cost ${money(p10)} to ${money(p90)}`;
}

function dotsTable(
  odds: PlanOdds,
  currency: string,
  money: (amount: string | null) => string,
): ChartTable {
  return {
    columns: [
      { id: 'dot', head: 'Of 50, from the lowest', numeric: true },
      { id: 'total', head: `Total (${currency})`, numeric: true },
    ],
    rows: odds.dots.map((amount, at) => ({
      key: String(at),
      cells: [
        { raw: String(at + 1), shown: String(at + 1) },
        { raw: amount, shown: money(amount) },
      ],
    })),
  };
}

const FAN_HEIGHT = 280;

type FanPictureProps = {
  readonly fan: Fan;
  readonly former: Fan | undefined;
  readonly label: string;
};

function FanPicture({ fan, former, label }: FanPictureProps) {
  const locale = useLocale();
  const [day, setDay] = useState<number>();
  const rounded = (value: number | undefined): string =>
    value === undefined ? UNKNOWN : writeNumber(String(Math.round(value)), locale);
  const words =
    day === undefined
      ? undefined
      : `${formatDate(fan.days[day] ?? null, locale, 'weekday')}: middle ${rounded(fan.p50[day])}, 8 in 10 runs ${rounded(fan.p10[day])} to ${rounded(fan.p90[day])}, 19 in 20 ${rounded(fan.p2[day])} to ${rounded(fan.p98[day])}.`;
  return (
    <ChartFrame
      title={`${label}: balance by day over all runs`}
      summary="Bands hold 1 in 2, 8 in 10 and 19 in 20 runs; the thin lines are three runs as they went. Dashed: before the last change."
      table={fanTable(fan, rounded, (on) => formatDate(on, locale))}
      readout={words}
    >
      {(width, ids) => (
        <FanChart
          ids={ids}
          fan={fan}
          former={former?.days.length === fan.days.length && former !== fan ? former : undefined}
          width={width}
          height={FAN_HEIGHT}
          tickLabel={(tick) => tickLabel(tick, locale)}
          onPoint={setDay}
        />
      )}
    </ChartFrame>
  );
}

const FAN_COLUMNS = ['p2', 'p10', 'p25', 'p50', 'p75', 'p90', 'p98'] as const;

function fanTable(
  fan: Fan,
  rounded: (value: number | undefined) => string,
  date: (on: string) => string,
): ChartTable {
  return {
    columns: [
      { id: 'on', head: 'Day', numeric: false },
      ...FAN_COLUMNS.map((id) => ({
        id,
        head: id === 'p50' ? 'Middle' : `${id.slice(1)} of 100`,
        numeric: true,
      })),
    ],
    rows: fan.days.map((on, day) => ({
      key: on,
      cells: [
        { raw: on, shown: date(on) },
        ...FAN_COLUMNS.map((id) => ({
          raw: String(fan[id][day] ?? ''),
          shown: rounded(fan[id][day]),
        })),
      ],
    })),
  };
}
