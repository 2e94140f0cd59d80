import { createTRPCClient } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../main/trpc/router';
import type { Bridge } from '../../shared/channel';
import { httpLink } from './http-link';
import { ipcLink } from './ipc-link';

declare global {
  interface Window {
    /** There on the desktop only. */
    readonly bridge?: Bridge;
  }
}

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The client of the host that this page runs on. */
export function createHostClient(bridge: Bridge | undefined = window.bridge) {
  return createTRPCClient<AppRouter>({
    links: [bridge ? ipcLink<AppRouter>(bridge) : httpLink<AppRouter>()],
  });
}
