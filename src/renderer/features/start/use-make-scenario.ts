import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Scenario } from '../../../shared/contract/scenario';
import { toScenario, type View } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { rememberStep } from '../../stores/app-undo';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { startOver } from './starting';

export type MakeScenario = ReturnType<typeof useMakeScenario>;

/** Puts the scenario into the library and opens it. */
export function useMakeScenario() {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = (): Promise<void> =>
    queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
  return useMutation({
    mutationFn: async ({ scenario }: { readonly scenario: Scenario; readonly view: View }) =>
      client.scenarios.create.mutate({ scenario, operation: crypto.randomUUID() }),
    onSuccess: async ({ head }, { view }) => {
      const move = async (state: 'active' | 'trash'): Promise<void> => {
        await client.scenarios.move.mutate({ id: head.id, state, operation: crypto.randomUUID() });
        await refresh();
      };
      rememberStep({
        name: `Make “${head.name}”`,
        undo: () => move('trash'),
        redo: () => move('active'),
      });
      await refresh();
      startOver();
      navigate(toScenario(head.id, view));
    },
  });
}
