import { createTRPCClient, type TRPCClient, type TRPCLink } from '@trpc/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveIpc } from '../../../src/main/trpc/ipc-server';
import { startBrowserHost, type BrowserHost } from '../../../src/main/web/server';
import { failureOf } from '../../../src/renderer/trpc/call-error';
import { httpLink } from '../../../src/renderer/trpc/http-link';
import { ipcLink } from '../../../src/renderer/trpc/ipc-link';
import { CALL_HEADER } from '../../../src/shared/channel';
import { callRouter, until, type CallRouter, type Trace } from '../../main/trpc/call-router';
import { FakeIpc, FakePage } from '../../main/trpc/fake-page';

const trace: Trace = [];
const routerHost = { router: callRouter(trace), context: () => ({ services: {} }) };
let host: BrowserHost;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  host = await startBrowserHost({ ...routerHost, port: 0, pages: '.', log: () => undefined });
  const address = new URL(host.newAddress());
  const { origin } = address;
  const headers = { origin, 'content-type': 'application/json', [CALL_HEADER]: 'mutation' };
  const session = await realFetch(`${origin}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ code: address.hash.slice(1) }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  // What a browser adds by itself on the page's own origin.
  globalThis.fetch = (input, init) =>
    realFetch(new URL(input as string, origin), {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), origin, cookie },
    });
});

afterAll(async () => {
  globalThis.fetch = realFetch;
  await host.close();
});

beforeEach(() => {
  trace.length = 0;
});

function overIpc(): TRPCLink<CallRouter> {
  const ipc = new FakeIpc();
  serveIpc(ipc, routerHost, () => true);
  return ipcLink<CallRouter>(new FakePage().bridgeTo(ipc));
}

describe.each([
  ['IPC', overIpc],
  ['HTTP', (): TRPCLink<CallRouter> => httpLink<CallRouter>()],
])('a page over %s', (_name, link) => {
  let client: TRPCClient<CallRouter>;
  beforeEach(() => {
    client = createTRPCClient<CallRouter>({ links: [link()] });
  });

  test('asks and saves', async () => {
    expect(await client.echo.query({ text: 'ä€😀' })).toEqual({ text: 'ä€😀' });
    expect(await client.save.mutate()).toEqual({ saved: true });
  });

  test('runs many calls at once and gets each its own answer', async () => {
    const texts = Array.from({ length: 50 }, (_, n) => String(n));
    const answers = await Promise.all(texts.map((text) => client.echo.query({ text })));
    expect(answers.map(({ text }) => text)).toEqual(texts);
  });

  test('learns the kind and the faults of our errors', async () => {
    const error: unknown = await client.refuse.mutate().catch((cause: unknown) => cause);
    expect(failureOf(error)).toMatchObject({
      kind: 'conflict',
      faults: [{ code: 'name_taken', path: 'name' }],
    });
  });

  test('learns where its input is wrong', async () => {
    const wrong = { text: 5 } as unknown as { text: string };
    const error: unknown = await client.echo.query(wrong).catch((cause: unknown) => cause);
    expect(failureOf(error)).toMatchObject({ kind: 'bad-input', faults: [{ path: 'text' }] });
  });

  test('learns of a bug without its stack', async () => {
    const error: unknown = await client.break.query().catch((cause: unknown) => cause);
    expect(failureOf(error)).toMatchObject({ kind: 'bug', faults: [{ found: 'broken inside' }] });
    expect(JSON.stringify(error)).not.toContain('call-router');
  });

  test('follows a subscription to its end', async () => {
    const seen: number[] = [];
    await new Promise<void>((resolve, reject) => {
      client.count.subscribe(
        { to: 5 },
        { onData: (n) => seen.push(n), onComplete: resolve, onError: reject },
      );
    });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  test('learns why a subscription failed half-way', async () => {
    const seen: string[] = [];
    const error: unknown = await new Promise((resolve) => {
      client.fail.subscribe(undefined, { onData: (text) => seen.push(text), onError: resolve });
    });
    expect(seen).toEqual(['first']);
    expect(failureOf(error)).toMatchObject({ kind: 'storage', faults: [{ code: 'disk_full' }] });
  });

  test('stops a subscription on the other side too', async () => {
    const seen: number[] = [];
    const subscription = client.count.subscribe({ to: 1_000_000 }, { onData: (n) => seen.push(n) });
    await until(() => seen.length > 2);
    subscription.unsubscribe();
    const count = seen.length;
    await until(() => trace.includes('count ended'));
    expect(seen.length).toBe(count);
  });

  test('stops a question on the other side too', async () => {
    const controller = new AbortController();
    const asked = client.slow.query(undefined, { signal: controller.signal });
    const ended = asked.catch((cause: unknown) => cause);
    await until(() => trace.includes('slow begun'));
    controller.abort();
    expect(await ended).toMatchObject({ cause: { name: 'AbortError' } });
    await until(() => trace.includes('slow stopped'));
  });

  test('does not even ask with a signal that was aborted before', async () => {
    const asked = client.save.mutate(undefined, { signal: AbortSignal.abort() });
    await expect(asked).rejects.toThrow();
    await client.plain.query();
    expect(trace).toEqual(['plain']);
  });
});
