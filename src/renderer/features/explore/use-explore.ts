import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  BreakEven,
  PlanMap,
  Sensitivity,
  WorkPartRef,
} from '../../../shared/contract/explore';
import type { Scenario } from '../../../shared/contract/scenario';
import type { MonteCarloResult } from '../../../shared/contract/uncertainty';
import { useDraft } from '../../stores/draft';
import { contentNumber } from '../../stores/figure-scenario';
import { useTRPCClient } from '../../trpc/client';

const KEPT_MS = 60_000;

type Client = ReturnType<typeof useTRPCClient>;

/**
 * A picture of the draft as it is kept: pictures of many runs follow when a slider is let go, the
 * totals follow while it moves. The former picture stays until the new one is there.
 */
function useExplored<T>(
  name: string,
  what: unknown,
  ask: (client: Client, scenario: Scenario, signal: AbortSignal) => Promise<T>,
  enabled = true,
): UseQueryResult<T> {
  const client = useTRPCClient();
  const record = useDraft((state) => state.head?.id);
  const scenario = useDraft((state) => state.scenario);
  return useQuery<T>({
    queryKey: ['explore', name, record, what, scenario === undefined ? 0 : contentNumber(scenario)],
    queryFn:
      scenario === undefined || !enabled
        ? skipToken
        : ({ signal }) => ask(client, scenario, signal),
    placeholderData: (former, query) => (query?.queryKey[2] === record ? former : undefined),
    gcTime: KEPT_MS,
  });
}

export const useBreakEven = (
  part: WorkPartRef,
  max: number | undefined,
): UseQueryResult<BreakEven> =>
  useExplored('break-even', [part, max], (client, scenario, signal) =>
    client.explore.breakEven.query(
      { scenario, query: { part, ...(max === undefined ? {} : { max }) } },
      { signal },
    ),
  );

export const usePlanMap = (x: WorkPartRef, y: WorkPartRef): UseQueryResult<PlanMap> =>
  useExplored('plan-map', [x, y], (client, scenario, signal) =>
    client.explore.planMap.query(
      { scenario, query: { x: { part: x }, y: { part: y } } },
      { signal },
    ),
  );

export const useSensitivity = (plan: string | undefined): UseQueryResult<Sensitivity> =>
  useExplored(
    'sensitivity',
    plan,
    (client, scenario, signal) =>
      client.explore.sensitivity.query({ scenario, plan: plan ?? '' }, { signal }),
    plan !== undefined,
  );

export type Runs = {
  readonly result: MonteCarloResult | undefined;
  /** The result before the last change, for comparison. */
  readonly former: MonteCarloResult | undefined;
  readonly done: number;
  readonly running: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
};

type RunsAsked = {
  readonly plan: string | undefined;
  readonly seed: number;
  readonly runs: number;
};

type RunsState = Omit<Runs, 'cancel'>;

const NO_RUNS: RunsState = {
  result: undefined,
  former: undefined,
  done: 0,
  running: false,
  error: null,
};

/** Many runs of the kept draft, with progress and an early picture; a change starts them anew. */
export function useMonteCarlo({ plan, seed, runs }: RunsAsked): Runs {
  const client = useTRPCClient();
  const scenario = useDraft((state) => state.scenario);
  const [state, setState] = useState(NO_RUNS);
  const subscription = useRef<{ unsubscribe: () => void } | undefined>(undefined);
  useEffect(() => {
    if (scenario === undefined || plan === undefined) return undefined;
    setState(({ result, former }) => ({
      ...NO_RUNS,
      result,
      former: result ?? former,
      running: true,
    }));
    const started = client.uncertainty.monteCarlo.subscribe(
      { scenario, query: { seed, runs, fan: plan } },
      {
        onData: (event) =>
          setState((before) =>
            event.kind === 'progress'
              ? { ...before, done: event.done }
              : { ...before, result: event.result, running: event.kind !== 'result' },
          ),
        onError: (error) => setState((before) => ({ ...before, running: false, error })),
        onComplete: () => setState((before) => ({ ...before, running: false })),
      },
    );
    subscription.current = started;
    return () => started.unsubscribe();
  }, [client, scenario, plan, seed, runs]);
  const cancel = useCallback(() => {
    subscription.current?.unsubscribe();
    setState((before) => ({ ...before, running: false }));
  }, []);
  return { ...state, cancel };
}
