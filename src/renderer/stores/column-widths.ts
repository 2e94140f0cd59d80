import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { failureOf } from '../trpc/call-error';
import { useTRPC, useTRPCClient } from '../trpc/client';
import { notify } from './notices';
import { isViewOnly } from './place';
import { usePreferences } from './preferences';

export type Widths = Readonly<Record<string, number>>;

const NONE: Widths = {};

/** Widths of a grid's columns as they were left, kept with the settings; `grid` undefined keeps none. */
export function useKeptWidths(grid: string | undefined): {
  readonly kept: Widths;
  readonly keep: (widths: Widths) => void;
} {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const kept = usePreferences((state) =>
    grid === undefined ? NONE : (state.settings.columnWidths[grid] ?? NONE),
  );
  const keep = useCallback(
    (widths: Widths): void => {
      if (grid === undefined) return;
      const { settings, adopt } = usePreferences.getState();
      const columnWidths = { ...settings.columnWidths, [grid]: inWholePixels(widths) };
      adopt({ ...settings, columnWidths });
      if (isViewOnly()) return;
      client.settings.change.mutate({ columnWidths }).then(
        (stored) => queryClient.setQueryData(trpc.settings.get.queryKey(), stored),
        (error: unknown) =>
          notify(`The column widths were not kept. ${failureOf(error).message}`, {
            tone: 'problem',
          }),
      );
    },
    [grid, client, queryClient, trpc],
  );
  return { kept, keep };
}

const inWholePixels = (widths: Widths): Record<string, number> =>
  Object.fromEntries(Object.entries(widths).map(([id, width]) => [id, Math.round(width)]));
