import type { Ceilings } from '../../shared/contract/ceilings';
import type { Recommendation } from '../../shared/contract/decisions';
import type { AssumptionRegister } from '../../shared/contract/explain';
import type {
  BreakEven,
  BreakEvenQuery,
  PlanMap,
  PlanMapQuery,
  Sensitivity,
} from '../../shared/contract/explore';
import type { Impact } from '../../shared/contract/impact';
import type { PriceBookRef } from '../../shared/contract/library';
import type { Scenario } from '../../shared/contract/scenario';
import type { BookLookup } from './book-lookup';
import type { RecommendOptions } from './decisions';
import { unknownName } from './fault';
import type { Jobs } from './jobs';
import type { Question, Questions } from './questions';
import { readFor, readScenario, requirePart } from './scenario-input';

/** What a caller hears while an answer is worked out; the last one carries it. */
export type AnswerEvent<T> =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  /** An answer that the rest may only add to. */
  | { readonly kind: 'preview'; readonly done: number; readonly of: number; readonly result: T }
  | { readonly kind: 'result'; readonly result: T };

export type Answering<T> = AsyncGenerator<AnswerEvent<T>, void, undefined>;

type Signal = AbortSignal | undefined;

/**
 * Answers that may take longer than a moment, worked out away from the thread that answers windows
 * and pages. They throw TierwiseError: `bad-input` before the first event, `cancelled` after an abort.
 */
export type AnswerService = {
  /** The cheapest feasible way; the choice is there as a preview while what is told of it is looked for. */
  readonly recommend: (
    json: unknown,
    options: RecommendOptions,
    signal?: Signal,
  ) => Answering<Recommendation>;
  readonly ceilings: (json: unknown, plan: string, signal?: Signal) => Answering<Ceilings>;
  /** As `assumptions` of services/planning.ts, which answers at once. */
  readonly assumptions: (
    json: unknown,
    plan: string,
    signal?: Signal,
  ) => Answering<AssumptionRegister>;
  /** The saved scenarios of a price book's version, under it and under another. */
  readonly impactOnSaved: (
    before: PriceBookRef,
    after: PriceBookRef,
    signal?: Signal,
  ) => Answering<Impact>;
  readonly breakEven: (
    json: unknown,
    query: BreakEvenQuery,
    signal?: Signal,
  ) => Answering<BreakEven>;
  readonly planMap: (json: unknown, query: PlanMapQuery, signal?: Signal) => Answering<PlanMap>;
  readonly sensitivity: (json: unknown, plan: string, signal?: Signal) => Answering<Sensitivity>;
};

/** Saved scenarios that are pinned to a version of a price book. */
export type PinnedTo = (book: PriceBookRef) => readonly Scenario[];

export function createAnswerService(
  books: BookLookup,
  jobs: Jobs,
  pinnedTo: PinnedTo,
): AnswerService {
  const bookOf = ({ id, version }: PriceBookRef, path: string) => {
    const book = books(id, version);
    if (book === undefined)
      throw unknownName('not-found', 'price book', path, `${id} ${version}`, []);
    return book;
  };
  return {
    async *recommend(json, options, signal) {
      const { scenario, book } = readFor(json, options.plan, books);
      yield* answered(jobs, { kind: 'recommend', scenario, book, ...options }, signal);
    },
    async *ceilings(json, plan, signal) {
      const { scenario, book } = readFor(json, plan, books);
      yield* answered(jobs, { kind: 'ceilings', scenario, book, plan }, signal);
    },
    async *assumptions(json, plan, signal) {
      const { scenario, book } = readFor(json, plan, books);
      yield* answered(jobs, { kind: 'assumptions', scenario, book, plan }, signal);
    },
    async *impactOnSaved(before, after, signal) {
      const versions = { before: bookOf(before, 'before'), after: bookOf(after, 'after') };
      yield* answered(jobs, { kind: 'impact', scenarios: pinnedTo(before), ...versions }, signal);
    },
    async *breakEven(json, query, signal) {
      const { scenario, book } = requirePart(readScenario(json, books), query.part, 'part');
      yield* answered(jobs, { kind: 'break-even', scenario, book, query }, signal);
    },
    async *planMap(json, query, signal) {
      const input = requirePart(readScenario(json, books), query.x.part, 'x.part');
      const { scenario, book } = requirePart(input, query.y.part, 'y.part');
      yield* answered(jobs, { kind: 'plan-map', scenario, book, query }, signal);
    },
    async *sensitivity(json, plan, signal) {
      const { scenario, book } = readFor(json, plan, books);
      yield* answered(jobs, { kind: 'sensitivity', scenario, book, plan }, signal);
    },
  };
}

/** Asks for part after part until the answer is there; leaving it stops the work. */
async function* answered<Q extends Question>(
  jobs: Jobs,
  question: Q,
  signal: Signal,
): Answering<Questions[Q['kind']]['answer']> {
  const crew = jobs.open('answer', question, { keepsState: true, signal });
  try {
    for (;;) {
      const step = await crew.ask('next', null);
      // A task answers the kind of question it was set up with.
      yield step;
      if (step.kind === 'result') return;
    }
  } finally {
    crew.dismiss();
  }
}
