import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './trpc/call-error';

/** One attempt more only where the way to the host failed; a refused input stays refused. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The host is this machine: an offline browser is no reason to wait.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 1 && failureOf(error).faults.some(({ code }) => code === 'host_unreachable'),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
