import { useState } from 'react';
import type { Restored } from '../../../shared/contract/place';
import { useTRPCClient } from '../../trpc/client';

/** A restore that is under way, has failed, or is done and can be taken back. */
export type Restore = {
  readonly busy: boolean;
  readonly failure: { readonly error: unknown } | undefined;
  readonly done: Restored | undefined;
  readonly restore: (words: string) => void;
  /** Puts back what the restore replaced, however much that removes, and begins anew. */
  readonly takeBack: () => void;
};

export function useRestore(id: string): Restore {
  const client = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const [done, setDone] = useState<Restored>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (cause) {
      setFailure({ error: cause });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    failure,
    done,
    restore: (words) =>
      void attempt(async () => {
        const operation = crypto.randomUUID();
        setDone(await client.backups.restore.mutate({ id, confirm: words.trim(), operation }));
      }),
    takeBack: () =>
      void attempt(async () => {
        if (done === undefined) return;
        const { confirm } = await client.backups.preview.query({ id: done.undo });
        const operation = crypto.randomUUID();
        const confirmed = confirm === null ? {} : { confirm };
        await client.backups.restore.mutate({ id: done.undo, ...confirmed, operation });
        beginAnew();
      }),
  };
}

/** Nothing of the replaced state may stay in the page: drafts, undo and figures are all of before. */
export function beginAnew(): void {
  location.reload();
}
