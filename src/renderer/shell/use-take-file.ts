import { useQueryClient } from '@tanstack/react-query';
import { navigate } from '../routing/use-route';
import { useTRPC, useTRPCClient } from '../trpc/client';

/** Takes in a file that was dropped or opened and goes where it is now; throws where it is refused. */
export function useTakeFile(): (file: File) => Promise<void> {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (file) => {
    const { takeFile } = await import('./take-file');
    navigate(await takeFile(file, { client, trpc, queryClient }));
  };
}
