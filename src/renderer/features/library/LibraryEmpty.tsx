import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScenarioState } from '../../../shared/contract/library';
import { EmptyState } from '../../components/EmptyState';
import { toScenario, toStart } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../trpc/client';

/** An empty shelf, and how something comes to stand on it. */
export function LibraryEmpty({ shelf }: { readonly shelf: ScenarioState }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { data: samples = [] } = useQuery(trpc.scenarios.samples.queryOptions());
  if (shelf === 'archived') {
    return (
      <EmptyState title="Nothing is archived">
        Archive a scenario that is done with: it keeps its figures and can be brought back.
      </EmptyState>
    );
  }
  if (shelf === 'trash') {
    return (
      <EmptyState title="The trash is empty">
        What is moved to the trash stays here for 30 days and can be brought back.
      </EmptyState>
    );
  }
  const addSample = async (sample: string): Promise<void> => {
    try {
      const operation = crypto.randomUUID();
      const { head } = await client.scenarios.createFromSample.mutate({ sample, operation });
      await queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
      navigate(toScenario(head.id));
    } catch (error) {
      notify(failureOf(error).message, { tone: 'problem' });
    }
  };
  return (
    <EmptyState
      title="No scenarios yet"
      actions={
        <>
          <Button onClick={() => navigate(toStart())}>New scenario</Button>
          {samples.slice(0, 2).map(({ id, name }) => (
            <Button key={id} variant="default" onClick={() => void addSample(id)}>
              Sample: {name}
            </Button>
          ))}
        </>
      }
    >
      A scenario says what you process and which prices hold; every plan is then priced to the cent.
    </EmptyState>
  );
}
