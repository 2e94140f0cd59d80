import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Jobs } from '../../../../src/main/services/jobs';
import { lookAt } from '../../../../src/main/services/usage/look';
import { UsageReading } from '../../../../src/main/services/usage/read-usage';
import { createJobs, jobsInPlace } from '../../../../src/main/workers/jobs';
import type { UsageMapping } from '../../../../src/shared/contract/usage';
import { builtThread } from '../../../support/built-thread';

const ROWS = 300_000;
const PIECE_ROWS = 10_000;

const MAPPING: UsageMapping = {
  date: 'at',
  operation: { column: 'operation' },
  quantity: 'quantity',
  status: 'status',
  succeeded: [],
  failed: [],
  parameters: { media: 'media' },
};

/** Every row has a text of its own that no sum may keep alive. */
function row(at: number): string {
  const day = new Date(Date.UTC(2025, 0, 1) + (at % 365) * 86_400_000).toISOString();
  return `${day},op-${at % 20},${1 + (at % 7)},${at % 13 === 0 ? 'failed' : 'ok'},m${at % 5},"customer ${at}, ${'x'.repeat(400)}"\n`;
}

function* pieces(rows: number): Generator<Uint8Array> {
  yield Buffer.from('at,operation,quantity,status,media,note\n');
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    let text = '';
    for (let at = from; at < Math.min(rows, from + PIECE_ROWS); at += 1) text += row(at);
    yield Buffer.from(text);
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is still held once everything that nobody needs is given back. */
function heldMemory(): number {
  collect();
  return process.memoryUsage.rss();
}

let file = '';
let threads: Jobs;
beforeAll(async () => {
  file = await builtThread('src/main/workers/thread-entry.ts');
  threads = createJobs({ threads: 1, file });
}, 30_000);
afterAll(() => threads.close());

async function readAll(jobs: Jobs, rows: number) {
  const { format } = lookAt(
    Buffer.from(`at,operation,quantity,status,media,note\n${row(0)}`),
    true,
  );
  const reading = new UsageReading(jobs, { mapping: MAPPING, format }, { aside: () => undefined });
  const before = heldMemory();
  let most = before;
  for (const piece of pieces(rows)) {
    await reading.push(piece);
    most = Math.max(most, heldMemory());
  }
  const { report, usage } = await reading.end();
  return { report, usage, grown: most - before };
}

describe('reading a long file', () => {
  it.each([
    ['in a thread', () => threads],
    ['in place', () => jobsInPlace()],
  ])(
    'takes memory for the sums, not for the rows, %s',
    async (_name, jobs) => {
      // What the first rows need anyway, code and buffers, is not what grows.
      await readAll(jobs(), 20_000);
      const { report, usage, grown } = await readAll(jobs(), ROWS);
      expect(report).toMatchObject({ rows: ROWS, taken: ROWS, setAside: 0 });
      // 365 days × 20 operations × 5 media is the most; each row's days and kinds repeat.
      expect(usage.days.length).toBeLessThanOrEqual(36_500);
      // The file has about 140 MB: a reader that keeps its rows passes this bound by far.
      expect(grown / 2 ** 20).toBeLessThan(90);
    },
    60_000,
  );
});
