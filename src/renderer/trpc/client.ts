import { createTRPCClient } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../main/trpc/router';
import type { Bridge } from '../../shared/channel';
import type { Fault } from '../../shared/errors';
import { httpLink } from './http-link';
import { ipcLink } from './ipc-link';
import { viewOnlyLink } from './view-only-link';

declare global {
  interface Window {
    /** There on the desktop only. */
    readonly bridge?: Bridge;
  }
}

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The client of the host that this page runs on; `whyNotKept` where the host cannot keep anything. */
export function createHostClient(
  whyNotKept: () => Fault | undefined,
  bridge: Bridge | undefined = window.bridge,
) {
  return createTRPCClient<AppRouter>({
    links: [
      viewOnlyLink<AppRouter>(whyNotKept),
      bridge ? ipcLink<AppRouter>(bridge) : httpLink<AppRouter>(),
    ],
  });
}
