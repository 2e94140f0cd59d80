import type { MonteCarloQuery, MonteCarloResult } from '../../shared/contract/uncertainty';
import type { Chunk } from '../planning/uncertainty/chunk';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import type { Crew, Jobs, Tasks } from './jobs';
import { readScenario, requirePlan, type PricedInput } from './scenario-input';

/** What a caller hears while the runs go on; the last one carries the result. */
export type MonteCarloEvent =
  | { readonly kind: 'progress'; readonly done: number; readonly runs: number }
  /** The figures of the first runs, for a picture while the others are under way. */
  | { readonly kind: 'preview'; readonly result: MonteCarloResult }
  | { readonly kind: 'result'; readonly result: MonteCarloResult };

export type MonteCarloOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Most threads; all there are where absent. The result is the same. */
  readonly threads?: number | undefined;
};

export type MonteCarloService = {
  /** Throws TierwiseError: `bad-input` before the first event, `cancelled` after an abort. */
  readonly run: (
    json: unknown,
    query: MonteCarloQuery,
    options?: MonteCarloOptions,
  ) => AsyncGenerator<MonteCarloEvent, void, undefined>;
};

/** Runs of the first piece; the following ones are sized by how long it took. */
const FIRST_PIECE = 16;
/** Pieces about so long leave the progress lively and a cancellation quick. */
const PIECE_MS = 60;
const MAX_PIECE = 2_000;
/** Runs behind the first picture, at least so long before the end. */
const PREVIEW_RUNS = 400;

export function createMonteCarloService(books: BookLookup, jobs: Jobs): MonteCarloService {
  return {
    async *run(json, query, { signal, threads } = {}) {
      const input = readScenario(json, books);
      refuseUnknownPlans(input, query);
      const { scenario, book } = input;
      const crew = jobs.open('monte-carlo', { scenario, book, query }, { signal, width: threads });
      try {
        yield* allRuns(crew, query.runs);
      } finally {
        crew.dismiss();
      }
    },
  };
}

function refuseUnknownPlans(input: PricedInput, { plans = [], fan }: MonteCarloQuery): void {
  for (const [at, plan] of plans.entries()) requirePlan(input, plan, `query.plans[${at}]`);
  requirePlan(input, fan, 'query.fan');
  if (fan !== undefined && plans.length > 0 && !plans.includes(fan))
    throw unknownName('bad-input', 'plan', 'query.fan', fan, plans);
}

type MonteCarloCrew = Crew<Tasks['monte-carlo']>;

async function* allRuns(
  crew: MonteCarloCrew,
  runs: number,
): AsyncGenerator<MonteCarloEvent, void, undefined> {
  const chunks: Chunk[] = [];
  let done = 0;
  let previewed = runs < PREVIEW_RUNS * 4;
  for await (const chunk of pieces(crew, runs)) {
    chunks.push(chunk);
    done += chunk.to - chunk.from;
    yield { kind: 'progress', done, runs };
    const first = previewed ? 0 : coveredFromStart(chunks);
    if (first < PREVIEW_RUNS || done === runs) continue;
    previewed = true;
    // Copied, not handed over: the sum of all runs needs these chunks again.
    const early = chunks.filter((one) => one.to <= first);
    yield { kind: 'preview', result: await crew.ask('sum', { chunks: early, runs: first }) };
  }
  const result = await crew.ask('sum', { chunks, runs }, buffersOf(chunks));
  yield { kind: 'result', result };
}

/** The runs in pieces of about PIECE_MS, as many under way as the crew has threads. */
async function* pieces(crew: MonteCarloCrew, runs: number): AsyncGenerator<Chunk> {
  let next = 0;
  let size = FIRST_PIECE;
  const open = new Map<number, Promise<{ readonly chunk: Chunk; readonly ms: number }>>();
  const start = (): void => {
    const from = next;
    const to = Math.min(runs, from + size);
    next = to;
    const begin = performance.now();
    const piece = crew
      .ask('run', { from, to })
      .then((chunk) => ({ chunk, ms: performance.now() - begin }));
    // Several may fail at once; the first one that is waited for tells.
    piece.catch(() => undefined);
    open.set(from, piece);
  };
  for (let at = 0; at < crew.width; at += 1) if (next < runs) start();
  while (open.size > 0) {
    const { chunk, ms } = await Promise.race(open.values());
    open.delete(chunk.from);
    const each = Math.max(0.001, ms / (chunk.to - chunk.from));
    // At most fourfold at once: the first piece also pays for learning the task.
    size = Math.round(Math.max(1, Math.min(MAX_PIECE, size * 4, PIECE_MS / each)));
    if (next < runs) start();
    yield chunk;
  }
}

/** Runs from 0 on that the chunks cover without a gap. */
function coveredFromStart(chunks: readonly Chunk[]): number {
  let covered = 0;
  for (const chunk of chunks.toSorted((a, b) => a.from - b.from)) {
    if (chunk.from !== covered) break;
    covered = chunk.to;
  }
  return covered;
}

function buffersOf(chunks: readonly Chunk[]): ArrayBuffer[] {
  return chunks.flatMap(({ totals, flags, balances }) =>
    [...totals, ...flags, balances].map((column) => column.buffer as ArrayBuffer),
  );
}
