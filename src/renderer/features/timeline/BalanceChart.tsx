import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { BandKey } from '../../charts/BalanceBands';
import { changeOf, type BalanceDay } from '../../charts/balance-days';
import { daysBetween, addMonths } from '../../charts/calendar';
import { ChartFrame } from '../../charts/ChartFrame';
import type { ChartTable } from '../../charts/chart-table';
import { DayBrush } from '../../charts/DayBrush';
import { clampWindow, wholeWindow, zoomWindow } from '../../charts/day-window';
import { StepChart } from '../../charts/StepChart';
import { tickLabel } from '../../charts/tick-label';
import { isZero } from '../../format/exact';
import { formatDate } from '../../format/dates';
import { useExplain, type ExplainTarget } from '../../stores/explain';
import { useLocale } from '../../stores/preferences';
import { dayWords, type DayPart } from './day-words';
import type { DayCursor, TimelineFacts } from './timeline-facts';

const HEIGHT = 300;

type BalanceChartProps = { readonly facts: TimelineFacts; readonly cursor: DayCursor };

/** The balance of every day, with its events; the brush below chooses what is in view. */
export function BalanceChart({ facts, cursor }: BalanceChartProps) {
  const { days, lowest, view, setView, say, simulation } = facts;
  const locale = useLocale();
  const explain = useExplain((state) => state.open);
  const table = useMemo(() => balanceTable(facts, (on) => formatDate(on, locale)), [facts, locale]);
  const ticks = useCallback((tick: number): string => tickLabel(tick, locale), [locale]);
  const wordsOf = (at: number): string => {
    const day = days[at];
    return day === undefined
      ? ''
      : dayWords(day, changeOf(days, at), facts.byDay.get(at) ?? [], say, partsOn(facts, at));
  };
  const open = (at: number): void => {
    const day = days[at];
    cursor.choose(at);
    if (day !== undefined) explain(explainDay(facts, day, formatDate(day.on, locale)));
  };
  const pointed = cursor.at ?? cursor.chosen;
  return (
    <ChartFrame
      title={titleOf(facts, locale)}
      summary={`${days.length} days from ${formatDate(simulation.start, locale)}. Arrows walk by day, Page up and down by month, + and − zoom, Enter explains.`}
      table={table}
      actions={<RangeButtons facts={facts} at={cursor.chosen} />}
      markEntries={[
        {
          id: 'explain',
          title: `Where the balance of ${formatDate(days[pointed]?.on ?? simulation.start, locale, 'day-month')} comes from`,
          keys: ['Enter'],
          run: () => open(pointed),
        },
      ]}
      readout={cursor.at === undefined ? undefined : wordsOf(cursor.at)}
      readoutAction={
        <Button variant="subtle" size="compact-sm" onClick={() => open(cursor.chosen)}>
          Explain {formatDate(days[cursor.chosen]?.on ?? simulation.start, locale, 'day-month')}
        </Button>
      }
    >
      {(width, ids) => (
        <>
          <BandKey bands={facts.bands} />
          <StepChart
            ids={ids}
            days={days}
            marks={facts.marks}
            byDay={facts.byDay}
            bands={facts.bands}
            lowest={lowest}
            lowestText={lowest === undefined ? '' : lowestWords(lowest, facts, locale)}
            width={width}
            height={HEIGHT}
            view={view}
            onView={setView}
            at={cursor.at}
            onPoint={cursor.point}
            onDay={cursor.choose}
            valueText={wordsOf(cursor.at ?? view.from)}
            tickLabel={ticks}
            onOpen={open}
          />
          <DayBrush days={days} width={width} view={view} onView={setView} />
        </>
      )}
    </ChartFrame>
  );
}

function explainDay(
  { simulation, series, say }: TimelineFacts,
  day: BalanceDay,
  date: string,
): ExplainTarget {
  return {
    title: `Balance on ${date}`,
    shown: say.credits(day.end),
    subject: {
      kind: 'balance',
      plan: simulation.summary.plan,
      meter: series.meter,
      on: day.on,
      ...(series.case === undefined ? {} : { case: series.case }),
    },
  };
}

function lowestWords(day: BalanceDay, { say }: TimelineFacts, locale: string): string {
  return `lowest ${say.credits(day.end)} on ${formatDate(day.on, locale, 'day-month')}`;
}

function titleOf({ lowest, say, simulation }: TimelineFacts, locale: string): string {
  const { label } = simulation.summary;
  if (lowest === undefined) return `${label}: no day in the horizon`;
  return `${label}: lowest at ${say.credits(lowest.end)} ${say.unit} on ${formatDate(lowest.on, locale)}`;
}

/** What is left of each part at the end of a day, where it is anything. */
const partsOn = ({ bands }: TimelineFacts, at: number): readonly DayPart[] =>
  bands.flatMap(({ label, end }) => {
    const credits = end[at];
    return credits === undefined || isZero(credits) ? [] : [{ label, credits }];
  });

function balanceTable(
  { days, bands, say }: TimelineFacts,
  date: (on: string) => string,
): ChartTable {
  const cell = (credits: string) => ({ raw: credits, shown: say.credits(credits) });
  return {
    columns: [
      { id: 'on', head: 'Day', numeric: false },
      { id: 'start', head: `Morning (${say.unit})`, numeric: true },
      { id: 'used', head: `Used (${say.unit})`, numeric: true },
      { id: 'end', head: `Evening (${say.unit})`, numeric: true },
      ...bands.map(({ key, label }) => ({
        id: key,
        head: `Of it ${label} (${say.unit})`,
        numeric: true,
      })),
    ],
    rows: days.map((day) => ({
      key: day.on,
      cells: [
        { raw: day.on, shown: date(day.on) },
        cell(day.start),
        cell(day.used),
        cell(day.end),
        ...bands.map(({ end }) => cell(end[day.at] ?? '0')),
      ],
    })),
  };
}

/** The part in view without dragging: a month or a quarter from the cursor's day, all, nearer, farther. */
function RangeButtons({ facts, at }: { readonly facts: TimelineFacts; readonly at: number }) {
  const { days, view, setView } = facts;
  const count = days.length;
  const day = days[Math.max(view.from, Math.min(at, view.to - 1))];
  if (day === undefined) return null;
  const months = (number: number): void =>
    setView(
      clampWindow(
        { from: day.at, to: day.at + daysBetween(day.on, addMonths(day.on, number)) },
        count,
      ),
    );
  const zoom = (factor: number): void => setView(zoomWindow(view, day.at, factor, count));
  const whole = view.from === 0 && view.to >= count;
  return (
    <Button.Group>
      <Button variant="default" size="compact-sm" onClick={() => months(1)}>
        Month
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => months(3)}>
        Quarter
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        aria-pressed={whole}
        onClick={() => setView(wholeWindow(count))}
      >
        All
      </Button>
      <Button variant="default" size="compact-sm" aria-label="Zoom in" onClick={() => zoom(0.5)}>
        +
      </Button>
      <Button variant="default" size="compact-sm" aria-label="Zoom out" onClick={() => zoom(2)}>
        −
      </Button>
    </Button.Group>
  );
}
