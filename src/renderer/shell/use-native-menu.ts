import { useEffect, useMemo, useState } from 'react';
import { COMMAND_IDS } from '../../shared/commands';
import type { MenuChoice, MenuOffer } from '../../shared/contract/menu';
import { toScenario } from '../routing/route';
import { navigate, useRoute } from '../routing/use-route';
import { currentCommands, runCommand, useCommandSets } from '../stores/commands';
import { useTRPCClient } from '../trpc/client';
import { undoesInField } from './use-shortcuts';

/** Quiet time before the menus are drawn anew: while one types, each stroke has another undo. */
const QUIET_MS = 200;
const MOST_RECENT = 10;

function take(choice: MenuChoice): void {
  if (choice.kind === 'scenario') return navigate(toScenario(choice.id));
  const id = COMMAND_IDS.find((each) => each === choice.id);
  if (id !== undefined && !undoesInField(id)) runCommand(id);
}

/** Scenarios edited last, asked for when another place is gone to: typing asks for nothing. */
function useRecent(isDesktop: boolean): MenuOffer['recent'] {
  const client = useTRPCClient();
  const route = useRoute();
  const place = route.screen === 'scenario' ? route.scenario : route.screen;
  const [recent, setRecent] = useState<MenuOffer['recent']>([]);
  useEffect(() => {
    if (!isDesktop) return undefined;
    const leaving = new AbortController();
    client.scenarios.list
      .query({ state: 'active' }, { signal: leaving.signal })
      .then((rows) => setRecent(rows.slice(0, MOST_RECENT).map(({ id, name }) => ({ id, name }))))
      // Whoever asks for the library is told why it cannot be read.
      .catch(() => undefined);
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another place is when to ask anew
  }, [client, isDesktop, place]);
  return recent;
}

/** On the desktop: offers the window's commands to the native menus and does what is chosen there. */
export function useNativeMenu(): void {
  const isDesktop = window.bridge !== undefined;
  const client = useTRPCClient();
  const sets = useCommandSets((state) => state.sets);
  const recent = useRecent(isDesktop);
  const text = useMemo(
    () =>
      JSON.stringify({
        // The newest sets are read from the store; `sets` says when.
        commands: sets.size === 0 ? [] : currentCommands().map(offered),
        recent,
      } satisfies MenuOffer),
    [sets, recent],
  );
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (!isDesktop || settled === undefined) return undefined;
    const offer = JSON.parse(settled) as MenuOffer;
    const following = client.app.menu.subscribe(offer, { onData: take });
    return () => following.unsubscribe();
  }, [client, isDesktop, settled]);
}

const offered = ({
  id,
  title,
  disabled,
}: ReturnType<typeof currentCommands>[number]): MenuOffer['commands'][number] => ({
  id,
  title,
  enabled: disabled === undefined,
});
