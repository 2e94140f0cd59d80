import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookupAmong } from '../../../src/main/services/book-lookup';
import type { Jobs } from '../../../src/main/services/jobs';
import {
  createMonteCarloService,
  type MonteCarloEvent,
} from '../../../src/main/services/monte-carlo';
import { createJobs, jobsInPlace } from '../../../src/main/workers/jobs';
import { MonteCarloQuery, MonteCarloResult } from '../../../src/shared/contract/uncertainty';
import type { TierwiseError } from '../../../src/shared/errors';
import { builtThread } from '../../support/built-thread';
import { smallScenario } from '../../support/library';
import { smallBook } from '../../support/small-book';

const UNSURE = smallScenario({
  lines: [
    { id: 'checks', operation: 'check', quantity: { min: 200, likely: 600, max: 900 } },
    { id: 'scans', operation: 'scan', quantity: { value: 40, plusMinusPercent: 50 } },
    { id: 'fixed', operation: 'scan', quantity: 10, schedule: { kind: 'daily' } },
  ],
});

let file = '';
const open: Jobs[] = [];
beforeAll(async () => {
  file = await builtThread('src/main/workers/thread-entry.ts');
}, 30_000);
afterAll(() => Promise.all(open.map((jobs) => jobs.close())));

function threads(count: number): Jobs {
  const jobs = createJobs({ threads: count, file });
  open.push(jobs);
  return jobs;
}

const run = (jobs: Jobs, query: object = {}, scenario: unknown = UNSURE, options = {}) =>
  createMonteCarloService(lookupAmong([smallBook()]), jobs).run(
    scenario,
    MonteCarloQuery.parse({ runs: 2_000, seed: 7, ...query }),
    options,
  );

async function eventsOf(events: AsyncIterable<MonteCarloEvent>): Promise<MonteCarloEvent[]> {
  const all: MonteCarloEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function resultOf(events: AsyncIterable<MonteCarloEvent>): Promise<MonteCarloResult> {
  const last = (await eventsOf(events)).at(-1);
  if (last?.kind !== 'result') throw new Error(`ended with ${last?.kind}`);
  return MonteCarloResult.parse(last.result);
}

describe('Monte Carlo', () => {
  it('gives the same bytes with 1, 2 and 8 threads and in place', async () => {
    const results = await Promise.all(
      [threads(1), threads(2), threads(8), jobsInPlace()].map((jobs) => resultOf(run(jobs))),
    );
    const texts = results.map((result) => JSON.stringify(result));
    expect(new Set(texts).size).toBe(1);
    const other = await resultOf(run(jobsInPlace(), { seed: 8 }));
    expect(JSON.stringify(other)).not.toBe(texts[0]);
    expect(results[0]).toMatchObject({
      runs: 2_000,
      currency: 'EUR',
      uncertain: ['checks', 'scans'],
    });
  }, 60_000);

  it('tells how far it is, shows an early picture and ends with the result', async () => {
    const events = await eventsOf(run(threads(2)));
    const done = events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(2_000);
    const [preview] = events.flatMap((event) => (event.kind === 'preview' ? [event.result] : []));
    expect(preview!.runs).toBeGreaterThanOrEqual(400);
    expect(preview!.runs).toBeLessThan(2_000);
    // The early picture is the picture of those runs alone.
    const alone = await resultOf(run(jobsInPlace(), { runs: preview!.runs }));
    expect(JSON.stringify(preview)).toBe(JSON.stringify(alone));
    expect(events.at(-1)?.kind).toBe('result');
  });

  it.each([
    ['in threads', () => threads(2)],
    ['in place', () => jobsInPlace()],
  ])('stops within 200 ms when asked to, %s', async (_name, jobs) => {
    const stop = new AbortController();
    const events = run(jobs(), { runs: 200_000 }, UNSURE, { signal: stop.signal });
    await events.next();
    await events.next();
    stop.abort();
    // A timer of this process is as late as everything else on a busy machine.
    const tooLate = new Promise((resolve) => setTimeout(resolve, 200, 'too late'));
    const ended = await Promise.race([
      eventsOf(events).catch((cause: unknown) => cause as TierwiseError),
      tooLate,
    ]);
    expect(ended).toMatchObject({ kind: 'cancelled', faults: [{ code: 'work_cancelled' }] });
  });

  it('stops when whoever listens goes away', async () => {
    const jobs = threads(1);
    for await (const event of run(jobs, { runs: 200_000 })) if (event.kind === 'progress') break;
    const begin = performance.now();
    await resultOf(run(jobs, { runs: 50 }));
    // The thread is free again: it does not go on with the runs nobody waits for.
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('refuses plans that the price book does not have, before anything runs', async () => {
    const faultsOf = (query: object) =>
      eventsOf(run(jobsInPlace(), query)).catch(
        (cause: unknown) => (cause as TierwiseError).faults,
      );
    expect(await faultsOf({ plans: ['pro', 'prro'] })).toMatchObject([
      { code: 'plan_unknown', path: 'query.plans[1]', remedy: 'Did you mean "pro"?' },
    ]);
    expect(await faultsOf({ plans: ['pro'], fan: 'free' })).toMatchObject([{ path: 'query.fan' }]);
  });

  it('says of amounts that are too large what they are, from whichever thread', async () => {
    const quantity = { min: 900_000_000_000, likely: 950_000_000_000, max: 1_000_000_000_000 };
    const huge = smallScenario({
      months: 120,
      lines: [
        {
          id: 'scans',
          operation: 'scan',
          quantity,
          parameters: { media: 'image' },
          schedule: { kind: 'daily' },
        },
      ],
    });
    const ended = await eventsOf(run(threads(1), { runs: 10 }, huge)).catch(
      (cause: unknown) => cause as TierwiseError,
    );
    expect(ended).toMatchObject({ kind: 'bad-input', faults: [{ code: 'amount_overflow' }] });
  });
});
