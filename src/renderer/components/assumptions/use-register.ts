import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AssumptionRegister } from '../../../shared/contract/explain';
import { contentNumber, useFigureScenario } from '../../stores/figure-scenario';
import { useTRPCClient } from '../../trpc/client';

const KEPT_MS = 60_000;

/**
 * Every assumption that a plan's result leans on, with what its other readings would do to the
 * total. The former answer stays while another content of the same plan is asked for.
 */
export function useRegister(plan: string | undefined): UseQueryResult<AssumptionRegister> {
  const client = useTRPCClient();
  const { record, scenario } = useFigureScenario();
  return useQuery<AssumptionRegister>({
    queryKey: [
      'draft',
      'assumptions',
      record,
      plan,
      scenario === undefined ? 0 : contentNumber(scenario),
    ],
    queryFn:
      scenario === undefined || plan === undefined
        ? skipToken
        : ({ signal }) => client.planning.assumptions.query({ of: { scenario, plan } }, { signal }),
    placeholderData: (former, query) =>
      query?.queryKey[2] === record && query?.queryKey[3] === plan ? former : undefined,
    gcTime: KEPT_MS,
  });
}
