import { skipToken, useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import type { PriceBook } from '../../shared/contract/price-book';
import type { Comparison, Simulation } from '../../shared/contract/result';
import { useTRPC, useTRPCClient } from '../trpc/client';
import { createLane } from '../trpc/lane';
import { useDraft } from './draft';
import { contentNumber, useFigureScenario } from './figure-scenario';

const comparing = createLane();
const simulating = createLane();

/** How long figures of an earlier content stay at hand, for undo and redo. */
const KEPT_MS = 60_000;

/** The former figures stay on screen until the new ones are there, but never another scenario's. */
function formerOf<T>(key: QueryKey) {
  return (
    former: T | undefined,
    query: { readonly queryKey: QueryKey } | undefined,
  ): T | undefined => {
    const same = query?.queryKey.every((part, at) => at === key.length - 1 || part === key[at]);
    return same === true ? former : undefined;
  };
}

/** The draft under every plan; follows every keystroke, `isPlaceholderData` while it catches up. */
export function useComparison(): UseQueryResult<Comparison> {
  const client = useTRPCClient();
  const { record, scenario } = useFigureScenario();
  const queryKey = [
    'draft',
    'comparison',
    record,
    scenario === undefined ? 0 : contentNumber(scenario),
  ];
  return useQuery<Comparison>({
    queryKey,
    queryFn:
      scenario === undefined
        ? skipToken
        : ({ signal }) => comparing(signal, () => client.planning.compare.query({ scenario })),
    placeholderData: formerOf<Comparison>(queryKey),
    gcTime: KEPT_MS,
  });
}

export type SimulationRun = { readonly run: string; readonly simulation: Simulation };

/** The draft day by day under one plan; `run` names it for ledger questions. */
export function useSimulation(plan: string | undefined): UseQueryResult<SimulationRun> {
  const client = useTRPCClient();
  const { record, scenario } = useFigureScenario();
  const queryKey = [
    'draft',
    'simulation',
    record,
    plan,
    scenario === undefined ? 0 : contentNumber(scenario),
  ];
  return useQuery<SimulationRun>({
    queryKey,
    queryFn:
      scenario === undefined || plan === undefined
        ? skipToken
        : ({ signal }) =>
            simulating(signal, () => client.planning.simulate.query({ scenario, plan })),
    placeholderData: formerOf<SimulationRun>(queryKey),
    gcTime: KEPT_MS,
  });
}

/** The price book of the open scenario, in its pinned version. */
export function useOpenBook(): PriceBook | undefined {
  const trpc = useTRPC();
  const ref = useDraft((state) => state.scenario?.priceBook);
  const query = useQuery(trpc.priceBooks.get.queryOptions(ref ?? skipToken));
  return query.data?.book;
}
