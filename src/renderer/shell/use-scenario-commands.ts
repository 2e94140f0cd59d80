import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { VIEW_PAGES } from '../routing/pages';
import { toLibrary, toScenario, VIEWS, type View } from '../routing/route';
import { currentRoute, navigate } from '../routing/use-route';
import { doStep } from '../stores/app-undo';
import { commandOf, useCommands, type Command } from '../stores/commands';
import type { Autosave } from '../stores/autosave';
import { closeDraft } from '../stores/draft';
import { leaveDraft } from '../stores/open-scenario';
import { notify } from '../stores/notices';
import { failureOf } from '../trpc/call-error';
import { useTRPC, useTRPCClient } from '../trpc/client';
import { useAutosave } from './autosave-context';

const viewCommands = (id: string, view: View): Command[] =>
  VIEWS.filter((each) => VIEW_PAGES[each] !== undefined).map((each) =>
    commandOf(
      `view.${each}`,
      () => {
        const { plan } = currentRoute().query;
        navigate(toScenario(id, each, plan === undefined ? {} : { plan }));
      },
      { disabled: each === view ? 'This view is open.' : undefined },
    ),
  );

type Host = {
  readonly id: string;
  readonly view: View;
  readonly client: ReturnType<typeof useTRPCClient>;
  readonly autosave: Autosave;
  readonly refresh: () => Promise<void>;
};

function trying(work: () => Promise<void>): void {
  work().catch((error: unknown) => notify(failureOf(error).message, { tone: 'problem' }));
}

/** Puts the scenario on another shelf and goes to the library. */
function away(
  { id, client, autosave, refresh }: Host,
  state: 'archived' | 'trash',
  name: string,
): void {
  const move = async (to: 'active' | 'archived' | 'trash'): Promise<void> => {
    await client.scenarios.move.mutate({ id, state: to, operation: crypto.randomUUID() });
    await refresh();
  };
  trying(async () => {
    await autosave.flush();
    await doStep({ name, undo: () => move('active'), redo: () => move(state) });
    leaveDraft();
    closeDraft();
    navigate(toLibrary());
    notify(state === 'trash' ? 'Moved to the trash.' : 'Archived.');
  });
}

/** Undoing moves the copy to the trash, so that doing it again finds it there. */
function duplicate({ id, view, client, autosave, refresh }: Host): void {
  let copied: { readonly id: string; readonly name: string } | undefined;
  const move = async (of: string, state: 'active' | 'trash'): Promise<void> => {
    await client.scenarios.move.mutate({ id: of, state, operation: crypto.randomUUID() });
    await refresh();
  };
  const again = async (): Promise<void> => {
    if (copied !== undefined) return move(copied.id, 'active');
    const { head } = await client.scenarios.duplicate.mutate({
      id,
      operation: crypto.randomUUID(),
    });
    copied = head;
    await refresh();
  };
  const back = async (): Promise<void> => {
    if (copied !== undefined) await move(copied.id, 'trash');
  };
  trying(async () => {
    await autosave.flush();
    await doStep({ name: 'Duplicate scenario', undo: back, redo: again });
    if (copied === undefined) return;
    // Whoever has gone elsewhere meanwhile is not fetched back.
    const now = currentRoute();
    if (now.screen === 'scenario' && now.scenario === id) navigate(toScenario(copied.id, view));
    notify(`“${copied.name}” is a copy to change freely.`);
  });
}

const wholeCommands = (host: Host): readonly Command[] => [
  commandOf('file.save', () => void host.autosave.flush()),
  commandOf('scenario.duplicate', () => duplicate(host)),
  commandOf('scenario.archive', () => away(host, 'archived', 'Archive scenario')),
  commandOf('scenario.trash', () => away(host, 'trash', 'Move scenario to trash')),
];

/** What can be done with the open scenario as a whole. */
export function useScenarioCommands(id: string, view: View): void {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const autosave = useAutosave();
  const commands = useMemo(() => {
    const refresh = (): Promise<void> =>
      queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
    return [...viewCommands(id, view), ...wholeCommands({ id, view, client, autosave, refresh })];
  }, [id, view, client, trpc, queryClient, autosave]);
  useCommands('scenario', commands);
}
