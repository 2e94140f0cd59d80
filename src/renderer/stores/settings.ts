import { useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Settings, SettingsChange } from '../../shared/contract/settings';
import { useTRPC, useTRPCClient } from '../trpc/client';
import { failureOf } from '../trpc/call-error';
import { doStep } from './app-undo';
import { notify } from './notices';
import { isViewOnly } from './place';
import { usePreferences } from './preferences';

/** Puts the stored settings into force: colours, density, motion and patterns on the page, locale in every figure. */
export function useSettingsInForce(): void {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.settings.get.queryOptions());
  const adopt = usePreferences((state) => state.adopt);
  const { theme, density, motion, patterns } = usePreferences((state) => state.settings);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (data !== undefined) adopt(data);
  }, [data, adopt]);
  useEffect(() => {
    if (data !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [data, theme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
    document.documentElement.dataset['motion'] = motion;
    document.documentElement.toggleAttribute('data-patterns', patterns);
  }, [density, motion, patterns]);
}

/** Changes settings at once, stores them, and lets the change be undone under `name`. */
export function useChangeSettings(): (name: string, change: SettingsChange) => Promise<void> {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  return useCallback(
    async (name, change) => {
      const before = usePreferences.getState().settings;
      const put = async (wanted: SettingsChange): Promise<void> => {
        if (isViewOnly()) {
          // Holds for as long as the window.
          const { settings: now, adopt } = usePreferences.getState();
          return adopt({ ...now, ...onlyGiven(wanted) });
        }
        const settings = await client.settings.change.mutate(wanted);
        queryClient.setQueryData(trpc.settings.get.queryKey(), settings);
        usePreferences.getState().adopt(settings);
      };
      usePreferences.getState().adopt({ ...before, ...onlyGiven(change) });
      const back = Object.fromEntries(
        Object.keys(change).map((key) => [key, before[key as keyof Settings]]),
      ) as SettingsChange;
      try {
        await doStep({ name, undo: () => put(back), redo: () => put(change) });
      } catch (error) {
        usePreferences.getState().adopt(before);
        notify(`The setting was not kept. ${failureOf(error).message}`, { tone: 'problem' });
      }
    },
    [client, queryClient, trpc],
  );
}

function onlyGiven(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
