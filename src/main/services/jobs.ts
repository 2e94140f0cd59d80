import type { ReplayParts } from '../planning/replay/replay';
import type { Usage } from '../planning/replay/usage';
import type { Chunk } from '../planning/uncertainty/chunk';
import type { PriceBook } from '../../shared/contract/price-book';
import type {
  Fit,
  PlanAgainstActual,
  ReplayPlan,
  ReplayQuery,
  ReplayResult,
} from '../../shared/contract/replay';
import type { Scenario } from '../../shared/contract/scenario';
import type { MonteCarloQuery, MonteCarloResult } from '../../shared/contract/uncertainty';
import type {
  UsageFormat,
  UsageMapping,
  UsageProgress,
  UsageReport,
} from '../../shared/contract/usage';
import { TierwiseError } from '../../shared/errors';
import type { AnswerStep, Question } from './questions';

/**
 * What use cases ask of threads. A task is learned once by each thread (`setup`) and then answers
 * piece after piece; src/main/workers runs the tasks, in threads or in place.
 */

/** One way of asking a task: what it takes and what it gives; plain JSON and typed arrays. */
type Method<I, O> = { readonly input: I; readonly answer: O };

type TaskShape = {
  readonly setup: unknown;
  readonly methods: Readonly<Record<string, Method<unknown, unknown>>>;
};

/** Every task there is; src/main/workers/tasks.ts has their code. */
export type Tasks = {
  readonly batch: {
    readonly setup: {
      readonly what: 'compare' | 'simulate' | 'recommend';
      /** For simulate and recommend; the scenario's own, or any, where null. */
      readonly plan: string | null;
      /** The price book of all scenarios; null: the one each names. */
      readonly book: PriceBook | null;
    };
    readonly methods: {
      /** Scenarios as JSON text; results or {"error": …} as JSON text, one for each. */
      readonly answer: Method<
        readonly string[],
        readonly { readonly text: string; readonly ok: boolean }[]
      >;
    };
  };
  readonly 'monte-carlo': {
    readonly setup: {
      readonly scenario: Scenario;
      readonly book: PriceBook;
      readonly query: MonteCarloQuery;
    };
    readonly methods: {
      readonly run: Method<{ readonly from: number; readonly to: number }, Chunk>;
      /** The figures of the runs 0 to `runs`, which the chunks cover in any order. */
      readonly sum: Method<
        { readonly chunks: readonly Chunk[]; readonly runs: number },
        MonteCarloResult
      >;
    };
  };
  /** Keeps state: how far the answer is. */
  readonly answer: {
    readonly setup: Question;
    readonly methods: {
      /** Works a moment longer; the last step carries the answer. */
      readonly next: Method<null, AnswerStep>;
    };
  };
  /** Keeps state: the pieces of one file in their order, then its end. */
  readonly usage: {
    readonly setup: { readonly mapping: UsageMapping; readonly format: UsageFormat };
    readonly methods: {
      /** Bytes of the file. `aside`: the rows of this piece that could not be read, as NDJSON. */
      readonly read: Method<Uint8Array, UsageProgress & { readonly aside: string }>;
      readonly end: Method<
        null,
        { readonly usage: Usage; readonly report: UsageReport; readonly aside: string }
      >;
    };
  };
  readonly replay: {
    readonly setup: {
      readonly usage: Usage;
      readonly scenario: Scenario;
      readonly book: PriceBook;
      readonly query: ReplayQuery;
    };
    readonly methods: {
      /** Plans to run, by id. */
      readonly plans: Method<null, string[]>;
      readonly plan: Method<string, ReplayPlan>;
      readonly fit: Method<null, Fit>;
      readonly againstPlan: Method<null, PlanAgainstActual | null>;
      readonly present: Method<ReplayParts, ReplayResult>;
    };
  };
};

export type TaskName = keyof Tasks;

/** A task as it answers in one thread, after its setup. */
export type OpenTask<T extends TaskShape> = {
  readonly [M in keyof T['methods']]: (
    input: T['methods'][M]['input'],
  ) => T['methods'][M]['answer'] | Promise<T['methods'][M]['answer']>;
};

/** Threads that work on one setup. */
export type Crew<T extends TaskShape> = {
  /** Pieces that may be answered at the same time; asking more only queues them. */
  readonly width: number;
  /**
   * One piece. Rejects with what the task threw, with kind `cancelled` once the crew is dismissed,
   * and with a fault of its own where the thread ran out of memory or ended.
   * The buffers of `given` are handed over and gone here.
   */
  readonly ask: <M extends keyof T['methods'] & string>(
    method: M,
    input: T['methods'][M]['input'],
    given?: readonly ArrayBuffer[],
  ) => Promise<T['methods'][M]['answer']>;
  /** No more pieces; those still open are rejected as cancelled. */
  readonly dismiss: () => void;
};

export type CrewOptions = {
  /** Most threads for this crew; all there are where absent. */
  readonly width?: number | undefined;
  /** The task keeps something between its pieces: all of them go to one thread, in their order. */
  readonly keepsState?: boolean;
  /** Dismisses the crew. */
  readonly signal?: AbortSignal | undefined;
};

export type Jobs = {
  readonly open: <N extends TaskName>(
    task: N,
    setup: Tasks[N]['setup'],
    options?: CrewOptions,
  ) => Crew<Tasks[N]>;
  /** Ends all threads; crews still at work are dismissed. */
  readonly close: () => Promise<void>;
};

export function cancelled(): TierwiseError {
  return new TierwiseError('cancelled', [
    {
      code: 'work_cancelled',
      path: '',
      found: 'work that was stopped before its end',
      allowed: 'its end',
      remedy: 'Nothing was changed. Start it again when you want its answer.',
    },
  ]);
}
