import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ScenarioRow, ScenarioState } from '../../../shared/contract/library';
import type { ScenarioInput } from '../../../shared/contract/scenario';
import { parseJson } from '../../../shared/parse-json';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import {
  deleteForever,
  duplicateStep,
  moveStep,
  renameStep,
  tagStep,
  updateBookStep,
  type LibraryHost,
} from './library-steps';
import { doStep, type AppStep } from '../../stores/app-undo';

/** The rows of one shelf; those without figures are priced in the background. */
export function useScenarioRows(state: ScenarioState) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const query = useQuery({ ...trpc.scenarios.list.queryOptions({ state }), staleTime: 0 });
  const unpriced = state !== 'trash' && (query.data?.some((row) => row.digest === null) ?? false);
  useEffect(() => {
    if (!unpriced) return undefined;
    const leaving = new AbortController();
    const price = async (): Promise<void> => {
      let remaining = 1;
      while (!leaving.signal.aborted && remaining > 0) {
        ({ remaining } = await client.scenarios.price.mutate());
        await queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
      }
    };
    price().catch((error: unknown) => notify(failureOf(error).message, { tone: 'problem' }));
    return () => leaving.abort();
  }, [unpriced, client, queryClient, trpc]);
  return query;
}

export type LibraryActions = {
  readonly duplicate: (rows: readonly ScenarioRow[]) => void;
  readonly move: (rows: readonly ScenarioRow[], state: ScenarioState) => void;
  readonly rename: (row: ScenarioRow, name: string) => void;
  readonly setTags: (row: ScenarioRow, tags: readonly string[]) => void;
  readonly updateBook: (rows: readonly ScenarioRow[]) => void;
  readonly deleteForever: (rows: readonly ScenarioRow[]) => Promise<void>;
  /** Takes a scenario as JSON text and gives its id; throws where the text or the host refuses it. */
  readonly importText: (text: string) => Promise<string>;
};

/** What can be done with scenarios as wholes; all of it but deleting forever can be undone. */
export function useLibraryActions(): LibraryActions {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const refresh = (): Promise<void> =>
      queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
    const host: LibraryHost = { client, refresh };
    const step = (made: AppStep): void => {
      doStep(made)
        .catch((error: unknown) => notify(failureOf(error).message, { tone: 'problem' }))
        .finally(() => void refresh());
    };
    return {
      duplicate: (rows) => step(duplicateStep(host, rows)),
      move: (rows, state) => step(moveStep(host, rows, state)),
      rename: (row, name) => step(renameStep(host, row, name)),
      setTags: (row, tags) => step(tagStep(host, row, tags)),
      updateBook: (rows) => step(updateBookStep(host, rows)),
      deleteForever: (rows) => deleteForever(host, rows),
      importText: async (text) => {
        const parsed = parseJson(text);
        if (!parsed.ok) throw parsed.error;
        const { head } = await client.scenarios.create.mutate({
          scenario: parsed.value as ScenarioInput,
          operation: crypto.randomUUID(),
        });
        await refresh();
        return head.id;
      },
    };
  }, [client, queryClient, trpc]);
}
