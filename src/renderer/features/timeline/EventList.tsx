import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { LedgerEntry } from '../../../shared/contract/result';
import { daysBetween } from '../../charts/calendar';
import { CreditsText } from '../../components/CreditsText';
import { DataTable } from '../../components/data-table/DataTable';
import { figureWidth } from '../../components/data-table/figure-width';
import type { GridColumn } from '../../components/data-table/grid-column';
import { DateText } from '../../components/DateText';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import { formatUnits } from '../../format/credits';
import { isZero } from '../../format/exact';
import { ENTRY_WORDS } from '../../format/entry-words';
import { longestFigures } from '../../format/longest-figures';
import { useQueryFact } from '../../routing/use-route';
import { useExplain, type ExplainTarget } from '../../stores/explain';
import { useLedgerGroups, useLedgerPages } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { EVENT_KINDS, EVENT_SET_WORDS, EVENT_SETS, firstRowOn, type EventSet } from './event-kinds';
import type { DayCursor, TimelineFacts } from './timeline-facts';

const MOST_ROWS = 11;
const BY_DAY = { by: 'seq', descending: false } as const;

const isSet = (text: string | undefined): text is EventSet =>
  EVENT_SETS.some((each) => each === text);

type EventListProps = { readonly facts: TimelineFacts; readonly cursor: DayCursor };

/** What happens, in the order of the days; it follows the chart's day, and the chart its rows. */
export function EventList({ facts, cursor }: EventListProps) {
  const { simulation, of, series } = facts;
  const [named, setNamed] = useQueryFact('events');
  const locale = useLocale();
  const explain = useExplain((state) => state.open);
  const set = isSet(named) ? named : 'all';
  const filter = useMemo(
    () => ({
      kinds: [...EVENT_KINDS[set]],
      ...(series.case === undefined ? {} : { case: series.case }),
    }),
    [set, series.case],
  );
  const rows = useLedgerPages(of, filter, BY_DAY);
  const counts = useLedgerGroups(of, filter, 'on').data;
  const on = facts.days[cursor.chosen]?.on;
  const reveal = on === undefined || counts === undefined ? undefined : firstRowOn(counts, on);
  const count = rows.sums?.count ?? 0;
  const target = (entry: LedgerEntry): ExplainTarget => explainEntry(facts, entry);
  const columns = useMemo(() => eventColumns(facts, locale), [facts, locale]);
  return (
    <section className="timeline__events" aria-labelledby="events-head">
      <div className="timeline__head">
        <h2 id="events-head">{formatUnits(count, 'event', 'events', locale)}</h2>
        <SegmentedControl
          size="xs"
          aria-label="Events shown"
          value={set}
          onChange={(next) => setNamed(next === 'all' ? undefined : next)}
          data={EVENT_SETS.map((value) => ({ value, label: EVENT_SET_WORDS[value] }))}
        />
      </div>
      {count === 0 ? (
        <p className="secondary">Nothing of this kind happens in the horizon.</p>
      ) : (
        <div className="timeline__panel">
          <DataTable
            label="Events by day"
            columns={columns}
            keepsWidthsAs="events"
            rowCount={count}
            rowAt={rows.rowAt}
            rowKey={({ seq }) => String(seq)}
            maxRows={MOST_ROWS}
            onVisible={rows.onVisible}
            reveal={reveal}
            rowClass={(entry) => (entry.on === on ? 'timeline__row--here' : undefined)}
            onOpen={(entry) => {
              cursor.choose(daysBetween(simulation.start, entry.on));
              explain(target(entry));
            }}
          />
        </div>
      )}
    </section>
  );
}

function explainEntry({ simulation, say }: TimelineFacts, entry: LedgerEntry): ExplainTarget {
  const { seq, kind, credits, money } = entry;
  return {
    title: `${ENTRY_WORDS[kind]} on ${say.date(entry.on)}`,
    shown:
      money === undefined ? (credits === undefined ? '' : say.signed(credits)) : say.money(money),
    subject: { kind: 'entry', plan: simulation.summary.plan, seq },
  };
}

/** Of several meters each change names its own, as the list holds those of all. */
function creditsColumn(facts: TimelineFacts, longest: readonly string[]): GridColumn<LedgerEntry> {
  const { meters } = facts.book;
  const isMixed = meters.length > 1;
  const unitOf = (meter: string | undefined): string | undefined =>
    isMixed ? (meters.find(({ id }) => id === meter)?.unitPlural ?? meter) : undefined;
  const whole = isMixed
    ? longest.flatMap((text) => meters.map(({ unitPlural }) => `${text} ${unitPlural}`))
    : longest;
  return {
    id: 'credits',
    head: isMixed ? 'Change' : capital(facts.say.unit),
    name: isMixed ? 'Change' : `Change (${facts.say.unit})`,
    width: figureWidth(88, whole),
    align: 'end',
    cell: ({ credits, meter }) =>
      credits === undefined || isZero(credits) ? (
        ''
      ) : (
        <CreditsText credits={credits} unit={unitOf(meter)} signed />
      ),
    copies: ({ credits }) => credits ?? '',
  };
}

function eventColumns(facts: TimelineFacts, locale: string): readonly GridColumn<LedgerEntry>[] {
  const { currency } = facts.simulation;
  const longest = longestFigures(facts.simulation, locale);
  return [
    {
      id: 'on',
      head: 'Day',
      name: 'Day',
      width: 104,
      cell: ({ on }) => <DateText date={on} />,
      copies: ({ on }) => on,
    },
    {
      id: 'kind',
      head: 'Event',
      name: 'Event',
      width: 88,
      cell: ({ kind }) => ENTRY_WORDS[kind],
      copies: ({ kind }) => kind,
    },
    {
      id: 'cause',
      head: 'Cause',
      name: 'Cause',
      width: 140,
      grows: true,
      cell: ({ cause }) => <HostWords>{cause}</HostWords>,
      copies: ({ cause }) => cause,
    },
    creditsColumn(facts, longest.credits),
    {
      id: 'money',
      head: currency,
      name: `Money (${currency})`,
      width: figureWidth(80, longest.money),
      align: 'end',
      cell: ({ money }) => (money === undefined ? '' : <MoneyText amount={money} />),
      copies: ({ money }) => money ?? '',
    },
  ];
}

const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
