import type { ReplayResult } from '../../../../shared/contract/replay';
import { useDraft } from '../../../stores/draft';
import { contentNumber } from '../../../stores/figure-scenario';
import { useTRPCClient } from '../../../trpc/client';
import { useLongAnswer, type LongAnswer } from '../../../trpc/use-long-answer';
import type { ImportedUsage } from './imported-usage';

/** The usage under every plan, with the workload that fits it; follows the scenario's choices. */
export function useReplay({ usage, operations }: ImportedUsage): LongAnswer<ReplayResult> {
  const client = useTRPCClient();
  const scenario = useDraft((state) => state.scenario);
  return useLongAnswer<ReplayResult>({
    key: ['replay', usage, operations, scenario === undefined ? 0 : contentNumber(scenario)],
    begin:
      scenario === undefined
        ? undefined
        : (handlers) =>
            client.replay.run.subscribe(
              { scenario, usage, query: { operations: { ...operations }, fit: true } },
              handlers,
            ),
    keeps: (former) => former[1] === usage,
  });
}
