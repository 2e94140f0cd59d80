import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AssumptionRegister } from '../../../shared/contract/explain';
import { contentNumber, useFigureScenario } from '../../stores/figure-scenario';
import { useTRPCClient } from '../../trpc/client';
import { useLongAnswer, type LongAnswer } from '../../trpc/use-long-answer';

const REST_MS = 300;

/** Whether nothing has been asked for a moment since `key` came: what is only counted waits for what is looked at. */
function useAtRest(key: string): boolean {
  const isBusy = useIsFetching() > 0;
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    if (isBusy || rested === key) return undefined;
    const timer = setTimeout(() => setRested(key), REST_MS);
    return () => clearTimeout(timer);
  }, [isBusy, key, rested]);
  return rested === key;
}

/**
 * Every assumption that a plan's result leans on, with what its other readings would do to the
 * total: a simulation for each reading, so it is asked when all else is there, or at once where
 * `isShown`. The former answer stays while another content of the same plan is asked for.
 */
export function useRegister(
  plan: string | undefined,
  isShown: boolean,
): LongAnswer<AssumptionRegister> {
  const client = useTRPCClient();
  const { record, scenario } = useFigureScenario();
  const content = scenario === undefined ? 0 : contentNumber(scenario);
  const isAtRest = useAtRest(`${record} ${plan} ${content}`);
  return useLongAnswer<AssumptionRegister>({
    key: ['draft', 'assumptions', record, plan, content],
    begin:
      scenario === undefined || plan === undefined || !(isShown || isAtRest)
        ? undefined
        : (handlers) => client.decisions.assumptions.subscribe({ scenario, plan }, handlers),
    keeps: (former) => former[2] === record && former[3] === plan,
  });
}
