import { useCallback } from 'react';
import { toScenario } from '../routing/route';
import { navigate } from '../routing/use-route';
import { openDraft, relabelDraft, useDraft } from '../stores/draft';
import { notify } from '../stores/notices';
import { failureOf } from '../trpc/call-error';
import { useTRPCClient } from '../trpc/client';
import { useAutosave } from './autosave-context';
import { loadScenario } from './load-scenario';

type Conflict = {
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
  readonly copyMine: () => Promise<void>;
};

async function saying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    notify(failureOf(error).message, { tone: 'problem' });
  }
}

/** The ways out where a scenario was saved from another window since it was opened here. */
export function useConflict(): Conflict {
  const client = useTRPCClient();
  const autosave = useAutosave();
  const takeTheirs = useCallback(
    () =>
      saying(async () => {
        const { head } = useDraft.getState();
        if (head === undefined) return;
        const { stored, history } = await loadScenario(client, head.id);
        openDraft(stored, history);
      }),
    [client],
  );
  const keepMine = useCallback(
    () =>
      saying(async () => {
        const { head } = useDraft.getState();
        if (head === undefined) return;
        const theirs = await client.scenarios.get.query({ id: head.id });
        relabelDraft(theirs.head);
        await autosave.flush();
      }),
    [client, autosave],
  );
  const copyMine = useCallback(
    () =>
      saying(async () => {
        const { head, scenario } = useDraft.getState();
        if (head === undefined || scenario === undefined) return;
        const name = `${scenario.name.slice(0, 190)} (mine)`;
        const copy = await client.scenarios.create.mutate({
          scenario: { ...scenario, name },
          tags: head.tags,
          operation: crypto.randomUUID(),
        });
        openDraft(copy);
        navigate(toScenario(copy.head.id));
      }),
    [client],
  );
  return { takeTheirs, keepMine, copyMine };
}
