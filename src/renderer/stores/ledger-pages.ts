import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type {
  LedgerFilter,
  LedgerGrouping,
  LedgerGroups,
  LedgerPage,
  LedgerSort,
  LedgerSums,
} from '../../shared/contract/ledger-page';
import type { LedgerEntry } from '../../shared/contract/result';
import { failureOf } from '../trpc/call-error';
import { useTRPCClient } from '../trpc/client';
import { useFigureScenario } from './figure-scenario';

/** Rows of one page; the host sorts and filters, and sums over everything filtered. */
const PAGE_ROWS = 200;
const KEPT_MS = 60_000;

type Client = ReturnType<typeof useTRPCClient>;
type Scenario = NonNullable<ReturnType<typeof useFigureScenario.getState>['scenario']>;
type Of = Parameters<Client['planning']['ledger']['query']>[0]['of'];

/** Asks by the run's short name; where the host has let it go, by the scenario itself. */
export async function askRun<T>(
  run: string,
  plan: string,
  ask: (of: Of) => Promise<T>,
): Promise<T> {
  try {
    return await ask({ run });
  } catch (error) {
    const scenario: Scenario | undefined = useFigureScenario.getState().scenario;
    const forgotten = failureOf(error).faults.some(({ code }) => code === 'run_forgotten');
    if (!forgotten || scenario === undefined) throw error;
    return ask({ scenario, plan });
  }
}

/** Which ledger: the run that a simulation named, and its plan. */
export type LedgerOf = { readonly run: string; readonly plan: string };

export type LedgerView = {
  /** Rows after the filter; undefined before the first page is there. */
  readonly sums: LedgerSums | undefined;
  /** Rows of the whole ledger. */
  readonly length: number | undefined;
  readonly rowAt: (index: number) => LedgerEntry | undefined;
  /** Tells which rows are on screen, so that their pages are fetched. */
  readonly onVisible: (first: number, last: number) => void;
  readonly error: unknown;
  /** Rows of a former run or filter are still shown. */
  readonly isCatchingUp: boolean;
};

const pageOf = (row: number): number => Math.floor(Math.max(0, row) / PAGE_ROWS);

/** A ledger of any length, of which only the pages on screen are held. */
export function useLedgerPages(
  of: LedgerOf | undefined,
  filter: LedgerFilter,
  sort: LedgerSort,
): LedgerView {
  const client = useTRPCClient();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const pages = useMemo(() => {
    const wanted = new Set([0]);
    for (let page = seen.first; page <= seen.last; page += 1) wanted.add(page);
    return [...wanted];
  }, [seen]);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['ledger', of?.plan, 'page', page, sort, filter, of?.run],
      enabled: of !== undefined,
      gcTime: KEPT_MS,
      placeholderData: (former: LedgerPage | undefined) => former,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        askRun(of?.run ?? '', of?.plan ?? '', (which) =>
          client.planning.ledger.query(
            { of: which, query: { offset: page * PAGE_ROWS, limit: PAGE_ROWS, filter, sort } },
            { signal },
          ),
        ),
    })),
  });
  const [head] = results;
  const onVisible = useCallback((first: number, last: number): void => {
    const next = { first: pageOf(first - PAGE_ROWS / 2), last: pageOf(last + PAGE_ROWS / 2) };
    setSeen((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  return {
    sums: head?.data?.sums,
    length: head?.data?.length,
    rowAt: (index) => {
      const result = results[pages.indexOf(pageOf(index))];
      return result?.data?.entries[index % PAGE_ROWS];
    },
    onVisible,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    isCatchingUp: head?.isPlaceholderData ?? false,
  };
}

/** Sums of a ledger's entries by group. */
export function useLedgerGroups(
  of: LedgerOf | undefined,
  filter: LedgerFilter,
  by: LedgerGrouping | undefined,
): UseQueryResult<LedgerGroups> {
  const client = useTRPCClient();
  return useQuery<LedgerGroups>({
    queryKey: ['ledger', of?.plan, 'groups', by, filter, of?.run],
    enabled: of !== undefined && by !== undefined,
    gcTime: KEPT_MS,
    placeholderData: (former) => former,
    queryFn: ({ signal }) =>
      askRun(of?.run ?? '', of?.plan ?? '', (which) =>
        client.planning.ledgerGroups.query({ of: which, filter, by: by ?? 'kind' }, { signal }),
      ),
  });
}
