import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  BreakEven,
  PlanMap,
  Sensitivity,
  WorkPartRef,
} from '../../../shared/contract/explore';
import type { Ceilings } from '../../../shared/contract/ceilings';
import type { LeftoverValue, Recommendation } from '../../../shared/contract/decisions';
import type { Scenario } from '../../../shared/contract/scenario';
import type { MonteCarloResult } from '../../../shared/contract/uncertainty';
import { useDraft } from '../../stores/draft';
import { contentNumber } from '../../stores/figure-scenario';
import { useTRPCClient } from '../../trpc/client';
import { useLongAnswer, type BeginAnswer, type LongAnswer } from '../../trpc/use-long-answer';

type Client = ReturnType<typeof useTRPCClient>;

/**
 * An answer about the draft as it is kept: it follows when a slider is let go, the totals follow
 * while it moves. The former answer stays until the new one is there.
 */
function useExplored<T>(
  name: string,
  what: unknown,
  ask: (client: Client, scenario: Scenario) => BeginAnswer<T>,
  enabled = true,
): LongAnswer<T> {
  const client = useTRPCClient();
  const record = useDraft((state) => state.head?.id);
  const scenario = useDraft((state) => state.scenario);
  return useLongAnswer<T>({
    key: ['explore', name, record, what, scenario === undefined ? 0 : contentNumber(scenario)],
    begin: scenario === undefined || !enabled ? undefined : ask(client, scenario),
    keeps: (former) => former[2] === record,
  });
}

export const useRecommendation = (
  leftovers: LeftoverValue,
  shortStays: boolean,
): LongAnswer<Recommendation> =>
  useExplored(
    'recommendation',
    [leftovers, shortStays],
    (client, scenario) => (handlers) =>
      client.decisions.recommend.subscribe({ scenario, leftovers, shortStays }, handlers),
  );

export const useCeilings = (plan: string | undefined): LongAnswer<Ceilings> =>
  useExplored(
    'ceilings',
    plan,
    (client, scenario) => (handlers) =>
      client.decisions.ceilings.subscribe({ scenario, plan: plan ?? '' }, handlers),
    plan !== undefined,
  );

export const useBreakEven = (part: WorkPartRef, max: number | undefined): LongAnswer<BreakEven> =>
  useExplored(
    'break-even',
    [part, max],
    (client, scenario) => (handlers) =>
      client.explore.breakEven.subscribe(
        { scenario, query: { part, ...(max === undefined ? {} : { max }) } },
        handlers,
      ),
  );

export const usePlanMap = (x: WorkPartRef, y: WorkPartRef): LongAnswer<PlanMap> =>
  useExplored(
    'plan-map',
    [x, y],
    (client, scenario) => (handlers) =>
      client.explore.planMap.subscribe(
        { scenario, query: { x: { part: x }, y: { part: y } } },
        handlers,
      ),
  );

export const useSensitivity = (plan: string | undefined): LongAnswer<Sensitivity> =>
  useExplored(
    'sensitivity',
    plan,
    (client, scenario) => (handlers) =>
      client.explore.sensitivity.subscribe({ scenario, plan: plan ?? '' }, handlers),
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
