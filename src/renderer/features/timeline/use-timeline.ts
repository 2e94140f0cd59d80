import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BalanceParts } from '../../../shared/contract/balance-parts';
import type { Simulation } from '../../../shared/contract/result';
import { balanceBands, type BalanceBand } from '../../charts/balance-bands';
import { balanceDays, lowestDay } from '../../charts/balance-days';
import {
  entryMarks,
  invoiceMarks,
  MARK_ENTRIES,
  marksByDay,
  type DayMark,
} from '../../charts/day-marks';
import { clampWindow, type DayWindow } from '../../charts/day-window';
import { formatCredits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { useQueryFact } from '../../routing/use-route';
import { useOpenBook, type SimulationRun } from '../../stores/figures';
import { askRun, type LedgerOf } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { useTRPCClient } from '../../trpc/client';
import type { DaySay } from './day-words';
import type { TimelineFacts } from './timeline-facts';

const KEPT_MS = 60_000;

type EntryMarkKind = keyof typeof MARK_ENTRIES;
const ENTRY_MARKS = Object.keys(MARK_ENTRIES) as EntryMarkKind[];

/** Which balance is shown; the address keeps it. */
export const seriesKey = ({
  meter,
  case: caseId,
}: {
  meter: string;
  case?: string | undefined;
}): string => (caseId === undefined ? meter : `${caseId}/${meter}`);

/** Everything the timeline of a run is drawn from; undefined until the price book is there too. */
export function useTimeline(
  run: SimulationRun | undefined,
  plan: string,
): TimelineFacts | undefined {
  const book = useOpenBook();
  const [named] = useQueryFact('balance');
  const simulation = run?.simulation;
  const series =
    simulation?.balances.find((each) => seriesKey(each) === named) ?? simulation?.balances[0];
  const of = useMemo(() => (run === undefined ? undefined : { run: run.run, plan }), [run, plan]);
  const marks = useDayMarks(of, simulation, series?.meter, series?.case);
  const days = useMemo(
    () =>
      series === undefined || simulation === undefined ? [] : balanceDays(series, simulation.start),
    [series, simulation],
  );
  const bands = useBands(of, series?.meter, series?.case, days.length);
  const [view, setView] = useDayWindow(days.length);
  const unit = book?.meters.find(({ id }) => id === series?.meter)?.unitPlural ?? 'credits';
  const say = useDaySay(simulation?.currency ?? 'EUR', unit);
  return useMemo(() => {
    if (
      simulation === undefined ||
      book === undefined ||
      series === undefined ||
      of === undefined
    ) {
      return undefined;
    }
    return {
      simulation,
      of,
      book,
      series,
      days,
      bands,
      marks,
      byDay: marksByDay(marks),
      lowest: lowestDay(days),
      view,
      setView,
      say,
    };
  }, [simulation, of, book, series, days, bands, marks, view, setView, say]);
}

function useDaySay(currency: string, unit: string): DaySay {
  const locale = useLocale();
  return useMemo(
    () => ({
      date: (on) => formatDate(on, locale, 'weekday'),
      credits: (credits) => formatCredits(credits, locale),
      signed: (credits) => formatCredits(credits, locale, { signed: true }),
      money: (amount) => formatMoney(amount, { locale, currency }),
      unit,
    }),
    [locale, currency, unit],
  );
}

/** The part in view, kept in the address as dates since the start so that a link shows the same. */
function useDayWindow(days: number): [DayWindow, (view: DayWindow) => void] {
  const [text, setText] = useQueryFact('days');
  return useMemo(() => {
    const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? '') ?? [];
    const view =
      from === undefined || to === undefined
        ? { from: 0, to: Math.max(1, days) }
        : clampWindow({ from: Number(from), to: Number(to) }, Math.max(1, days));
    const setView = (next: DayWindow): void =>
      setText(next.from === 0 && next.to >= days ? undefined : `${next.from}-${next.to}`);
    return [view, setView];
  }, [text, setText, days]);
}

const NO_BANDS: readonly BalanceBand[] = [];

/** The parts of the balance; the former ones stay until those of a new run are there. */
function useBands(
  of: LedgerOf | undefined,
  meter: string | undefined,
  caseId: string | undefined,
  days: number,
): readonly BalanceBand[] {
  const client = useTRPCClient();
  const { data } = useQuery<BalanceParts>({
    queryKey: ['ledger', of?.plan, 'parts', meter, caseId, of?.run],
    enabled: of !== undefined && meter !== undefined,
    gcTime: KEPT_MS,
    placeholderData: (former, query) =>
      query?.queryKey[1] === of?.plan &&
      query?.queryKey[3] === meter &&
      query?.queryKey[4] === caseId
        ? former
        : undefined,
    queryFn: ({ signal }) =>
      askRun(of?.run ?? '', of?.plan ?? '', (which) =>
        client.planning.balanceParts.query(
          {
            of: which,
            balance: { meter: meter ?? '', ...(caseId === undefined ? {} : { case: caseId }) },
          },
          { signal },
        ),
      ),
  });
  return useMemo(() => {
    if (data === undefined || data.parts.some(({ end }) => end.length !== days)) return NO_BANDS;
    return balanceBands(data.parts);
  }, [data, days]);
}

/** What happens on the days, kind by kind, as the ledger counts it. */
function useDayMarks(
  of: LedgerOf | undefined,
  simulation: Simulation | undefined,
  meter: string | undefined,
  caseId: string | undefined,
): readonly DayMark[] {
  const client = useTRPCClient();
  const results = useQueries({
    queries: ENTRY_MARKS.map((kind) => ({
      queryKey: ['ledger', of?.plan, 'marks', kind, caseId, of?.run],
      enabled: of !== undefined,
      gcTime: KEPT_MS,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        askRun(of?.run ?? '', of?.plan ?? '', (which) =>
          client.planning.ledgerGroups.query(
            {
              of: which,
              by: 'on' as const,
              filter: {
                kinds: [...MARK_ENTRIES[kind]],
                ...(caseId === undefined ? {} : { case: caseId }),
              },
            },
            { signal },
          ),
        ),
    })),
    combine: (all) => ({
      groups: all.map(({ data }) => data),
      ready: all.every(({ data }) => data),
    }),
  });
  return useMemo(() => {
    if (simulation === undefined || meter === undefined || !results.ready) return [];
    const horizon = [simulation.start, simulation.end] as const;
    const invoices = simulation.invoices.filter(
      (each) => caseId === undefined || each.case === caseId,
    );
    return [
      ...invoiceMarks(invoices, horizon),
      ...ENTRY_MARKS.flatMap((kind, at) =>
        entryMarks(kind, results.groups[at] ?? [], meter, horizon),
      ),
    ];
  }, [simulation, meter, caseId, results]);
}
