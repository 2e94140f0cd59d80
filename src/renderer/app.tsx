import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { styleNonce } from './content-policy';
import { createQueryClient } from './query-client';
import { createHostClient, TRPCProvider, useTRPC } from './trpc/client';

/** Everything a screen stands on: the host's client, its cache and the look. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createHostClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <MantineProvider defaultColorScheme="auto" getStyleNonce={styleNonce}>
          <Version />
        </MantineProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function Version() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.app.version.queryOptions());
  return (
    <footer data-testid="version">{data ? `Tierwise ${data.version} (${data.host})` : ''}</footer>
  );
}
