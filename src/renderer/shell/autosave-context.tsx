import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { startAutosave, type Autosave } from '../stores/autosave';
import { useTRPC, useTRPCClient } from '../trpc/client';

const AutosaveContext = createContext<Autosave | undefined>(undefined);

/** Keeps the open scenario saved wherever in the program a person goes. */
export function AutosaveProvider({ children }: { readonly children: ReactNode }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const autosave = useMemo(
    () =>
      startAutosave(
        (id, expectedRevision, content) =>
          client.scenarios.save.mutate({
            id,
            expectedRevision,
            ...content,
            operation: crypto.randomUUID(),
          }),
        () => void queryClient.invalidateQueries(trpc.scenarios.list.queryFilter()),
      ),
    [client, queryClient, trpc],
  );
  useEffect(() => {
    const flush = (): void => void autosave.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [autosave]);
  return <AutosaveContext value={autosave}>{children}</AutosaveContext>;
}

export function useAutosave(): Autosave {
  const autosave = useContext(AutosaveContext);
  if (autosave === undefined) throw new Error('useAutosave stands outside AutosaveProvider');
  return autosave;
}
