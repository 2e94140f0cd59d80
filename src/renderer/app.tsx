import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { ColourPatterns } from './charts/ColourPatterns';
import { styleNonce } from './content-policy';
import { Palette } from './features/palette/Palette';
import { createQueryClient } from './query-client';
import { AutosaveProvider } from './shell/autosave-context';
import { Shell } from './shell/Shell';
import { useNativeMenu } from './shell/use-native-menu';
import { usePlace } from './stores/place';
import { useSettingsInForce } from './stores/settings';
import { cssVariables, theme } from './styles/theme';
import { createHostClient, TRPCProvider } from './trpc/client';

/** Everything a screen stands on: the host's client, its cache, the look, and what keeps edits safe. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() => createHostClient(() => usePlace.getState().why));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={styleNonce}
        >
          <AutosaveProvider>
            <Window />
          </AutosaveProvider>
        </MantineProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function Window() {
  useSettingsInForce();
  useNativeMenu();
  return (
    <>
      <Shell />
      <Palette />
      <ColourPatterns />
    </>
  );
}
