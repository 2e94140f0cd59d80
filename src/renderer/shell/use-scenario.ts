import { useCallback, useEffect, useState } from 'react';
import { useDraft } from '../stores/draft';
import { openStored } from '../stores/open-scenario';
import { useTRPCClient } from '../trpc/client';
import { useAutosave } from './autosave-context';
import { loadScenario } from './load-scenario';

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void };

/** Opens a scenario as the draft, after what was open before is saved. */
export function useScenario(id: string): Opening {
  const client = useTRPCClient();
  const autosave = useAutosave();
  const open = useDraft((state) => state.head?.id === id);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>();
  const retry = useCallback(() => setFailure(undefined), []);

  useEffect(() => {
    if (open || failure !== undefined) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const load = async (): Promise<void> => {
      await autosave.flush();
      const { stored, history } = await loadScenario(client, id, signal);
      if (!signal.aborted) openStored(stored, history);
    };
    load().catch((error: unknown) => {
      if (!signal.aborted) setFailure({ error });
    });
    return () => leaving.abort();
  }, [id, open, failure, autosave, client]);

  if (open) return { state: 'open' };
  if (failure !== undefined) return { state: 'failed', error: failure.error, retry };
  return { state: 'opening' };
}
