import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Logo, QuoteHead } from '../../../shared/contract/quote';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import type { Edition } from '../../../shared/contract/quote-sheet';
import { useQueryFact } from '../../routing/use-route';
import { numberOf, type Keeping } from '../../stores/document';
import { useDraft } from '../../stores/draft';
import { useFigureScenario } from '../../stores/figure-scenario';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { quoteDraft, useQuoteDraft } from './quote-draft';

export type QuoteShelf = {
  readonly heads: readonly QuoteHead[] | undefined;
  readonly chosen: QuoteHead | undefined;
  readonly choose: (id: string | undefined) => void;
  readonly refresh: () => Promise<void>;
  readonly error: unknown;
};

/** The quotes of the open scenario, and which of them is shown: the one in the address, else the newest. */
export function useQuoteShelf(): QuoteShelf {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const scenario = useDraft((state) => state.head?.id);
  const [named, choose] = useQueryFact('quote');
  const { data: heads, error } = useQuery({
    ...trpc.quotes.list.queryOptions(scenario === undefined ? skipToken : { scenario }),
    placeholderData: keepPreviousData,
  });
  const refresh = useCallback(
    () => queryClient.invalidateQueries(trpc.quotes.list.queryFilter()),
    [queryClient, trpc],
  );
  return {
    heads,
    chosen: heads?.find(({ id }) => id === named) ?? heads?.[0],
    choose,
    refresh,
    error,
  };
}

/** Keeps the open quote saved for as long as the view is shown; `flush` saves at once. */
export function useQuoteKeeping(refresh: () => Promise<void>): () => Promise<void> {
  const client = useTRPCClient();
  const keeping = useRef<Keeping>(undefined);
  useEffect(() => {
    const started = quoteDraft.keep(
      async ({ id, revision: expectedRevision }, content) => {
        const operation = crypto.randomUUID();
        const next = await client.quotes.save.mutate({ id, expectedRevision, content, operation });
        void refresh();
        return next;
      },
      ({ head }) => head?.status === 'draft',
    );
    keeping.current = started;
    const flush = (): void => void started.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      void started.flush().finally(started.stop);
    };
  }, [client, refresh]);
  return useCallback(() => keeping.current?.flush() ?? Promise.resolve(), []);
}

/** Opens a quote as the draft, after what was open before is saved; returns why it cannot be opened. */
export function useOpenQuote(id: string | undefined, flush: () => Promise<void>): unknown {
  const client = useTRPCClient();
  const [failure, setFailure] = useState<{ readonly id: string; readonly error: unknown }>();
  useEffect(() => {
    if (id === undefined || useQuoteDraft.getState().head?.id === id) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const load = async (): Promise<void> => {
      await flush();
      const { head, content } = await client.quotes.get.query({ id }, { signal });
      if (!signal.aborted) quoteDraft.open(head, content);
    };
    load().catch((error: unknown) => {
      if (!signal.aborted) setFailure({ id, error });
    });
    return () => leaving.abort();
  }, [id, client, flush]);
  return failure !== undefined && failure.id === id ? failure.error : undefined;
}

export type ShownQuote = {
  readonly view: QuoteView | undefined;
  /** The figures of a former state are still shown. */
  readonly isCatchingUp: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

/** The open quote with its figures, as it and its scenario are on screen. */
export function useQuoteView(edition: Edition): ShownQuote {
  const client = useTRPCClient();
  const head = useQuoteDraft((state) => state.head);
  const content = useQuoteDraft((state) => state.content);
  const { scenario, record } = useFigureScenario();
  const isDraft = head?.status === 'draft';
  const isReady =
    head !== undefined && content !== undefined && (!isDraft || record === head.scenario);
  const live = isDraft && content !== undefined && scenario !== undefined;
  const query = useQuery({
    queryKey: [
      'quote-view',
      head?.id,
      edition,
      head?.status,
      live ? numberOf(content) : 0,
      live ? numberOf(scenario) : 0,
    ],
    queryFn: isReady
      ? ({ signal }) => {
          if (!live) return client.quotes.view.query({ id: head.id, edition }, { signal });
          // The logo changes no figure: its bytes stay here, and the sheet gets it back below.
          const plain = { ...content, sender: { ...content.sender, logo: null } };
          return client.quotes.view.query(
            { id: head.id, edition, content: plain, scenario },
            { signal },
          );
        }
      : skipToken,
    placeholderData: (former, asked) => (asked?.queryKey[1] === head?.id ? former : undefined),
    gcTime: 30_000,
  });
  const logo = live ? content.sender.logo : undefined;
  const view = useMemo(() => withLogo(query.data, logo), [query.data, logo]);
  return {
    view,
    isCatchingUp: query.isPlaceholderData || (isDraft && scenario === undefined),
    error: query.error,
    retry: () => void query.refetch(),
  };
}

function withLogo(
  view: QuoteView | undefined,
  logo: Logo | null | undefined,
): QuoteView | undefined {
  if (view === undefined || logo === undefined) return view;
  const blocks = view.sheet.blocks.map((block) =>
    block.kind === 'head' ? { ...block, logo } : block,
  );
  return { ...view, sheet: { ...view.sheet, blocks } };
}
