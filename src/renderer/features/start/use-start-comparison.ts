import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Comparison } from '../../../shared/contract/result';
import type { Scenario } from '../../../shared/contract/scenario';
import { contentNumber } from '../../stores/figure-scenario';
import { useTRPCClient } from '../../trpc/client';

/** The scenario that is not made yet under every plan. */
export function useStartComparison(scenario: Scenario): UseQueryResult<Comparison> {
  const client = useTRPCClient();
  const [settled] = useDebouncedValue(scenario, 30);
  return useQuery<Comparison>({
    queryKey: ['starting', 'comparison', contentNumber(settled)],
    queryFn: ({ signal }) => client.planning.compare.query({ scenario: settled }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
