import type { ReplayPlan, ReplayQuery, ReplayResult } from '../../shared/contract/replay';
import type { Usage } from '../planning/replay/usage';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import type { Crew, Jobs, Tasks } from './jobs';
import { readScenario } from './scenario-input';

/** What a caller hears while plans are run; the last one carries the result. */
export type ReplayEvent =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: ReplayResult };

export type ReplayOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Most threads; all there are where absent. */
  readonly threads?: number | undefined;
};

export type ReplayService = {
  /** Throws TierwiseError: `bad-input` before the first event, `cancelled` after an abort. */
  readonly run: (
    json: unknown,
    usage: Usage,
    query: ReplayQuery,
    options?: ReplayOptions,
  ) => AsyncGenerator<ReplayEvent, void, undefined>;
};

export function createReplayService(books: BookLookup, jobs: Jobs): ReplayService {
  return {
    async *run(json, usage, query, { signal, threads } = {}) {
      const { scenario, book } = readScenario(json, books);
      const known = book.plans.map(({ id }) => id);
      for (const [at, plan] of (query.plans ?? []).entries()) {
        if (!known.includes(plan))
          throw unknownName('bad-input', 'plan', `query.plans[${at}]`, plan, known);
      }
      for (const [name, operation] of Object.entries(query.operations)) {
        const operations = book.operations.map(({ id }) => id);
        if (!operations.includes(operation))
          throw unknownName(
            'bad-input',
            'operation',
            `query.operations.${name}`,
            operation,
            operations,
          );
      }
      const crew = jobs.open(
        'replay',
        { usage, scenario, book, query },
        { signal, width: threads },
      );
      try {
        yield* replayed(crew, query);
      } finally {
        crew.dismiss();
      }
    },
  };
}

type ReplayCrew = Crew<Tasks['replay']>;

async function* replayed(
  crew: ReplayCrew,
  query: ReplayQuery,
): AsyncGenerator<ReplayEvent, void, undefined> {
  const names = await crew.ask('plans', null);
  const fit = query.fit ? crew.ask('fit', null) : Promise.resolve(null);
  const againstPlan = crew.ask('againstPlan', null);
  const runs = names.map((plan) => crew.ask('plan', plan));
  const all = [fit, againstPlan, ...runs];
  // Several may fail at once; the first one that is waited for tells.
  for (const part of all) part.catch(() => undefined);
  const plans: ReplayPlan[] = [];
  for (const run of runs) {
    plans.push(await run);
    yield { kind: 'progress', done: plans.length, of: all.length };
  }
  const parts = { plans, fit: await fit, againstPlan: await againstPlan };
  yield { kind: 'result', result: await crew.ask('present', parts) };
}
