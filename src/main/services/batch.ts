import { badInput, TierwiseError } from '../../shared/errors';
import { errorOf } from './batch-task';
import { inOrder } from './in-order';
import type { Crew, Jobs, Tasks } from './jobs';

export type BatchSetup = Tasks['batch']['setup'];
type Answer = Tasks['batch']['methods']['answer']['answer'][number];

/** Results of some lines, in their order, as text to be written. */
export type BatchAnswers = { readonly text: string; readonly count: number; readonly bad: number };

/** Longest line; a longer one is answered with an error and never held. */
export const LONGEST_LINE_BYTES = 16 * 1024 * 1024;
/** Lines and bytes that go to a thread at once. */
const BLOCK_LINES = 16;
const BLOCK_BYTES = 256 * 1024;
/** Blocks on their way for each thread: enough that none waits for the writing of another. */
const BLOCKS_PER_THREAD = 3;

/** A line, or why it is none. */
type Line = { readonly text: string } | { readonly error: TierwiseError };

/**
 * Scenarios as NDJSON through all threads: a result for each line, in the order of the lines. A line
 * that is wrong has {"error": …} in its place. Holds a few blocks of lines, however long the input.
 */
export async function* answerBatch(
  chunks: AsyncIterable<Uint8Array>,
  setup: BatchSetup,
  jobs: Jobs,
  options: {
    readonly threads?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): AsyncGenerator<BatchAnswers, void, undefined> {
  const crew = jobs.open('batch', setup, { width: options.threads, signal: options.signal });
  try {
    const width = crew.width * BLOCKS_PER_THREAD;
    for await (const answers of inOrder(blocksOf(chunks), width, (block) =>
      answerBlock(crew, block),
    )) {
      const text = answers.map((answer) => `${answer.text}\n`).join('');
      yield { text, count: answers.length, bad: answers.filter(({ ok }) => !ok).length };
    }
  } finally {
    crew.dismiss();
  }
}

type BatchCrew = Crew<Tasks['batch']>;

async function answerBlock(crew: BatchCrew, block: readonly Line[]): Promise<Answer[]> {
  const texts = block.flatMap((line) => ('text' in line ? [line.text] : []));
  const answers = texts.length === 0 ? [] : await answersOf(crew, texts);
  const left = answers.values();
  return block.map((line) =>
    'text' in line ? (left.next().value as Answer) : answerOf(line.error),
  );
}

/** A thread that is lost with a block has met one bad line in it: each line is tried alone. */
async function answersOf(crew: BatchCrew, texts: readonly string[]): Promise<readonly Answer[]> {
  try {
    return await crew.ask('answer', texts);
  } catch (cause) {
    if (!(cause instanceof TierwiseError) || cause.kind === 'cancelled') throw cause;
    if (texts.length === 1) return [answerOf(cause)];
    const answers: Answer[] = [];
    for (const text of texts) answers.push(...(await answersOf(crew, [text])));
    return answers;
  }
}

function answerOf(cause: TierwiseError): Answer {
  return { text: JSON.stringify({ error: errorOf(cause) }), ok: false };
}

const LINE_END = 10;

/** Lines in blocks. What has come in is passed on at once: who waits for an answer gets it. */
async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const cutter = new LineCutter();
  for await (const chunk of chunks) {
    yield* inBlocks(cutter.push(chunk));
  }
  yield* inBlocks(cutter.end());
}

function* inBlocks(lines: readonly Line[]): Generator<readonly Line[]> {
  let block: Line[] = [];
  let size = 0;
  for (const line of lines) {
    block.push(line);
    size += 'text' in line ? line.text.length : 0;
    if (block.length < BLOCK_LINES && size < BLOCK_BYTES) continue;
    yield block;
    block = [];
    size = 0;
  }
  if (block.length > 0) yield block;
}

/** Cuts bytes at line ends and reads each line as UTF-8; holds one line at most. */
class LineCutter {
  #held: Uint8Array[] = [];
  #length = 0;
  #tooLong = false;

  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let at = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, at)) {
      this.#hold(chunk.subarray(at, end));
      lines.push(this.#take());
      at = end + 1;
    }
    this.#hold(chunk.subarray(at));
    return lines;
  }

  /** The last line may have no end; nothing behind the last end is no line. */
  end(): Line[] {
    return this.#length === 0 && !this.#tooLong ? [] : [this.#take()];
  }

  #hold(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > LONGEST_LINE_BYTES) {
      this.#tooLong = true;
      this.#held = [];
    } else if (bytes.length > 0) this.#held.push(bytes);
  }

  #take(): Line {
    const held = this.#held;
    const tooLong = this.#tooLong;
    this.#held = [];
    this.#length = 0;
    this.#tooLong = false;
    if (tooLong)
      return {
        error: refused(
          'line_too_long',
          `more than ${LONGEST_LINE_BYTES} bytes`,
          `lines of at most ${LONGEST_LINE_BYTES} bytes`,
        ),
      };
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(held));
      if (text.trim() !== '') return { text };
      return { error: refused('line_empty', 'an empty line', 'a scenario on each line') };
    } catch {
      return { error: refused('input_not_utf8', 'bytes that are not UTF-8', 'UTF-8 text') };
    }
  }
}

function refused(code: string, found: string, allowed: string): TierwiseError {
  return badInput([
    { code, path: '', found, allowed, remedy: 'Write one scenario as JSON on each line.' },
  ]);
}
