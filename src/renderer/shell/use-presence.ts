import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc/client';

/** Well below the shortest time after which the browser host may stop for want of a page. */
const EVERY_MS = 30_000;

/** Tells the browser host that a page is still open, also one that nobody looks at. */
export function usePresence(): void {
  const trpc = useTRPC();
  useQuery({
    ...trpc.app.version.queryOptions(),
    enabled: window.bridge === undefined,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    // A host that has gone is told by what the person does next.
    retry: false,
  });
}
