import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBatch, LONGEST_LINE_BYTES, type BatchSetup } from '../../../src/main/services/batch';
import type { Jobs } from '../../../src/main/services/jobs';
import { createJobs, jobsInPlace } from '../../../src/main/workers/jobs';
import { Comparison } from '../../../src/shared/contract/result';
import { builtThread } from '../../support/built-thread';
import { smallScenario } from '../../support/library';
import { smallBook } from '../../support/small-book';

const setup = (more: Partial<BatchSetup> = {}): BatchSetup => ({
  what: 'compare',
  plan: null,
  book: smallBook(),
  ...more,
});

const named = (name: string, quantity = 600): string =>
  JSON.stringify(smallScenario({ name, lines: [{ id: 'checks', operation: 'check', quantity }] }));

type Line = { scenario?: string; error?: { kind: string; faults: { code: string }[] } };

async function answersOf(
  input: AsyncIterable<Uint8Array>,
  { jobs = jobsInPlace(), ...more }: Partial<BatchSetup> & { jobs?: Jobs } = {},
): Promise<{ lines: Line[]; text: string; bad: number }> {
  let text = '';
  let bad = 0;
  for await (const answers of answerBatch(input, setup(more), jobs)) {
    text += answers.text;
    bad += answers.bad;
  }
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  return { lines, text, bad };
}

/** The text in pieces cut anywhere, letters of several bytes among them. */
async function* bytes(text: string, size = 997): AsyncGenerator<Uint8Array> {
  const all = new TextEncoder().encode(text);
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

const told = (lines: readonly Line[]): string[] =>
  lines.map(({ scenario, error }) => scenario ?? `${error?.kind} ${error?.faults[0]?.code}`);

let file = '';
const open: Jobs[] = [];
beforeAll(async () => {
  file = await builtThread('src/main/workers/thread-entry.ts');
}, 30_000);
afterAll(() => Promise.all(open.map((jobs) => jobs.close())));

const threads = (count: number): Jobs => {
  const jobs = createJobs({ threads: count, file });
  open.push(jobs);
  return jobs;
};

describe('a batch of scenarios', () => {
  it('answers every line in its place, wrong ones with what is wrong', async () => {
    const lines = [
      named('Frühling'),
      '{"name":',
      named('free'),
      '',
      JSON.stringify({ ...smallScenario(), months: 0 }),
      '[]',
      `${'['.repeat(70)}${']'.repeat(70)}`,
      named('last'),
    ];
    const { lines: answers, bad } = await answersOf(bytes(lines.join('\r\n')));
    expect(told(answers)).toEqual([
      'Frühling',
      'bad-input json_not_valid',
      'free',
      'bad-input line_empty',
      expect.stringContaining('bad-input'),
      expect.stringContaining('bad-input'),
      'bad-input json_depth_exceeded',
      'last',
    ]);
    expect(bad).toBe(5);
    expect(Comparison.safeParse(answers[0]).success).toBe(true);
  });

  it('gives the same bytes with 1, 2 and 8 threads and in place, in whatever pieces it comes', async () => {
    const text = `${Array.from({ length: 120 }, (_, at) => (at % 17 === 3 ? '{' : named(`s${at}`, 20 * at))).join('\n')}\n`;
    const runs = await Promise.all([
      answersOf(bytes(text, 1 << 20)),
      answersOf(bytes(text, 313), { jobs: threads(1) }),
      answersOf(bytes(text), { jobs: threads(2) }),
      answersOf(bytes(text, 70_001), { jobs: threads(8) }),
    ]);
    expect(new Set(runs.map((run) => run.text)).size).toBe(1);
    expect(runs[0].lines).toHaveLength(120);
    expect(runs[0].lines.map((line) => line.scenario).filter(Boolean)).toHaveLength(113);
  }, 60_000);

  it('simulates the plan of each scenario, or the one told for all', async () => {
    const text = [named('none'), JSON.stringify(smallScenario({ plan: 'pro' }))].join('\n');
    const own = await answersOf(bytes(text), { what: 'simulate' });
    expect(told(own.lines)).toEqual(['bad-input plan_missing', 'Autumn']);
    const free = await answersOf(bytes(text), { what: 'simulate', plan: 'free' });
    expect(
      free.lines.map((line) => (line as { summary?: { plan: string } }).summary?.plan),
    ).toEqual(['free', 'free']);
    const unknown = await answersOf(bytes(text), { what: 'simulate', plan: 'gold' });
    expect(told(unknown.lines)).toEqual(['bad-input plan_unknown', 'bad-input plan_unknown']);
  });

  it('recommends', async () => {
    const { lines, bad } = await answersOf(bytes(named('one')), { what: 'recommend' });
    expect(bad).toBe(0);
    expect(lines[0]).toMatchObject({ kind: 'recommendation', scenario: 'one' });
  });

  it('prices with the book each line names where none is given', async () => {
    const { lines } = await answersOf(bytes(named('kiosk')), { book: null });
    expect(told(lines)).toEqual(['bad-input price_book_unknown']);
  });

  it('lets go of a line that is too long, and reads the next', async () => {
    async function* input(): AsyncGenerator<Uint8Array> {
      yield* bytes(`${named('before')}\n`);
      for (let at = 0; at <= LONGEST_LINE_BYTES; at += 1 << 20)
        yield new Uint8Array(1 << 20).fill(120);
      yield* bytes(`\n${named('after')}`);
    }
    const { lines } = await answersOf(input());
    expect(told(lines)).toEqual(['before', 'bad-input line_too_long', 'after']);
  });

  it('refuses bytes that are not UTF-8, line by line', async () => {
    async function* input(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(`${named('before')}\n{"name":"`);
      yield Uint8Array.of(0xff, 0xfe, 10);
      yield new TextEncoder().encode(named('after'));
    }
    expect(told((await answersOf(input())).lines)).toEqual([
      'before',
      'bad-input input_not_utf8',
      'after',
    ]);
  });

  it('reads no more of the input than it has room for answers', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 1;
        yield new TextEncoder().encode(`${named(`n${read}`)}\n`);
        await Promise.resolve();
      }
    }
    const answers = answerBatch(endless(), setup(), jobsInPlace());
    for (let at = 0; at < 20; at += 1) await answers.next();
    // Nobody takes more answers for a while: the input must come to rest.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rest = read;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read).toBe(rest);
    expect(rest).toBeLessThan(40);
    await answers.return(undefined);
  });

  it('answers what has come in before more comes', async () => {
    const gate = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield* bytes(`${named('first')}\n`);
      await gate.promise;
      yield* bytes(`${named('second')}\n`);
    }
    const answers = answerBatch(slow(), setup(), jobsInPlace());
    const first = await answers.next();
    expect((first.value as { text: string }).text).toContain('"scenario":"first"');
    gate.resolve();
    expect(((await answers.next()).value as { text: string }).text).toContain(
      '"scenario":"second"',
    );
    expect((await answers.next()).done).toBe(true);
  });
});
