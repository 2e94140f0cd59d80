import { describe, expect, it } from 'vitest';
import { createAppService } from '../../../src/main/services/app';
import type { MonteCarloEvent } from '../../../src/main/services/monte-carlo';
import type { ReplayEvent } from '../../../src/main/services/replay';
import { runCall, type Call } from '../../../src/main/trpc/call';
import { appRouter } from '../../../src/main/trpc/router';
import { ReplayResult } from '../../../src/shared/contract/replay';
import { UsageLook, type UsageReport } from '../../../src/shared/contract/usage';
import { MonteCarloResult } from '../../../src/shared/contract/uncertainty';
import type { Reply } from '../../../src/shared/channel';
import { smallScenario, testLibrary } from '../../support/library';

/** Calls as both hosts make them: JSON text in, replies out as JSON text. */
function host() {
  const services = {
    ...testLibrary(),
    app: createAppService({ version: '1.0.0', host: 'browser' as const }),
  };
  const context = () => ({ services });
  return async (
    type: Call['type'],
    path: string,
    input: unknown,
    {
      signal = new AbortController().signal,
      onReply = () => {},
    }: { signal?: AbortSignal; onReply?: () => void } = {},
  ): Promise<Reply[]> => {
    const replies: Reply[] = [];
    await runCall(
      { router: appRouter, context },
      { type, path, input: JSON.stringify(input), signal },
      (reply) => {
        replies.push(JSON.parse(JSON.stringify(reply)) as Reply);
        onReply();
      },
    );
    return replies;
  };
}

const dataOf = <T>(replies: readonly Reply[]): T[] =>
  replies.flatMap((reply) => (reply.kind === 'data' ? [reply.data as T] : []));

const UNSURE = smallScenario({
  lines: [{ id: 'checks', operation: 'check', quantity: { min: 200, likely: 600, max: 900 } }],
});

describe('long work over the router', () => {
  it('tells progress and ends with the odds', async () => {
    const call = host();
    const replies = await call('subscription', 'uncertainty.monteCarlo', {
      scenario: UNSURE,
      query: { runs: 300 },
    });
    const events = dataOf<MonteCarloEvent>(replies);
    expect(events.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(1);
    const last = events.at(-1)!;
    expect(last.kind === 'result' && MonteCarloResult.parse(last.result).runs).toBe(300);
    expect(replies.at(-1)).toEqual({ kind: 'done' });
  });

  it('stops when the call is stopped, and says nothing more', async () => {
    const stop = new AbortController();
    const begin = performance.now();
    const replies = await host()(
      'subscription',
      'uncertainty.monteCarlo',
      { scenario: UNSURE, query: { runs: 200_000 } },
      { signal: stop.signal, onReply: () => stop.abort() },
    );
    expect(replies).toHaveLength(1);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('takes a file from its first bytes to the replay', async () => {
    const call = host();
    const csv = `day,action,n\n${Array.from({ length: 31 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')},check,10`).join('\n')}\n`;
    const all = Buffer.from(csv);
    const [look] = dataOf<UsageLook>(
      await call('query', 'usage.look', {
        head: all.subarray(0, 120).toString('base64'),
        whole: false,
        priceBook: { id: 'kiosk' },
      }),
    );
    const { format, suggested } = UsageLook.parse(look);
    expect(suggested).toMatchObject({
      date: 'day',
      operation: { column: 'action' },
      quantity: 'n',
    });
    const [begun] = dataOf<{ upload: string }>(
      await call('mutation', 'usage.begin', { format, mapping: suggested }),
    );
    const { upload } = begun!;
    for (let at = 0; at < all.length; at += 200) {
      await call('mutation', 'usage.append', {
        upload,
        at,
        piece: all.subarray(at, at + 200).toString('base64'),
      });
    }
    const [finished] = dataOf<{ usage: string; report: UsageReport }>(
      await call('mutation', 'usage.finish', { upload }),
    );
    expect(finished!.report).toMatchObject({ rows: 31, taken: 31, bytes: all.length });
    const { usage } = finished!;
    const events = dataOf<ReplayEvent>(
      await call('subscription', 'replay.run', {
        scenario: smallScenario(),
        usage,
        query: { fit: true },
      }),
    );
    const last = events.at(-1)!;
    const result = ReplayResult.parse(last.kind === 'result' ? last.result : undefined);
    expect(result).toMatchObject({ units: 310, cheapest: 'free' });
    expect(result.fit!.operations[0]!.fittedUnits).toBe(310);
    await call('mutation', 'usage.cancel', { upload: usage });
    const [gone] = await call('subscription', 'replay.run', { scenario: smallScenario(), usage });
    expect(gone).toMatchObject({
      kind: 'error',
      error: { data: { kind: 'not-found', faults: [{ code: 'usage_forgotten' }] } },
    });
  });

  it.each([
    ['usage.append', { upload: 'x', at: 0, piece: 'not base64!' }],
    ['usage.append', { upload: 'x', at: -1, piece: '' }],
    ['usage.begin', { format: {}, mapping: {} }],
  ])('refuses a malformed %s', async (path, input) => {
    const [reply] = await host()('mutation', path, input);
    expect(reply).toMatchObject({ kind: 'error', error: { data: { kind: 'bad-input' } } });
  });
});
