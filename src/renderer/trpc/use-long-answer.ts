import {
  skipToken,
  useQuery,
  useQueryClient,
  type QueryClient,
  type QueryKey,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';

/** What the host tells while it works out an answer; the last one carries it. */
type LongEvent<T> =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'preview'; readonly done: number; readonly of: number; readonly result: T }
  | { readonly kind: 'result'; readonly result: T };

type Handlers<T> = {
  readonly onData: (event: LongEvent<T>) => void;
  readonly onError: (error: unknown) => void;
  readonly onComplete: () => void;
};

/** Begins a subscription of the host: `client.explore.breakEven.subscribe(input, handlers)`. */
export type BeginAnswer<T> = (handlers: Handlers<T>) => { readonly unsubscribe: () => void };

export type AnswerProgress = { readonly done: number; readonly of: number };

export type LongAnswer<T> = {
  /** The answer, an early one while the rest is looked for, or the former one until either is there. */
  readonly data: T | undefined;
  readonly isFormer: boolean;
  readonly error: unknown;
  readonly running: boolean;
  /** It was stopped before anything was there. */
  readonly stopped: boolean;
  /** How far it is; undefined until that is known. */
  readonly progress: AnswerProgress | undefined;
  /** Stops the work; what was there before stays. */
  readonly cancel: () => void;
  readonly again: () => void;
};

/** How long an answer stays at hand for undo, redo and going back. */
const KEPT_MS = 60_000;

/** What is kept: an early answer whose rest was never heard is asked for anew when somebody needs it again. */
type Kept<T> = { readonly answer: T; readonly whole: boolean };

type Asked<T> = {
  /** What the answer depends on; another key is another question. */
  readonly key: QueryKey;
  /** Nothing is asked where absent. */
  readonly begin: BeginAnswer<T> | undefined;
  /** Whether the answer to the key before may stand until the new one is there. */
  readonly keeps?: ((former: QueryKey) => boolean) | undefined;
};

/** The question as a query of `queries`; exported for its test. */
export function answerQuery<T>(
  { key, begin, keeps = () => true }: Asked<T>,
  queries: QueryClient,
  setProgress: (progress: AnswerProgress | undefined) => void,
): UseQueryOptions<Kept<T>> {
  return {
    queryKey: key,
    queryFn:
      begin === undefined
        ? skipToken
        : async ({ signal }) => {
            setProgress(undefined);
            const answer = await untilResult(begin, signal, (event) => {
              setProgress({ done: event.done, of: event.of });
              if (event.kind !== 'preview') return;
              queries.setQueryData<Kept<T>>(key, { answer: event.result, whole: false });
            });
            return { answer, whole: true };
          },
    staleTime: ({ state }) => (state.data?.whole === false ? 0 : Number.POSITIVE_INFINITY),
    placeholderData: (former, before) =>
      before !== undefined && keeps(before.queryKey) ? former : undefined,
    gcTime: KEPT_MS,
  };
}

/** An answer that takes a moment: kept like a query, with progress, and stopped when nobody waits for it. */
export function useLongAnswer<T>({ key, begin, keeps }: Asked<T>): LongAnswer<T> {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<AnswerProgress>();
  const query = useQuery(answerQuery({ key, begin, keeps }, queries, setProgress));
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  const cancel = useCallback(() => void queries.cancelQueries({ queryKey: key }), [queries, key]);
  const again = useCallback(() => void refetch(), [refetch]);
  return {
    data: data?.answer,
    isFormer: isPlaceholderData,
    error,
    running: isFetching,
    stopped: begin !== undefined && data === undefined && !isFetching && error === null,
    progress: isFetching ? progress : undefined,
    cancel,
    again,
  };
}

/** The answer as a promise; an abort of the signal leaves the subscription, which stops the host. */
export function untilResult<T>(
  begin: BeginAnswer<T>,
  signal: AbortSignal,
  onEvent: (event: Exclude<LongEvent<T>, { readonly kind: 'result' }>) => void,
): Promise<T> {
  return new Promise<T>((done, fail) => {
    let over = false;
    const started = begin({
      onData: (event) => {
        if (over) return;
        if (event.kind !== 'result') return onEvent(event);
        over = true;
        done(event.result);
      },
      onError: (error) => {
        over = true;
        fail(error instanceof Error ? error : new Error(String(error)));
      },
      onComplete: () => {
        if (!over) fail(new Error('The host ended without an answer.'));
      },
    });
    signal.addEventListener(
      'abort',
      () => {
        over = true;
        started.unsubscribe();
        fail(new DOMException('Stopped', 'AbortError'));
      },
      { once: true },
    );
  });
}
